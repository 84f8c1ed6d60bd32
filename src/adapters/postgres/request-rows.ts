import { NO_WORK } from '#domain/plan.ts';
import type { Request, RequestState } from '#domain/request.ts';
import type { requests } from './schema.ts';

type Row = typeof requests.$inferSelect;
type Insert = typeof requests.$inferInsert;

/** JSON as it comes back: the same shape, moments as ISO text. */
type Stored<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Stored<T[Key]> }
      : T;
type Data = Omit<Request, 'id' | 'number' | 'state' | 'revision' | 'createdAt' | 'updatedAt'>;

/** The request's row; `subject` is left to the caller, who alone sets it. */
export function rowOf(request: Request): Omit<Insert, 'subject'> {
  const { id, number, state, revision, createdAt, updatedAt, ...data } = request;
  const accountId = 'account' in request.form ? request.form.account.id : null;
  return { id, number, state, revision, createdAt, updatedAt, requesterId: request.requester.id, accountId, data };
}

export function requestOf(row: Row): Request {
  const data = row.data as Stored<Data>;
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
    // A request from before these were kept has none of them.
    rule: data.rule ?? null,
    needsTwo: data.needsTwo ?? false,
    supersededBy: data.supersededBy ?? null,
    ended: revived(data.ended ?? null),
    plan: data.plan === null ? null : { ...NO_WORK, ...data.plan },
    decision: revived(data.decision),
    execution: revived(data.execution),
    failure: revived(data.failure),
    handedAt: momentOf(data.handedAt),
    receivers: data.receivers ?? null,
    receipts: (data.receipts ?? []).map((receipt) => ({ ...receipt, at: new Date(receipt.at) })),
    reminded: data.reminded ?? null,
    passwordChangedAt: momentOf(data.passwordChangedAt),
    induction: (data.induction ?? []).map(({ acceptedAs, ...tick }) => ({
      ...tick,
      at: new Date(tick.at),
      ...(acceptedAs === undefined ? {} : { acceptedAs }),
    })),
    version: data.version ?? null,
    forgottenAt: momentOf(data.forgottenAt),
  };
}

function momentOf(stored: string | null | undefined): Date | null {
  return stored === null || stored === undefined ? null : new Date(stored);
}

function revived<T extends { readonly at: string }>(stored: T | null): (Omit<T, 'at'> & { readonly at: Date }) | null {
  return stored === null ? null : { ...stored, at: new Date(stored.at) };
}
