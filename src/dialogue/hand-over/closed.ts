import { displayNameOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { messageOf, type Message } from '../screen.ts';
import { congratulation } from './message.ts';

/** To the person who changed the password: that it is done, and nothing is left to do. */
export function passwordChangedMessage(
  m: Messages,
  { request, as }: { readonly request: Request; readonly as: 'holder' | 'responsible' },
): Message {
  return messageOf([[congratulation(m, { request, as })], [m.handOver.nothingMore]]);
}

/** To the requester of the account, when it is closed. */
export function closedMessage(m: Messages, { number, form, plan }: Request): Message {
  return messageOf([[m.handOver.closed(number, displayNameOf(form), plan?.address ?? '')]]);
}
