import type { Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { alreadyOpenText } from '#dialogue/request-card/already-open.ts';
import { openAgainst } from '#use-cases/requests/overtake-deletion.ts';
import type { DoorDeps } from './door.ts';

/** That another request on the account is open, and who acts next; null where the form is worth filling in. */
export async function alreadyOpen(
  { store, messages: m }: Pick<DoorDeps, 'store' | 'messages'>,
  about: { readonly actor: Actor; readonly account: Account; readonly what: Modification },
): Promise<string | null> {
  const { actor, account, what } = about;
  const request = await openAgainst(store, { type: what, account });
  return request === null ? null : alreadyOpenText(m, { request, actor });
}
