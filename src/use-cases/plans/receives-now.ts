import type { AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { isCreation, type Form } from '#domain/form/form.ts';
import { maskedAddress } from '#domain/plan/mail-life.ts';
import type { Person } from '#domain/person.ts';
import type { Receives } from '#domain/plan/receives.ts';
import type { Request } from '#domain/request/request.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** To whom a request's account would be handed now: people change while a request waits. */
export async function receivesNow(store: Pick<Store, 'account'>, { form, plan }: Request): Promise<Receives> {
  const receives = isCreation(form) || form.type === 'responsible' ? fromForm(form) : await fromRegister(store, form);
  const known = plan?.receives;
  if (known === undefined || known.holder?.id !== receives.holder?.id) return receives;
  // What was found out about the same person when the plan was made.
  const { byEmail, doubts } = known;
  return { ...receives, ...(byEmail === undefined ? {} : { byEmail }), ...(doubts === undefined ? {} : { doubts }) };
}

function fromForm(form: Extract<Form, { readonly responsible: Person }>): Receives {
  const official = form.responsible;
  if (form.type !== 'personal') return { holder: official, official, contact: null };
  return { holder: form.chatUser, official, contact: maskedAddress(form.contactEmail) };
}

async function fromRegister(store: Pick<Store, 'account'>, form: AccountForm): Promise<Receives> {
  const account = (await store.account(form.account.id)) ?? form.account;
  const { responsible: official } = account;
  if (account.type === 'departmental') return { holder: official, official, contact: null };
  const holder = claimedHolder(form, account);
  const isClaimed = form.account.byEmail === true && holder?.id === form.account.holder?.id;
  return { holder, official, contact: null, ...(isClaimed ? { byEmail: true } : {}) };
}

/** Who has the account as far as the register knows, or whoever asked under its address while the register knows nobody. */
export function claimedHolder(form: AccountForm, { holder }: Pick<Account, 'holder'>): Person | null {
  return holder ?? (form.account.byEmail === true ? form.account.holder : null);
}
