import type { Messages } from '#messages/messages.ts';
import { messageOf, type Message } from '../screen.ts';

/** The bot was stopped while it attended to a press: whoever pressed is asked to look, and to press again. */
export function pressCutMessage(m: Messages): Message {
  return messageOf([[m.dialogs.pressCut]]);
}
