import { describe, expect, it } from 'vitest';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { JobDeps } from './definition.ts';
import { keyOf, work } from './all-jobs.ts';

/** One of each kind whose key holds more than its request. */
const KEYS: Readonly<Record<string, Job>> = {
  'make_plan:R': { kind: 'make_plan', requestId: 'R' },
  'show_card:systems:R': { kind: 'show_card', requestId: 'R', audience: 'systems' },
  'tell_question:1:R': { kind: 'tell_question', requestId: 'R', index: 1 },
  'thread_note:by_hand:R': { kind: 'thread_note', requestId: 'R', key: 'by_hand', note: { kind: 'by_hand' } },
  'tell_requester:approved:R': { kind: 'tell_requester', requestId: 'R', moment: 'approved' },
  'remind_receipt:3:R': { kind: 'remind_receipt', requestId: 'R', reminder: 3 },
  'tell_contract_end:A:2026-12-31:15': {
    kind: 'tell_contract_end',
    accountId: 'A',
    contractEnd: '2026-12-31',
    days: 15,
  },
  'tell_head:2026-03-10': { kind: 'tell_head', day: '2026-03-10' },
  'tell_report:2026-03': { kind: 'tell_report', month: '2026-03' },
  read_tenant: { kind: 'read_tenant' },
  'show_question:Q': { kind: 'show_question', questionId: 'Q' },
  'tell_answer:Q:1': { kind: 'tell_answer', questionId: 'Q', index: 1 },
  show_import: { kind: 'show_import' },
  'show_review:asked:T': { kind: 'show_review', readId: 'T', isAsked: true },
  'show_review:news:T': { kind: 'show_review', readId: 'T' },
};

/** Nothing of the institution is reached. */
const NOBODY = { store: { exclusively: async () => await Promise.resolve(null) } } as unknown as JobDeps;

describe('the jobs', () => {
  it.each(Object.entries(KEYS))('%s is the same job while it waits', (key, job) => {
    expect(keyOf(job)).toBe(key);
  });

  it('come back in a moment while another worker writes to the same place', async () => {
    await expect(work(NOBODY, { kind: 'tell_head', day: '2026-03-10' })).rejects.toThrow();
  });

  it('of a kind that only a newer version knows are left for that', async () => {
    const made = { kind: 'tell_tomorrow' } as unknown as Job;
    await expect(work(NOBODY, made)).rejects.toThrow('no job is called tell_tomorrow');
  });
});
