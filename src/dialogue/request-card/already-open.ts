import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { isUnconfirmed } from '#domain/request/agreement.ts';
import type { Messages } from '#messages/messages.ts';
import { confirmerText } from '../contract-end/agreement.ts';
import { whatFor } from '../parts/asked-for.ts';
import { shorten } from '../screen.ts';
import { nextOf } from './next.ts';

interface About {
  readonly request: Request;
  /** Who would ask for another. */
  readonly actor: Person;
}

/** That a request on the account is open, in place of a form that nobody could decide on: which, and who acts next. */
export function alreadyOpenText(m: Messages, about: About): string {
  const { number, form } = about.request;
  return m.change.open.stands(number, whatFor(m, form), nextText(m, about));
}

/** As on the home, but for what waits for a person, who may be the one who reads it. */
function nextText(m: Messages, { request, actor }: About): string {
  const words = m.change.open;
  const { agreement, state, requester } = request;
  if (state === 'info_requested')
    return requester.id === actor.id ? words.answerYours : words.answer(shorten(requester.name, 80));
  if (agreement === undefined || !isUnconfirmed(request)) return nextOf(m, request);
  const { official } = agreement;
  return official.id === actor.id ? words.confirmYours : words.confirm(confirmerText(m, official));
}
