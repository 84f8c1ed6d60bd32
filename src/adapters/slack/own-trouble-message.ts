import type { OwnTrouble } from '#domain/own-trouble.ts';
import type { Messages } from '#messages/messages.ts';
import type { Message } from './post-once.ts';
import { rich, small } from './rich-text.ts';

/** What is wrong with the bot's own ground, and what to do. */
export function ownTroubleMessage(m: Messages, trouble: OwnTrouble): Message {
  const { title, labels, again, say } = m.ownTrouble;
  const { what, mend } = say(trouble, m.day);
  return {
    text: `${title}: ${what}`,
    blocks: [rich([[{ bold: title }], [what], [{ bold: `${labels.mend}: ` }, mend]]), small(again(trouble))],
  };
}
