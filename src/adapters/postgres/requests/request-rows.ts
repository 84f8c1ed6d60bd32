import { responsibleOf, type Form, type KindAndForm } from '#domain/form/form.ts';
import { NO_WORK } from '#domain/plan/plan.ts';
import type { Request, RequestLife } from '#domain/request/request.ts';
import type { Agreement } from '#domain/request/agreement.ts';
import type { Ratification } from '#domain/request/ratification.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { requests } from '../tables/requests.ts';

type Row = typeof requests.$inferSelect;
type Insert = typeof requests.$inferInsert;

/** JSON as read back: the same shape, with moments as ISO text. */
type Stored<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Stored<T[Key]> }
      : T;
type Data = Omit<RequestLife, 'id' | 'number' | 'state' | 'revision' | 'createdAt' | 'updatedAt'> & KindAndForm;

/** The request's row; only the caller sets `subject`. */
export function rowOf(request: Request): Omit<Insert, 'subject'> {
  const { id, number, state, revision, createdAt, updatedAt, ...data } = request;
  const accountId = 'account' in request.form ? request.form.account.id : null;
  return { id, number, state, revision, createdAt, updatedAt, requesterId: request.requester.id, accountId, data };
}

export function requestOf(row: Row): Request {
  const {
    lineRun,
    broughtForward,
    alone,
    aloneBefore,
    agreement,
    formerAgreement,
    ratification,
    corrections,
    ...data
  } = row.data as Stored<Data>;
  return {
    ...data,
    id: row.id,
    number: row.number,
    state: row.state as RequestState,
    revision: row.revision,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    questions: data.questions.map(({ answer, ...question }) => ({
      ...question,
      at: new Date(question.at),
      ...(answer === undefined ? {} : { answer: { ...answer, at: new Date(answer.at) } }),
    })),
    // Older requests do not have these.
    rule: data.rule ?? null,
    needsTwo: data.needsTwo ?? false,
    supersededBy: data.supersededBy ?? null,
    ended: revived(data.ended ?? null),
    plan: data.plan === null ? null : { ...NO_WORK, ...data.plan },
    decision: revived(data.decision),
    execution: revived(data.execution),
    failure: revived(data.failure),
    ...(broughtForward === undefined ? {} : { broughtForward: { ...broughtForward, at: new Date(broughtForward.at) } }),
    ...(lineRun === undefined ? {} : { lineRun: { ...lineRun, at: new Date(lineRun.at) } }),
    ...(corrections === undefined ? {} : { corrections: corrections.map((one) => ({ ...one, at: new Date(one.at) })) }),
    ...(alone === undefined ? {} : { alone: { ...alone, at: new Date(alone.at) } }),
    ...(aloneBefore === undefined ? {} : { aloneBefore: aloneBefore.map((one) => ({ ...one, at: new Date(one.at) })) }),
    ...(ratification === undefined ? {} : { ratification: ratificationOf(ratification) }),
    ...(agreement === undefined ? {} : { agreement: agreementOf(agreement, data.form) }),
    ...(formerAgreement === undefined ? {} : { formerAgreement: agreementOf(formerAgreement, data.form) }),
    handedAt: momentOf(data.handedAt),
    receivers: data.receivers ?? null,
    receipts: (data.receipts ?? []).map((receipt) => ({ ...receipt, at: new Date(receipt.at) })),
    reminded: data.reminded ?? null,
    passwordChangedAt: momentOf(data.passwordChangedAt),
    induction: (data.induction ?? []).map(({ earlier, ...tick }) => ({
      ...tick,
      at: new Date(tick.at),
      ...(earlier === undefined ? {} : { earlier: earlier.map((one) => ({ ...one, at: new Date(one.at) })) }),
    })),
    version: data.version ?? null,
    forgottenAt: momentOf(data.forgottenAt),
  };
}

/**
 * Before 28 Nov 2026 the role of the person asked was not stored: whoever was not the official headed the department.
 */
function agreementOf({ official, agreed, ...rest }: Stored<Agreement>, form: Form): Agreement {
  const isOfficial = responsibleOf(form)?.id === official.id;
  const { as = isOfficial ? 'official' : 'head' } = official as Partial<Agreement['official']>;
  return { ...rest, official: { ...official, as }, agreed: revived(agreed) };
}

function ratificationOf({ until, ratified, ...rest }: Stored<Ratification>): Ratification {
  return { ...rest, until: new Date(until), ratified: revived(ratified) };
}

function momentOf(stored: string | null | undefined): Date | null {
  return stored === null || stored === undefined ? null : new Date(stored);
}

function revived<T extends { readonly at: string }>(stored: T | null): (Omit<T, 'at'> & { readonly at: Date }) | null {
  return stored === null ? null : { ...stored, at: new Date(stored.at) };
}
