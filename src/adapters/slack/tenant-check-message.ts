import { createHash } from 'node:crypto';
import type { Messages } from '#messages/messages.ts';
import type { Posts } from '#use-cases/ports/post.ts';
import { postKey } from '#use-cases/ports/post-key.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import type { Message, Poster } from './post-once.ts';
import { rich, small, type Line } from './rich-text.ts';

const { tenantTroubles: KEY } = postKey;

/** Everything in the tenant that will stand in the way of requests, as one message. */
export function troublesMessage(m: Messages, troubles: readonly TenantTrouble[]): Message {
  const words = m.tenantCheck;
  const items = troubles.map((trouble) => words.say(trouble));
  const lines = ({ what, then, mend }: (typeof items)[number]): readonly Line[] => [
    [{ bold: what }],
    [{ bold: `${words.labels.then}: ` }, then],
    [{ bold: `${words.labels.mend}: ` }, mend],
  ];
  return {
    text: `${words.title}: ${items.map(({ what }) => what).join(' ')}`,
    blocks: [
      rich([[{ bold: words.title }], [words.intro]]),
      ...items.map((one) => rich(lines(one))),
      small(words.again),
    ],
  };
}

/** Tells the systems area's channel, in a new message whenever the list is another than the last that was told. */
export async function tellTroubles(
  deps: {
    readonly messages: Messages;
    readonly posts: Posts;
    readonly poster: Poster;
    readonly systemsChannel: string;
  },
  troubles: readonly TenantTrouble[],
): Promise<void> {
  const { messages: m, posts, poster, systemsChannel } = deps;
  const mark = markOf(troubles);
  const told = await posts.find(KEY);
  if (told === null ? troubles.length === 0 : told.shownRevision === mark) return;
  const key = postKey.tenantTroublesList(mark);
  // The same list may have been told before the one in between.
  if ((await posts.find(key))?.messageId) await posts.forget(key);
  const fine = { text: m.tenantCheck.fine, blocks: [rich([[m.tenantCheck.fine]])] };
  await poster.post(key, systemsChannel, troubles.length === 0 ? fine : troublesMessage(m, troubles));
  await posts.begin(KEY, systemsChannel);
  await posts.shown(KEY, mark);
}

/** A number that is the same for the same list. */
function markOf(troubles: readonly TenantTrouble[]): number {
  return createHash('sha256').update(JSON.stringify(troubles)).digest().readUInt32BE() >>> 1;
}
