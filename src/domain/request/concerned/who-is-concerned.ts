import { beneficiariesOf } from '#domain/modifications/kinds/all.ts';
import type { AccountForm, AccountSnapshot, OtherAccount } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Concern } from './concern.ts';
import { isCreation, isExtension, type Form } from '#domain/form/form.ts';
import { isAddressOf, type KnownAccount } from '#domain/account/known-account.ts';
import type { Actor, Person } from '#domain/person.ts';
import type { Request } from '../request.ts';
import { withholdsPassword } from '../undo.ts';

/** The accounts that a request names, as the register has them now: people change while a request waits. */
export type Register = readonly KnownAccount[];

/** What accounts are wanted for: a request, or the form of one that is not sent yet; or that account alone. */
export type Naming = Pick<Request, 'number' | 'form'> | Form | { readonly accountId: string };

type Concerning = Pick<Request, 'form' | 'rule' | 'handedTo' | 'plan'>;

/**
 * Why the request is this person's own affair; null where it is not. It is where the form says so, as things were when it came in;
 * the register, as it is now; or the plan, which tells who gets the account.
 */
export function concernOf(
  request: Concerning,
  { by, register }: { readonly by: Actor; readonly register: Register },
): Concern | null {
  const { form, plan, handedTo } = request;
  const account = namedBy(form, register);
  if (isHolder(form, by) || (account !== null && isAccountHolder(account, by))) return 'holder';
  if (newResponsibleOf(form, account)?.id === by.id) return 'responsible';
  if (plan?.receives?.holder?.id === by.id) return 'holder';
  if (handedTo?.person.id === by.id) return handedTo.as === 'holder' ? 'holder' : 'official';
  if (officialsOf(request, account).some(({ id }) => id === by.id)) return 'official';
  return beneficiariesOf(form).some((one) => isOthersHolder(one, { by, register })) ? 'beneficiary' : null;
}

/** The account that the request is about, or the one that came of it, which is all that the register of a new one has. */
export function namedBy(form: Form, register: Register): KnownAccount | null {
  return register.find(({ id }) => isCreation(form) || id === form.account.id) ?? null;
}

/** Whether the account is this person's: by the chat's id, or by the e-mail address under which the chat knows them. */
function isHolder(form: Form, by: Actor): boolean {
  if (form.type === 'departmental') return form.responsible.id === by.id;
  if (form.type === 'personal') return form.chatUser?.id === by.id || form.contactEmail.toLowerCase() === by.email;
  return isAccountHolder(form.account, by);
}

/** Whether an account is this person's. Whoever answers for a department's account is its holder. */
export function isAccountHolder(
  account: Pick<AccountSnapshot, 'type' | 'address' | 'userPrincipalName' | 'holder' | 'responsible'> &
    Partial<Pick<KnownAccount, 'addresses'>>,
  by: Pick<Actor, 'id' | 'email'>,
): boolean {
  const holder = account.type === 'departmental' ? account.responsible : account.holder;
  return holder?.id === by.id || isAddressOf(account, by);
}

function isOthersHolder(
  account: OtherAccount,
  { by, register }: { readonly by: Actor; readonly register: Register },
): boolean {
  const now = register.find(({ id }) => id === account.id);
  return account.holder?.id === by.id || isAddressOf(account, by) || (now !== undefined && isAccountHolder(now, by));
}

/** The officials through whom a password is handed over, since its holder is not in the chat: by the form, the register and the plan. */
function officialsOf({ form, rule, plan }: Concerning, account: KnownAccount | null): readonly Person[] {
  if (withholdsPassword({ form, rule })) return [];
  const receives = plan?.receives;
  return [
    officialOf(form),
    account === null || isClaimed(form) ? null : officialOf(form, account),
    receives?.holder === null ? receives.official : null,
  ].filter((official) => official !== null);
}

/** The official through whom a password is handed over, since its holder is not in the chat; null where there is none. */
function officialOf(form: Form, account?: Pick<Account, 'type' | 'holder' | 'responsible'>): Person | null {
  if (form.type === 'personal') return form.chatUser === null ? (account ?? form).responsible : null;
  if (isCreation(form)) return null;
  const handsOver = form.type === 'password' || form.type === 'restoration';
  const { type, holder, responsible } = account ?? form.account;
  return handsOver && type === 'personal' && holder === null ? responsible : null;
}

/** Somebody whom the register does not know asked as the holder: they get it, once that is approved. */
function isClaimed(form: Form): boolean {
  return !isCreation(form) && form.account.byEmail === true;
}

/** Who answers for the account by this request, and did not when it came in, or does not now. */
function newResponsibleOf(form: Form, account: KnownAccount | null): Person | null {
  if (form.type === 'responsible') return form.responsible;
  if (form.type !== 'data') return null;
  const { responsible } = form.data;
  if (responsible === null) return null;
  const before = [form.account.responsible, ...(account === null ? [] : [account.responsible])];
  return before.every((official) => official?.id === responsible.id) ? null : responsible;
}

/** The accounts that are there already and that are named, by id. */
export function accountsNamed(naming: AccountForm | { readonly accountId: string }): readonly string[] {
  if ('accountId' in naming) return [naming.accountId];
  return [naming.account.id, ...beneficiariesOf(naming).map(({ id }) => id)];
}

/**
 * Whether a request takes two people as things are: by its form, and where its password goes through an official by now, which the
 * register or its plan may tell later than the form.
 */
export function takesTwoNow(request: Concerning & Pick<Request, 'planChanges'>, register: Register): boolean {
  const { form, rule, planChanges } = request;
  // A plan that had to be drawn anew is decided on by people, whatever rule let it begin.
  if (rule !== null && planChanges.length === 0) return false;
  const isAnothers = form.type === 'deletion' || beneficiariesOf(form).length > 0;
  return isAnothers || officialsOf(request, namedBy(form, register)).length > 0;
}

/** Whether somebody asked for more time under their own contract, as the form says, or as the register does by now. */
export function isOwnExtension({ form, requester }: Pick<Request, 'form' | 'requester'>, register: Register): boolean {
  if (!isExtension(form)) return false;
  const now = namedBy(form, register);
  return [form.account, ...(now === null ? [] : [now])].some(({ holder }) => holder?.id === requester.id);
}

/** Whether two people are asked for, where the institution wants two: a deletion, and what lets somebody into what is another's. */
export function takesTwo(form: Form): boolean {
  return form.type === 'deletion' || beneficiariesOf(form).length > 0 || officialOf(form) !== null;
}
