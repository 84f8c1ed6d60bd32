import type { TrailHead } from '#domain/trail/trail.ts';
import type { Messages } from '#messages/messages.ts';
import { note, paragraph, type Message } from '../screen.ts';

/** The command that checks the trail's heads; the same in every language. */
const VERIFY = 'npm run audit:verify';

/** The head of the trail on that day, for everybody in the systems area's channel. */
export function trailHeadMessage(
  m: Messages,
  { day, head }: { readonly day: string; readonly head: TrailHead },
): Message {
  const words = m.trailHead;
  const title = words.title(m.day(day));
  return {
    summary: `${title}: ${head.seq} ${head.hash}`,
    parts: [
      paragraph([
        [{ bold: title }],
        [{ bold: `${words.seq}: ` }, { code: String(head.seq) }],
        [{ bold: `${words.hash}: ` }, { code: head.hash }],
        [`${words.why} `, { code: VERIFY }, '.'],
      ]),
      note(words.automatic),
    ],
  };
}
