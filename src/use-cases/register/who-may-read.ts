import type { Tie } from '#domain/form/account-access.ts';
import type { Account } from '#domain/account/account.ts';
import { holderOf, isCreation, responsibleOf } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { ENDED_STATES } from '#domain/request/states.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import { tiesOf } from './find-accounts.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

export type RecordRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_entitled' }
  /** Another official was responsible then, whose data is in it. */
  | { readonly code: 'of_former' }
  | { readonly code: 'forgotten' }
  /** The stored content differs from what the trail says was archived. */
  | { readonly code: 'altered' };

interface EntitledDeps {
  readonly store: Pick<Store, 'accountOf' | 'registerFor'>;
  readonly departments: Departments;
}

interface ReaderInput {
  readonly request: Request;
  readonly by: Actor;
}

interface KnownRequest {
  readonly request: Request;
  /** Null when the register has none, or the check does not need one. */
  readonly account: KnownAccount | null;
}

/** The request, if this person may know of it. */
export async function requestForReader(
  deps: EntitledDeps,
  input: { readonly request: Request | null; readonly by: Actor },
): Promise<Result<Request, RecordRefusal>> {
  const found = await knownRequest(deps, input);
  return found.ok ? ok(found.value.request) : found;
}

/**
 * Everybody who may know of a request may have its record, except an official who became responsible for a department's
 * account later.
 */
export async function requestForRecord(
  deps: EntitledDeps,
  input: { readonly request: Request | null; readonly by: Actor },
): Promise<Result<Request, RecordRefusal>> {
  const found = await knownRequest(deps, input);
  if (!found.ok) return found;
  const { request, account } = found.value;
  const { by } = input;
  return account !== null && isOfFormer(request, { account, ties: tiesOf(deps, { actor: by, account }), by })
    ? refused({ code: 'of_former' })
    : ok(request);
}

async function knownRequest(
  deps: EntitledDeps,
  { request, by }: { readonly request: Request | null; readonly by: Actor },
): Promise<Result<KnownRequest, RecordRefusal>> {
  if (request === null) return refused({ code: 'not_found' });
  const isTheirs = isByThem({ request, by });
  const account = isTheirs ? null : await accountNow(deps, request);
  if (!isTheirs && !isTied(deps, { request, by, account })) return refused({ code: 'not_entitled' });
  if (request.forgottenAt !== null) return refused({ code: 'forgotten' });
  return ok({ request, account });
}

/**
 * Whether the person's only tie is being responsible today for a department's account that had another official when
 * the request came in.
 */
function isOfFormer(
  { form }: Request,
  { account, ties, by }: { readonly account: Account; readonly ties: readonly Tie[]; readonly by: Actor },
): boolean {
  if (account.type !== 'departmental' || ties.includes('head')) return false;
  const officials = [responsibleOf(form), ...(isCreation(form) ? [] : [form.account.responsible])];
  return officials.some((one) => one !== null) && officials.every((one) => one?.id !== by.id);
}

/**
 * The account of the request, with all its addresses: without a recorded holder, whoever the chat knows under one of
 * them is the holder.
 */
async function accountNow({ store }: EntitledDeps, request: Request): Promise<KnownAccount | null> {
  const account = await store.accountOf(request);
  return account === null ? null : ((await store.registerFor({ accountId: account.id }))[0] ?? null);
}

/**
 * Whether this person may know of the request: the requester; the account's current holder and responsible official, by
 * the register; the head of its department; the systems area. For an account that the register does not have, the form
 * decides.
 */
export async function isEntitled(deps: EntitledDeps, about: ReaderInput): Promise<boolean> {
  return isByThem(about) || isTied(deps, { ...about, account: await accountNow(deps, about.request) });
}

function isByThem({ request, by }: ReaderInput): boolean {
  return by.systems || request.requester.id === by.id;
}

function isTied(
  deps: Pick<EntitledDeps, 'departments'>,
  { request, by, account }: ReaderInput & Pick<KnownRequest, 'account'>,
): boolean {
  const { form, handedTo, state } = request;
  // The register may learn whose account it is only when the request ends.
  const isOpen = !ENDED_STATES.includes(state);
  if (isOpen && handedTo?.as === 'holder' && handedTo.person.id === by.id) return true;
  if (account !== null) return tiesOf(deps, { actor: by, account }).length > 0;
  const department = isCreation(form) ? form.department.code : form.account.departmentCode;
  const isNamed = [holderOf(form), responsibleOf(form)].some((person) => person?.id === by.id);
  return isNamed || deps.departments.headedBy(by.id).includes(department);
}
