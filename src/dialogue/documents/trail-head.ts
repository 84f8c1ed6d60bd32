import type { TrailHead } from '#domain/trail/trail.ts';
import type { Messages } from '#messages/messages.ts';
import { paragraph, type Message } from '../screen.ts';

/** One line: the head of the trail on that day, for everybody in the systems area's channel. */
export function trailHeadMessage(
  m: Messages,
  { day, head }: { readonly day: string; readonly head: TrailHead },
): Message {
  const words = m.trailHead;
  const title = words.title(m.day(day));
  const seq = String(head.seq);
  return {
    summary: `${title}: ${seq} ${head.hash}`,
    parts: [paragraph([[`${title} · ${words.seq} `, { code: seq }, ` · ${words.hash} `, { code: head.hash }]])],
  };
}
