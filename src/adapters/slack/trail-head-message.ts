import type { TrailHead } from '#domain/trail/trail.ts';
import type { Messages } from '#messages/messages.ts';
import type { Message } from './post-once.ts';
import { rich, small } from './rich-text.ts';

/** What auditors run to see the trail's heads; a command's name, the same in every language. */
const VERIFY = 'npm run audit:verify';

/** The head of the trail on that day, for everybody in the systems area's channel to see. */
export function headMessage(m: Messages, day: string, head: TrailHead): Message {
  const words = m.trailHead;
  const title = words.title(m.day(day));
  return {
    text: `${title}: ${head.seq} ${head.hash}`,
    blocks: [
      rich([
        [{ bold: title }],
        [{ bold: `${words.seq}: ` }, { code: String(head.seq) }],
        [{ bold: `${words.hash}: ` }, { code: head.hash }],
        [`${words.why} `, { code: VERIFY }, '.'],
      ]),
      small(words.automatic),
    ],
  };
}
