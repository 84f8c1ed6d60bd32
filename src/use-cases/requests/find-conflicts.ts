import { subjectOf, type CreationForm } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Known } from '#domain/people/same-person.ts';
import { checkAddress, ownerFor, type AddressDeps } from '#use-cases/register/check-address.ts';
import { tiesOf } from '#use-cases/register/find-accounts.ts';
import type { Clock, Departments, Institution } from '#use-cases/ports/institution.ts';
import { recognise, type Recognised } from '#use-cases/register/recognise.ts';
import { isEntitled } from '#use-cases/register/who-may-read.ts';

type RecognisedBy = Recognised['by'];

/** What conflicts with a form for a new account. */
export type Conflict =
  /** Shown to the person concerned; everybody else is sent to the systems area. */
  | { readonly code: 'has_account'; readonly address: string; readonly by: RecognisedBy; readonly account: string }
  /** The account is suspended or was recently deleted: this person may ask for its restoration. */
  | {
      readonly code: 'has_restorable';
      readonly address: string;
      readonly by: RecognisedBy;
      readonly account: string;
      readonly state: 'suspended' | 'deleted';
    }
  | { readonly code: 'has_open_request'; readonly number: string }
  | { readonly code: 'ask_systems'; readonly by: RecognisedBy; readonly account: string | null }
  | { readonly code: 'address_taken'; readonly address: string };

export interface ConflictDeps extends AddressDeps {
  readonly clock: Clock;
  readonly departments: Departments;
  readonly institution: Institution;
}

export interface ConflictInput {
  readonly form: CreationForm;
  readonly known: Known;
  readonly requester: Actor;
  /** The id of the open request whose form it replaces: that one does not conflict with itself. */
  readonly besides: string | null;
}

/** All conflicts with the form: an account or an open request of the person or thing, and the address. */
export async function findConflicts(deps: ConflictDeps, asked: ConflictInput): Promise<readonly Conflict[]> {
  const found = await Promise.all([ofPerson(deps, asked), ofAddress(deps, asked)]);
  return found.filter((conflict) => conflict !== null);
}

async function ofPerson(
  deps: ConflictDeps,
  { form, known, requester, besides }: ConflictInput,
): Promise<Conflict | null> {
  const open = await deps.store.openRequestOn(subjectOf(form));
  if (open !== null && open.id !== besides) {
    if (await isEntitled(deps, { request: open, by: requester }))
      return { code: 'has_open_request', number: open.number };
    return { code: 'ask_systems', by: 'document', account: null };
  }
  const [first] = await recognise(deps, { form, known });
  // A deleted account does not block the systems area: the approver sees it.
  if (first === undefined || (first.account.state === 'deleted' && requester.systems)) return null;
  return await ofAccount(deps, { requester, recognised: first });
}

async function ofAccount(
  deps: ConflictDeps,
  { requester, recognised }: { readonly requester: Actor; readonly recognised: Recognised },
): Promise<Conflict> {
  const { account, by } = recognised;
  const { id, address, state, requestNumber } = account;
  const [known = account] = await deps.store.registerFor({ accountId: id });
  const isTied = tiesOf(deps, { actor: requester, account: known }).length > 0;
  if (state !== 'active' && isTied) return { code: 'has_restorable', address, by, account: id, state };
  const made = requestNumber === null ? null : await deps.store.requestByNumber(requestNumber);
  const isConcerned = isTied || made?.requester.id === requester.id;
  if (state === 'active' && isConcerned) return { code: 'has_account', address, by, account: id };
  return { code: 'ask_systems', by, account: id };
}

async function ofAddress(deps: ConflictDeps, { form, known, besides }: ConflictInput): Promise<Conflict | null> {
  if (form.desiredLocalPart === null) return null;
  const address = `${form.desiredLocalPart}@${deps.institution.mailDomain}`;
  const owner = ownerFor(form, { requestId: besides, email: known.email });
  const found = await checkAddress(deps, { address, owner });
  return found === 'taken' ? { code: 'address_taken', address } : null;
}
