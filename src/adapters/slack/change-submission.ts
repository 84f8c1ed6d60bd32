import type { AskedFor } from '#domain/form/account-access.ts';
import { otherOf, type OtherAccount } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor, Person } from '#domain/person.ts';
import { validateChange, type ChangeField, type ChangeFieldError } from '#domain/form/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { submitChange, type ChangeRefusal } from '#use-cases/requests/submit-change.ts';
import {
  ACCOUNT_FIELDS,
  chosenOption,
  chosenOptions,
  chosenPerson,
  PEOPLE_FIELDS,
  rawChange,
  type AccountField,
  type PersonField,
} from './change-state.ts';
import type { DoorDeps } from './door.ts';
import { chosenNow, notChosenText } from '#dialogue/parts/chosen-now.ts';
import type { Values } from './form-state.ts';

type FieldTexts = Partial<Record<ChangeField, string>>;

/** What became of a form: taken, wrong in some fields, or refused for a reason that stands at none. */
export type Taken =
  | { readonly as: 'request'; readonly requestId: string }
  | { readonly as: 'errors'; readonly errors: FieldTexts }
  | { readonly as: 'refusal'; readonly text: string };

interface Sent {
  readonly actor: Actor;
  readonly account: Account;
  readonly what: AskedFor;
  readonly values: Values;
}

/** Checks a form about an account and hands it in. Everything that is wrong with it is told at once. */
export async function takeChange(deps: DoorDeps, sent: Sent): Promise<Taken> {
  const { actor, account, what, values } = sent;
  const { messages: m, institution, departments } = deps;
  const [people, accounts, keepers] = await Promise.all([
    findPeople(deps, sent),
    findOthers(deps, values),
    findKeepers(deps, values),
  ]);
  const errors: FieldTexts = { ...people.errors, ...accounts.errors, ...keepers.errors };
  const known = { departments, people: people.found, accounts: accounts.found, keepers: keepers.found };
  const raw = rawChange(values, what, known);
  const today = dayIn(deps.clock.now(), institution.timeZone);
  const { releaseLicence } = institution.rules;
  const { mailDomain: domain } = institution;
  const reserved = actor.systems ? null : institution.reserved;
  const form = validateChange(raw, { account, today, domain, reserved, releaseLicence });
  if (!form.ok) for (const { field, problem } of form.error) errors[field] ??= problemText(m, problem);
  if (!form.ok || Object.keys(errors).length > 0) return atFields(errors, values);

  const submitted = await submitChange(deps, { form: form.value, requester: actor });
  if (submitted.ok) return { as: 'request', requestId: submitted.value.id };
  const [only, ...more] = submitted.error;
  const field = only === undefined || more.length > 0 ? null : fieldOf(only, what);
  if (only !== undefined && field !== null) return atFields({ [field]: changeRefusalText(m, only) }, values);
  return { as: 'refusal', text: submitted.error.map((refusal) => changeRefusalText(m, refusal)).join('\n') };
}

/** Slack takes no error at a field that the form does not have: then they are told on top of it. */
function atFields(errors: FieldTexts, values: Values): Taken {
  const lost = Object.keys(errors).some((field) => values[field] === undefined);
  return lost ? { as: 'refusal', text: Object.values(errors).join('\n') } : { as: 'errors', errors };
}

/** The field at which a refusal is told; null where it stands at none of this form. */
function fieldOf({ code }: ChangeRefusal, what: AskedFor): ChangeField | null {
  if (code === 'address_taken') return what === 'alias' ? 'alias' : 'newAddress';
  return code === 'contract_over' ? 'contractEnd' : null;
}

/** The people that the form names. Whoever answers for the account already is not asked about again. */
async function findPeople(
  deps: DoorDeps,
  { values, account }: Sent,
): Promise<{ readonly found: Partial<Record<PersonField, Person>>; readonly errors: FieldTexts }> {
  const found: Partial<Record<PersonField, Person>> = {};
  const errors: FieldTexts = {};
  await Promise.all(
    PEOPLE_FIELDS.map(async (field) => {
      const id = chosenPerson(values, field);
      if (id === null) return;
      const person = id === account.responsible?.id ? account.responsible : await chosenNow(deps.people, id);
      if (typeof person === 'string') errors[field] = notChosenText(deps.messages, person);
      else found[field] = { id: person.id, name: person.name };
    }),
  );
  return { found, errors };
}

/** Other accounts that the form names: they have to be active now. */
async function findOthers(
  deps: DoorDeps,
  values: Values,
): Promise<{ readonly found: Partial<Record<AccountField, OtherAccount>>; readonly errors: FieldTexts }> {
  const found: Partial<Record<AccountField, OtherAccount>> = {};
  const errors: FieldTexts = {};
  await Promise.all(
    ACCOUNT_FIELDS.map(async (field) => {
      const id = chosenOption(values, field);
      if (id === null) return;
      const account = await deps.store.account(id);
      if (account?.state !== 'active') errors[field] = deps.messages.change.refusal.other_gone;
      else found[field] = otherOf(account);
    }),
  );
  return { found, errors };
}

/** Who will open the shared mailbox: accounts that are active now. */
async function findKeepers(
  deps: DoorDeps,
  values: Values,
): Promise<{ readonly found: readonly OtherAccount[]; readonly errors: FieldTexts }> {
  const accounts = await Promise.all(chosenOptions(values, 'keepers').map(async (id) => await deps.store.account(id)));
  const found = accounts.flatMap((account) => (account?.state === 'active' ? [account] : []));
  return {
    found: found.map(otherOf),
    errors: found.length < accounts.length ? { keepers: deps.messages.change.refusal.other_gone } : {},
  };
}

function problemText(m: Messages, problem: ChangeFieldError['problem']): string {
  switch (problem) {
    case 'same':
    case 'itself':
    case 'before_from':
    case 'not_later':
    case 'nothing_chosen':
    case 'in_both':
    case 'contract_over':
    case 'not_kept':
      return m.change.problems[problem];
    default:
      return m.form.problems[problem];
  }
}

function changeRefusalText(m: Messages, refusal: ChangeRefusal): string {
  const words = m.change.refusal;
  switch (refusal.code) {
    case 'not_allowed':
    case 'not_now':
    case 'nothing_to_change':
      return words[refusal.code];
    case 'contract_over':
      return m.change.problems.contract_over;
    case 'has_open_request':
      return words.has_open_request(refusal.number);
    case 'own_extension':
      return m.contract.refusal.own;
    case 'group_protected':
      return words.group_protected(refusal.name);
    case 'too_many_open':
      return m.form.conflict.too_many_open(refusal.limit);
    case 'nobody_decides':
      return m.form.conflict.nobody_decides[refusal.lacks];
    case 'address_taken':
      return words.address_taken(refusal.address);
    case 'told_enough':
      return m.form.conflict.told_enough(m.moment(refusal.until));
    case 'protected':
      return words.protected[refusal.why];
  }
}
