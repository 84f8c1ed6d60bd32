import type { Messages } from '#messages/messages.ts';
import { messageOf, type Message } from '../screen.ts';

/** The bot was stopped while it handled a press: the person is asked to check, and to press again. */
export function pressCutMessage(m: Messages): Message {
  return messageOf([[m.dialogs.pressCut]]);
}
