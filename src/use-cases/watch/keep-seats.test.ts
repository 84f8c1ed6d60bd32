import { describe, expect, it } from 'vitest';
import type { SeatsOnDay } from '#use-cases/ports/store/seats.ts';
import { keepSeats, seatsBefore } from './keep-seats.ts';

const INSTITUTION = { timeZone: 'America/Bogota' };
const SKU = { skuId: 'e1', skuPartNumber: 'STANDARDPACK', total: 50, free: 3, mailbox: true };

describe('the seats of the licences', () => {
  it('are kept by the day of the institution, for 400 days', async () => {
    const kept: unknown[] = [];
    const seats = { keep: async (...said: unknown[]) => void kept.push(...said), near: async () => [] };
    const clock = { now: () => new Date('2026-11-30T03:00:00Z') };
    await keepSeats({ store: { seats }, directory: { licences: async () => [SKU] }, clock, institution: INSTITUTION });
    expect(kept).toEqual([[{ skuId: 'e1', day: '2026-11-29', total: 50, free: 3 }], '2025-10-25']);
  });

  it('are compared with those of about four weeks ago, and never with those of this week', async () => {
    const asked: string[] = [];
    const found: readonly SeatsOnDay[] = [
      { skuId: 'e1', day: '2026-11-02', total: 50, free: 9 },
      { skuId: 'f3', day: '2026-11-18', total: 50, free: 1 },
    ];
    const near = async (...days: readonly string[]) => (asked.push(...days), found);
    const before = await seatsBefore({ store: { seats: { keep: async () => undefined, near } } }, '2026-11-30');
    expect(asked).toEqual(['2026-11-02', '2026-11-23']);
    expect([...before]).toEqual([
      ['e1', { free: 9, weeks: 4 }],
      ['f3', { free: 1, weeks: 2 }],
    ]);
  });
});
