import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { isUnconfirmed } from '#domain/request/agreement.ts';
import type { Messages } from '#messages/messages.ts';
import { confirmerText } from '../parts/agreement-lines.ts';
import { whatFor } from '../parts/asked-for.ts';
import { shorten } from '../screen.ts';
import { nextOf } from './next.ts';

interface OpenRequestInput {
  readonly request: Request;
  /** The person who wants to make another request. */
  readonly actor: Person;
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
