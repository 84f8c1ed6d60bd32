import type { AskedFor } from '#domain/account-access.ts';
import type { OtherAccount } from '#domain/account-form.ts';
import type { Account } from '#domain/account.ts';
import type { Actor, Person } from '#domain/person.ts';
import { validateChange, type ChangeField, type ChangeFieldError } from '#domain/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import { dayIn } from '#use-cases/calendar.ts';
import { submitChange, type ChangeRefusal } from '#use-cases/submit-change.ts';
import {
  ACCOUNT_FIELDS,
  chosenOption,
  chosenPerson,
  PEOPLE_FIELDS,
  rawChange,
  type AccountField,
  type PersonField,
} from './change-state.ts';
import type { DoorDeps } from './door.ts';
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
  const [people, accounts] = await Promise.all([findPeople(deps, sent), findOthers(deps, values)]);
  const errors: FieldTexts = { ...people.errors, ...accounts.errors };
  const raw = rawChange(values, what, { departments, people: people.found, accounts: accounts.found });
  const today = dayIn(deps.clock.now(), institution.timeZone);
  const form = validateChange(raw, { account, today, domain: institution.mailDomain });
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
      const person = id === account.responsible?.id ? account.responsible : await deps.people.actor(id, undefined);
      if (person === null) errors[field] = deps.messages.form.conflict.not_a_member;
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
      else found[field] = { id: account.id, address: account.address, displayName: account.displayName };
    }),
  );
  return { found, errors };
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
    case 'address_taken':
      return words.address_taken(refusal.address);
    case 'protected':
      return words.protected[refusal.why];
  }
}
