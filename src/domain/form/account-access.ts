import { blockOf, type Account } from '#domain/account/account.ts';
import type { Form } from './form.ts';
import type { Actor } from '#domain/person.ts';
import { isAddressOf } from '#domain/account/known-account.ts';

/** What ties a person to an account. */
export type Tie = 'holder' | 'responsible' | 'head' | 'systems';

/** What somebody may ask for about an account that is there. */
export type AskedFor = Exclude<Form['type'], 'personal' | 'departmental' | 'suspension'>;

/** What somebody wants with an account that is there, while it is not known which change is meant. */
export type Purpose = 'modify' | 'delete' | 'restore' | 'block';

/** Which requests tell whether an account suits a purpose: of a suspended one only the contract may be modified. */
export const ASKED_FOR: Readonly<Record<Purpose, readonly AskedFor[]>> = {
  modify: ['data', 'contract'],
  delete: ['deletion'],
  restore: ['restoration'],
  block: ['block'],
};

/** A person's ties to an account; none means that they may not ask about it. `head` is the chat user who heads its department. */
export function tiesTo(
  account: Pick<Account, 'type' | 'address' | 'userPrincipalName' | 'holder' | 'responsible'> & {
    /** Every address that it has or had, where that was looked up. */
    readonly addresses?: readonly string[];
  },
  { actor, head }: { readonly actor: Pick<Actor, 'id' | 'email' | 'systems'>; readonly head: string | null },
): readonly Tie[] {
  const ties: Tie[] = [];
  const holder = account.type === 'departmental' ? account.responsible : account.holder;
  // Of an account that was imported nobody knows the holder: whoever the chat knows under an address of it is the one.
  const known = holder === null ? account.type === 'personal' && isAddressOf(account, actor) : holder.id === actor.id;
  if (known) ties.push('holder');
  if (account.responsible?.id === actor.id) ties.push('responsible');
  if (head === actor.id) ties.push('head');
  if (actor.systems) ties.push('systems');
  return ties;
}

/**
 * A password is for its holder's eyes, or for the responsible official's in a hand-over: nobody else asks for one. The systems area
 * blocks accounts, and the head of the department.
 */
export function mayAskFor(what: AskedFor, ties: readonly Tie[]): boolean {
  if (what === 'password') return ties.includes('holder') || ties.includes('responsible');
  if (what === 'block') return ties.includes('systems') || ties.includes('head');
  return ties.length > 0;
}

/** What makes sense to ask for, given the account's state. */
export function canBeAsked(what: AskedFor, account: Pick<Account, 'state' | 'type' | 'kept'>): boolean {
  switch (what) {
    case 'restoration':
      // What is remembered was taken away, even where a deletion stopped half-way.
      return account.state !== 'active' || account.kept !== null;
    case 'deletion':
      // What is remembered tells that its deletion has begun already; one that ended as a shared mailbox may be asked for.
      return (
        account.state !== 'deleted' &&
        (account.kept === null || account.kept.sharedWith !== undefined || blockOf(account) !== null)
      );
    case 'block':
      // A suspended one may be on its way back.
      return account.state !== 'deleted';
    case 'contract':
    case 'employment':
      // A suspended one is given back with the extension, unless its deletion has begun.
      return account.type === 'personal' && (account.state === 'active' || isSuspendedOnly(account));
    case 'responsible':
      // For a person's suspended account somebody answers too; a department's is handed over, which takes an active one.
      return account.state === 'active' || (account.type === 'personal' && isSuspendedOnly(account));
    default:
      return account.state === 'active';
  }
}

/** Suspended, and no deletion of it has begun. */
function isSuspendedOnly({ state, kept }: Pick<Account, 'state' | 'kept'>): boolean {
  return state === 'suspended' && kept === null;
}
