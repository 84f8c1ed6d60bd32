import { randomUUID } from 'node:crypto';
import { snapshotOf } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { EMPLOYEE, HEAD, HOLDER, MOVED, PERSONAL, requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import type { Aged, Desk } from '#use-cases/home/desk.ts';
import type { Home } from '#use-cases/home/home.ts';
import { WORDS_MAX } from '../parts/one-text-dialog.ts';
import { questionOf } from '../questions/questions.fixture.ts';
import { FINDING } from '#use-cases/tenant/finding.fixture.ts';

const NONE = { rows: [], total: 0 } as const;

/** An empty desk. */
export const EMPTY_DESK: Desk = {
  queue: NONE,
  unanswered: NONE,
  failed: NONE,
  byHand: NONE,
  handedOver: NONE,
  findings: NONE,
  licences: [],
  ending: NONE,
  overdue: NONE,
};

/** An empty home page. */
export const EMPTY: Home = {
  waiting: {
    questions: NONE,
    ratifications: NONE,
    agreements: NONE,
    receipts: [],
    toConfirm: 0,
    passwords: [],
    learning: null,
    seenByBot: ['password'],
    contracts: NONE,
  },
  requests: NONE,
  asked: [],
  accounts: NONE,
  department: null,
  desk: null,
};

const HOSTILE = `<!channel> *x* <https://mal.example|clic> ${'ñ'.repeat(3_000)}`;
const FORM = { ...PERSONAL, givenNames: HOSTILE, surnames: HOSTILE };
const long = { form: FORM, requester: { ...EMPLOYEE, name: HOSTILE } };
export const delivered = requestIn('delivered', {
  ...long,
  receivers: { holder: HOLDER, department: HEAD },
  handedTo: { person: { ...HOLDER, name: HOSTILE }, as: 'holder' },
});
const asked = requestIn('info_requested', {
  ...long,
  questions: [{ text: HOSTILE, by: { ...HEAD, name: HOSTILE }, at: MOVED }],
});
export const extension = requestIn('submitted', {
  requester: long.requester,
  agreement: { official: { ...HEAD, as: 'official' }, agreed: null },
  form: {
    ...{ type: 'contract', contractEnd: '2026-12-31', justification: HOSTILE },
    account: { ...snapshotOf(ACCOUNT), displayName: HOSTILE },
  },
});
const unratified = requestIn('scheduled', {
  ...{ requester: long.requester, rule: 'block', handedTo: null },
  ratification: { blockedAs: 'systems', until: MOVED, ratified: null },
  form: {
    ...{ type: 'block', head: HEAD, justification: HOSTILE },
    account: { ...snapshotOf(ACCOUNT), displayName: HOSTILE },
  },
});
const ACCOUNT_WITH_LONG_NAME = { ...ACCOUNT, displayName: HOSTILE };

const LONG_QUESTION = {
  question: questionOf(
    { ...EMPLOYEE, name: HOSTILE },
    {
      tried: { act: 'create', why: 'exists', whose: HOSTILE.slice(0, 200), number: requestIn('submitted').number },
      text: HOSTILE.slice(0, WORDS_MAX),
    },
  ),
  account: ACCOUNT,
  days: 3,
};

/** The largest possible home page, with the longest names. */
export const FULL: Home = {
  waiting: {
    questions: many((id) => ({ ...asked, id }), 12),
    ratifications: many((id) => ({ ...unratified, id }), 12),
    agreements: many((id) => ({ ...extension, id }), 12),
    receipts: many((id) => ({ ...delivered, id }), 12).rows,
    toConfirm: 12,
    passwords: many((id) => ({ ...delivered, id }), 12).rows,
    learning: delivered,
    seenByBot: ['password'],
    contracts: many((id) => ({ account: { ...ACCOUNT_WITH_LONG_NAME, id }, contractEnd: '2026-06-30', days: 3 }), 12),
  },
  requests: many((id) => ({ ...asked, id }), 25),
  asked: Array.from({ length: 5 }, () => LONG_QUESTION),
  accounts: many(
    (id) => ({ ...ACCOUNT_WITH_LONG_NAME, id, actions: ['modify', 'delete', 'restore'] as const, asksPassword: true }),
    25,
  ),
  department: { accounts: many(() => ACCOUNT_WITH_LONG_NAME, 400), ending: many(() => ACCOUNT_WITH_LONG_NAME, 400) },
  desk: {
    queue: many((id) => aged({ ...asked, id }), 400),
    unanswered: many((id) => ({ ...LONG_QUESTION, question: { ...LONG_QUESTION.question, id } }), 400),
    failed: many((id) => aged(requestIn('failed', { ...long, id })), 400),
    byHand: many((id) => aged(requestIn('executing', { ...long, id })), 400),
    handedOver: many(
      (id) => ({ ...aged({ ...delivered, id }), missing: ['holder', 'department', 'password'] as const }),
      400,
    ),
    findings: many((id) => ({ ...FINDING, id }), 400),
    licences: Array.from({ length: 30 }, (_, index) => ({
      skuId: String(index),
      skuPartNumber: HOSTILE,
      free: index,
      total: 50,
      mailbox: true,
      before: { free: 40, weeks: 4 },
    })),
    ending: many(() => ACCOUNT_WITH_LONG_NAME, 400),
    overdue: many(() => ACCOUNT_WITH_LONG_NAME, 400),
  },
};

/** The first twelve of a list, or ten of a longer one. */
function many<T>(of: (id: string) => T, total: number): { readonly rows: readonly T[]; readonly total: number } {
  return { rows: Array.from({ length: total > 12 ? 10 : total }, () => of(randomUUID())), total };
}

/** A request as on the desk. */
export function aged(request: Request): Aged {
  return { request, run: null, since: MOVED, days: 3 };
}
