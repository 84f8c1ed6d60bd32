import type { OwnTrouble } from '#domain/own-trouble.ts';
import type { Messages } from '#messages/messages.ts';
import { messageOf, note, paragraph, type Message } from '../screen.ts';

/** A problem with the bot's own operation, and what to do. */
export function ownTroubleMessage(m: Messages, trouble: OwnTrouble): Message {
  const { title, labels, again, say } = m.ownTrouble;
  const { what, mend } = say(trouble, m.day);
  return {
    summary: `${title}: ${what}`,
    parts: [paragraph([[{ bold: title }], [what], [{ bold: `${labels.mend}: ` }, mend]]), note(again(trouble))],
  };
}

/** A problem on the server or in Microsoft 365 that the systems area has to look after. */
export function troubleMessage(m: Messages, code: keyof Messages['documents']['trouble']): Message {
  return messageOf([[m.documents.trouble[code]]]);
}
