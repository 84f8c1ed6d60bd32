import { z } from 'zod';
import { MODIFICATIONS } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { tiesTo } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import type { ChangeField } from '#domain/modifications/raw-change.ts';
import type { Messages } from '#messages/messages.ts';
import { fieldsOf, search, type FieldInput } from '../parts/fields.ts';
import { NAME_PARTS } from '../parts/capitals.ts';
import { id, text } from '../parts/payloads.ts';
import { paragraph, type Field, type Option, type Part } from '../screen.ts';

/** What a form about an account carries along: null of what the person has yet to choose. */
export const changeState = z.object({
  accountId: id.nullable(),
  what: z.enum(MODIFICATIONS).nullable(),
  /** Names as they were typed in capitals, once they were proposed as they are written. */
  shouted: z.partialRecord(z.enum(NAME_PARTS), text).optional(),
  /** The end of a contract that the form asks about a second time. */
  doubted: text.optional(),
  /** The request that it corrects. */
  corrects: id.optional(),
  /** The modifications that are meant, where these are not all. */
  kinds: z.array(z.enum(MODIFICATIONS)).optional(),
  /** How often it was drawn for the account that was chosen in it. */
  drawn: z.int().min(0).max(1_000_000).optional(),
});
export type ChangeState = Readonly<z.output<typeof changeState>>;

/** Of a form that does not say yet what is changed, or of which there is one kind. */
export function stateOf(account: Account | null): ChangeState {
  return { accountId: account?.id ?? null, what: null };
}

/** The fields of a form about an account, in this order. */
export function changeFields(m: Messages, asked: Readonly<Partial<Record<ChangeField, FieldInput>>>): readonly Field[] {
  return fieldsOf(m.change.fields, asked);
}

/** The account of a form: known, or searched in it; of a search, what is chosen already. */
export interface FormAccount {
  readonly account: Account | null;
  readonly own?: Account | null;
  /** What keeps something from being asked for about it, told below it. */
  readonly hindered?: readonly Part[];
}

/** The account as text where it is known, else a search for it, which tells at once which one was chosen. */
export function accountOrSearch(
  m: Messages,
  { account, own = null, hindered = [] }: FormAccount,
): readonly (Part | Field)[] {
  const initial = own === null ? null : accountOption(own);
  const searched: FieldInput = { ...search(m, { hint: m.change.hints.account, initial }), tells: true };
  return [...(account === null ? changeFields(m, { account: searched }) : [accountPart(account)]), ...hindered];
}

/** An account among those to choose from. */
export function accountOption({ id, address, displayName }: Account): Option {
  return { text: displayName, value: id, description: address };
}

export function accountPart({ displayName, address, departmentName }: Account): Part {
  return paragraph([[{ bold: displayName }], [{ code: address }, ` · ${departmentName}`]], 'known');
}

/** Whether the account is this person's own. */
export function isHolder(account: Account, actor: Actor): boolean {
  return tiesTo(account, { actor, head: null }).includes('holder');
}
