import { describe, expect, it } from 'vitest';
import type { SystemsQuestion } from '#domain/question/question.ts';
import { EMPLOYEE, requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import { FINDING } from '#use-cases/tenant/finding.fixture.ts';
import type { StillWaiting } from '#use-cases/ports/still-waiting.ts';
import type { SeenQuestion } from '#use-cases/ports/store/question.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { chaseWaiting } from './chase-waiting.ts';

/** A moment of Bogotá. */
const at = (text: string): Date => new Date(`${text}-05:00`);
const listed = <T>(rows: readonly T[]) => ({ rows, total: rows.length });
const submitted = requestIn('submitted', { createdAt: at('2026-12-04T16:00') });

/** What is told at this moment; null when nothing is. */
async function told(
  now: string,
  given: {
    readonly queue?: readonly Request[];
    readonly unanswered?: readonly SeenQuestion[];
    readonly findings?: readonly Finding[];
  } = {},
): Promise<StillWaiting | null> {
  let said: StillWaiting | null = null;
  const lists = {
    queue: listed(given.queue ?? [submitted]),
    unanswered: listed(given.unanswered ?? []),
    findings: listed(given.findings ?? []),
  };
  const store = {
    home: {
      listOfDesk: async (list: keyof typeof lists) => await Promise.resolve(lists[list]),
    },
    exclusively: async (_: string, work: () => Promise<unknown>) => ({ value: await work() }),
  } as unknown as Parameters<typeof chaseWaiting>[0]['store'];
  await chaseWaiting({
    store,
    notices: { tellWaiting: async (waiting) => await Promise.resolve(void (said = waiting)) },
    clock: { now: () => at(now) },
    institution: { timeZone: 'America/Bogota' },
    officeHours: [
      { from: 8 * 60, until: 12 * 60 },
      { from: 14 * 60, until: 18 * 60 },
    ],
  });
  return said;
}

describe('what waits for the systems area', () => {
  // 4 December 2026 is a Friday; Tuesday 8 is a holiday.
  it.each([
    ['on the same day', '2026-12-04T17:30', null],
    ['on a Saturday', '2026-12-05T10:00', null],
    ['before the office opens', '2026-12-07T07:59', null],
    ['when it opens on Monday', '2026-12-07T08:00', 1],
    ['over lunch', '2026-12-07T12:30', null],
    ['on a holiday', '2026-12-08T10:00', null],
    ['after it', '2026-12-09T10:00', 2],
    ['on the third working day', '2026-12-10T10:00', 3],
  ])('is told %s as late as it is: %s', async (_, now, days) => {
    expect((await told(now))?.requests.map((one) => one.days) ?? null).toEqual(days === null ? null : [days]);
  });

  it('is nothing that waits for somebody else', async () => {
    const asked = requestIn('info_requested', { createdAt: submitted.createdAt });
    expect(await told('2026-12-10T10:00', { queue: [asked] })).toBeNull();
  });

  it('is a question that nobody has answered too', async () => {
    const question: SystemsQuestion = {
      ...{ id: 'Q', revision: 1, by: EMPLOYEE, askedAt: at('2026-12-04T16:00'), accountId: null, tried: null },
      ...{ text: '¿Cómo comparto el calendario?', answers: [], resolved: null },
    };
    const unanswered = [{ question, account: null }];
    const days = async (now: string) =>
      (await told(now, { queue: [], unanswered }))?.questions.map((one) => one.days) ?? null;
    expect(await days('2026-12-04T17:30')).toBeNull();
    expect(await days('2026-12-07T08:00')).toEqual([1]);
    expect(await days('2026-12-10T10:00')).toEqual([3]);
  });

  it('is a change outside the procedure too, with the days in which an account can still be restored', async () => {
    const made = { ...FINDING, what: 'made', foundAt: at('2026-12-04T02:10') } as const;
    const deleted = { ...made, what: 'deleted' } as const;
    const waiting = await told('2026-12-10T10:00', { queue: [], findings: [made, deleted] });
    expect(waiting?.findings.map(({ days, restorable }) => [days, restorable])).toEqual([
      [3, null],
      [3, 23],
    ]);
    const late = await told('2027-01-12T10:00', { queue: [], findings: [deleted] });
    expect(late?.findings.map(({ restorable }) => restorable)).toEqual([0]);
  });
});
