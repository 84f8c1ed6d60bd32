import type { Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { isUnconfirmed } from '#domain/request/agreement.ts';
import type { Messages } from '#messages/messages.ts';
import { openBefore } from '#use-cases/requests/supersede-deletion.ts';
import { confirmerText } from '../parts/agreement-lines.ts';
import type { DialogueDeps } from '../deps.ts';
import { whatFor } from '../parts/asked-for.ts';
import { shorten } from '../screen.ts';
import { nextOf } from './next.ts';

interface OpenRequestInput {
  readonly request: Request;
  /** The person who wants to make another request. */
  readonly actor: Person;
}

/** The text that another request on the account is open, and who acts next; null when the form can be filled in. */
export async function alreadyOpen(
  { store, messages: m }: Pick<DialogueDeps, 'store' | 'messages'>,
  about: { readonly actor: Person; readonly account: Account; readonly what: Modification },
): Promise<string | null> {
  const { actor, account, what } = about;
  const request = await openBefore(store, { type: what, account });
  return request === null ? null : alreadyOpenText(m, { request, actor });
}

/** The text shown instead of a form: which request is open, and who acts next. */
export function alreadyOpenText(m: Messages, about: OpenRequestInput): string {
  const { number, form } = about.request;
  return m.change.open.stands(number, whatFor(m, form), nextText(m, about));
}

/** As on the home page, except for what waits for a person, who may be the reader. */
function nextText(m: Messages, { request, actor }: OpenRequestInput): string {
  const words = m.change.open;
  const { agreement, state, requester } = request;
  if (state === 'info_requested')
    return requester.id === actor.id ? words.answerYours : words.answer(shorten(requester.name, 80));
  if (agreement === undefined || !isUnconfirmed(request)) return nextOf(m, request);
  const { official } = agreement;
  return official.id === actor.id ? words.confirmYours : words.confirm(confirmerText(m, official));
}
