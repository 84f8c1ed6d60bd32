import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { isHolder } from './about-account.ts';

/** A temporary password is for the holder; where they are not in the chat, the official who answers for the account hands it over. */
export function passwordGoesTo(
  m: Messages,
  { account, actor, isClaim = false }: { readonly account: Account; readonly actor: Actor; readonly isClaim?: boolean },
): string {
  const { type, holder, responsible } = account;
  const words = m.change.passwordGoesTo;
  const own = type === 'departmental' ? responsible : holder;
  const isOwn = type === 'personal' && isHolder(account, actor);
  if (isOwn) return isClaim ? words.claimed : words.own;
  if (own !== null) return words.holder(own.name);
  return responsible === null ? words.nobody : words.responsible(responsible.name);
}
