import { randomUUID } from 'node:crypto';
import { REQUEST_FORM, versionInForce } from '#domain/form/form-version.ts';
import { kindAndForm, subjectOf, type Form } from '#domain/form/form.ts';
import type { AskedFor } from '#domain/form/account-access.ts';
import type { Actor, Door, Person } from '#domain/person.ts';
import type { Request, RequestDraft, Rule } from '#domain/request/request.ts';
import type { Ratification } from '#domain/request/ratification.ts';
import type { Confirmer } from '#domain/request/agreement.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import { takesTwo } from '#domain/request/concerned/who-is-concerned.ts';
import { dayIn, yearIn } from '#use-cases/calendar/calendar.ts';
import { cardsOf } from './follow-up.ts';
import { submittedEvent } from './submitted-event.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';

/** Rolls the transaction back: this person has as many open requests as allowed. */
class TooManyOpen extends Error {}

/**
 * Inserts a request with its number, event, cards and the job that makes its plan. Null when another request about the
 * same person or account is open. Throws `TooManyOpen`.
 */
export async function openRequest(
  deps: { readonly clock: Clock; readonly institution: Institution },
  input: {
    readonly tx: Tx;
    readonly form: Form;
    readonly requester: Person & { readonly door: Door };
    readonly rule: Rule | null;
    /** Whether the limit of open requests per person applies. */
    readonly limited?: boolean;
    /** The privacy notice that was accepted. */
    readonly notice?: TextStamp;
    /** The reason, when the only systems person orders it alone. */
    readonly alone?: string | null;
    /** Who has to confirm it before it can be approved. */
    readonly official?: Confirmer | null;
    /** For a block: by when somebody ratifies it. */
    readonly ratification?: Ratification;
    /** The number of the request in whose place it is sent. */
    readonly corrects?: string;
    /** The subject that it blocks for others, when that is not its form's subject. */
    readonly subject?: string;
  },
): Promise<Request | null> {
  const { tx, form, rule } = input;
  const at = deps.clock.now();
  const { timeZone } = deps.institution;
  const requester = { id: input.requester.id, name: input.requester.name };
  const reason = input.alone ?? null;
  const official = input.official ?? null;
  const draft = {
    id: randomUUID(),
    state: 'submitted',
    revision: 1,
    requester,
    ...kindAndForm(form),
    rule,
    needsTwo: rule === null && deps.institution.rules.deletionNeedsTwo && takesTwo(form),
    ...(input.notice === undefined ? {} : { notice: input.notice }),
    ...(input.ratification === undefined ? {} : { ratification: input.ratification }),
    ...(input.corrects === undefined ? {} : { corrects: input.corrects }),
    ...(reason === null ? {} : { alone: { by: requester, at, reason } }),
    ...(official === null ? {} : { agreement: { official, agreed: null } }),
    supersededBy: null,
    ended: null,
    plan: null,
    seats: null,
    planChanges: [],
    questions: [],
    decision: null,
    execution: null,
    failure: null,
    handedTo: null,
    handedAt: null,
    receivers: null,
    receipts: [],
    reminded: null,
    passwordChangedAt: null,
    induction: [],
    version: versionInForce(deps.institution.versions, { code: REQUEST_FORM, day: dayIn(at, timeZone) }),
    forgottenAt: null,
    createdAt: at,
    updatedAt: at,
  } as const satisfies RequestDraft;
  const keys = { year: yearIn(at, timeZone), subject: input.subject ?? subjectOf(form) };
  const { id: requestId } = draft;
  const control = reason === null ? [] : [{ kind: 'tell_control', requestId } as const];
  const jobs = [...cardsOf(draft), { kind: 'make_plan', requestId } as const, ...control];
  const inserted = await tx.insertRequest(draft, keys, jobs);
  if (inserted === null) return null;
  const { maxOpenRequests } = deps.institution.rules;
  const limited = rule === null && input.limited === true;
  if (limited && (await tx.openRequestsOf(requester.id)) > maxOpenRequests) throw new TooManyOpen();
  await tx.append(submittedEvent(inserted, { at, door: input.requester.door }));
  return inserted;
}

/** The transaction's result, or `too_many_open` when it was rolled back for that. */
export async function unlessTooMany<T>(opening: Promise<T>): Promise<T | 'too_many_open'> {
  return await opening.catch((error: unknown) => {
    if (error instanceof TooManyOpen) return 'too_many_open' as const;
    throw error;
  });
}

/** Whether the limit of open requests holds for it: a forgotten password and a block cannot wait. */
export function isLimited(what: AskedFor | 'suspension'): boolean {
  return what !== 'password' && what !== 'block';
}

/** Whether this person may ask for nothing more until some of their requests have ended. The systems area always may. */
export async function hasTooManyOpen(
  { store, institution }: { readonly store: Pick<Store, 'transact'>; readonly institution: Institution },
  actor: Actor,
): Promise<boolean> {
  if (actor.systems) return false;
  const open = await store.transact(async (tx) => await tx.openRequestsOf(actor.id));
  return open >= institution.rules.maxOpenRequests;
}

export function tooManyOpen({ institution }: { readonly institution: Institution }): {
  readonly code: 'too_many_open';
  readonly limit: number;
} {
  return { code: 'too_many_open', limit: institution.rules.maxOpenRequests };
}
