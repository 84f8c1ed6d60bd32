import { describe, expect, it } from 'vitest';
import { KINDS } from './form.ts';
import { countByKind, spreadOf, totalOf, type RequestFigures } from './report.ts';
import { ENDED_STATES, REQUEST_STATES } from './request.ts';

const AT = new Date('2026-10-05T15:00:00Z');

function made(change: Partial<RequestFigures>): RequestFigures {
  return { kind: 'creation', state: 'submitted', createdAt: AT, approvedAt: null, handedAt: null, ...change };
}

describe('requests by kind', () => {
  it('stand in the order of the kinds, with none left out', () => {
    expect(countByKind([]).map(({ kind }) => kind)).toEqual(KINDS);
    expect(totalOf(countByKind([]))).toBe(0);
  });

  it('are counted once each, whatever their state: open until their end', () => {
    const counts = countByKind(REQUEST_STATES.map((state) => made({ kind: 'deletion', state })));
    const open = REQUEST_STATES.length - ENDED_STATES.length;
    expect(counts.find(({ kind }) => kind === 'deletion')).toEqual({
      ...{ kind: 'deletion', open, closed: 1, rejected: 1, cancelled: 1 },
    });
    expect(totalOf(counts)).toBe(REQUEST_STATES.length);
  });
});

describe('how long it took', () => {
  it('is not told of nothing', () => {
    expect(spreadOf([])).toBeNull();
  });

  it.each([
    [[5], { count: 1, median: 5, p90: 5 }],
    [[1, 2], { count: 2, median: 1.5, p90: 1.9 }],
    [[9, 1, 5], { count: 3, median: 5, p90: 8.2 }],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], { count: 11, median: 5, p90: 9 }],
  ])('of %j is what a spreadsheet says', (hours, spread) => {
    const told = spreadOf(hours);
    expect(told?.count).toBe(spread.count);
    expect(told?.median).toBeCloseTo(spread.median);
    expect(told?.p90).toBeCloseTo(spread.p90);
  });
});
