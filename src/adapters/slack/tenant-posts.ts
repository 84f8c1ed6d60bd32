import { createHash } from 'node:crypto';
import type { Messages } from '#messages/messages.ts';
import type { Posts } from '#use-cases/ports/post.ts';
import { postKey } from '#use-cases/ports/post-key.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import { messageOf } from '#dialogue/screen.ts';
import { troublesMessage } from '#dialogue/tenant/troubles.ts';
import type { Poster } from './post-once.ts';

const { tenantTroubles: KEY } = postKey;

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
  const message = troubles.length === 0 ? messageOf([[m.tenantCheck.fine]]) : troublesMessage(m, troubles);
  await poster.post(key, systemsChannel, message);
  await posts.begin(KEY, systemsChannel);
  await posts.shown(KEY, mark);
}

/** A number that is the same for the same list. */
function markOf(troubles: readonly TenantTrouble[]): number {
  return createHash('sha256').update(JSON.stringify(troubles)).digest().readUInt32BE() >>> 1;
}
