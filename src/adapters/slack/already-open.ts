import type { Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { isUnconfirmed, type Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { openAgainst } from '#use-cases/requests/overtake-deletion.ts';
import { confirmerText } from '#dialogue/contract-end/agreement.ts';
import { whatFor } from '#dialogue/parts/asked-for.ts';
import type { DoorDeps } from './door.ts';
import { NAME } from './home-list.ts';
import { nextOf } from './home-view.ts';
import { shorten } from './rich-text.ts';

/** That another request on the account is open, and who acts next; null where the form is worth filling in. */
export async function alreadyOpen(
  { store, messages: m }: Pick<DoorDeps, 'store' | 'messages'>,
  about: { readonly actor: Actor; readonly account: Account; readonly what: Modification },
): Promise<string | null> {
  const { actor, account, what } = about;
  const request = await openAgainst(store, { type: what, account });
  if (request === null) return null;
  return m.change.open.stands(request.number, whatFor(m, request.form), nextText(m, { request, actor }));
}

/** As on the home, but for what waits for a person, who may be the one who reads it. */
function nextText(m: Messages, { request, actor }: { readonly request: Request; readonly actor: Actor }): string {
  const words = m.change.open;
  const { agreement, state, requester } = request;
  if (state === 'info_requested')
    return requester.id === actor.id ? words.answerYours : words.answer(shorten(requester.name, NAME));
  if (agreement === undefined || !isUnconfirmed(request)) return nextOf(m, request);
  const { official } = agreement;
  return official.id === actor.id ? words.confirmYours : words.confirm(confirmerText(m, official));
}
