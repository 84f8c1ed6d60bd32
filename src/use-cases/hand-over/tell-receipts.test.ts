import { expect, it } from 'vitest';
import { COLLEAGUE, HEAD, HOLDER, requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import type { Person } from '#domain/person.ts';
import { tellReceipts } from './tell-receipts.ts';

const waiting = (department: Person): Request => requestIn('delivered', { receivers: { holder: HOLDER, department } });

/** Whom it tells at this moment of Bogotá, with how many. */
async function toldAt(moment: string): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  await tellReceipts({
    store: {
      deliveries: { toConfirm: async () => await Promise.resolve([waiting(HEAD), waiting(COLLEAGUE), waiting(HEAD)]) },
    } as unknown as Parameters<typeof tellReceipts>[0]['store'],
    notices: {
      tellReceipts: async (to, { day, requests }) =>
        await Promise.resolve(void told.push([to.id, day, requests.length])),
    },
    clock: { now: () => new Date(`${moment}-05:00`) },
    institution: { timeZone: 'America/Bogota' },
  });
  return told;
}

// 2 December 2026 is a Wednesday, 5 a Saturday, 8 a holiday.
it.each([
  ['in the night', '2026-12-02T07:59', []],
  [
    'in the morning',
    '2026-12-02T08:00',
    [
      [HEAD.id, '2026-12-02', 2],
      [COLLEAGUE.id, '2026-12-02', 1],
    ],
  ],
  ['on a Saturday', '2026-12-05T10:00', []],
  ['on a holiday', '2026-12-08T10:00', []],
])('an official is told of all hand-overs to confirm together: %s', async (_, moment, told) => {
  expect(await toldAt(moment)).toEqual(told);
});
