import type { WebClient } from '@slack/web-api';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { slack } from './errors.ts';

/** Marks our messages, so that we can find out whether one was already posted. Contains only an id. */
const EVENT_TYPE = 'buzon_post';

export function markOf(key: string): { event_type: string; event_payload: { key: string } } {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

/** A message in the chat's history. */
interface HistoryMessage {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: Readonly<Record<string, unknown>> };
  readonly files?: readonly { readonly name?: string | null }[];
}

export interface Sought {
  readonly key: string;
  /** A conversation, or a person. */
  readonly to: string;
  readonly threadTs: string | null;
  /** When the first attempt to post began, by the database's clock; null when unknown. */
  readonly since: Date | null;
}

/** How far Slack's clock and the database's may differ, ms. */
const CLOCKS_APART_MS = 5 * 60_000;
const A_PAGE = 200;
/** How many pages are searched at most: the method allows some 50 calls a minute (facts: slack.md 3). */
const PAGES = 10;

/**
 * Where our message is, oldest first: nowhere, once, or several times. In a channel whose history the bot may not read
 * (a public one: we do not ask for its scope) it is not found.
 */
export async function findPosted(
  client: WebClient,
  sought: Sought,
): Promise<{ readonly channel: string; readonly found: readonly string[] }> {
  const channel = await channelOf(client, sought.to);
  const { threadTs, since } = sought;
  const from =
    since === null ? {} : { oldest: String(Math.floor((since.getTime() - CLOCKS_APART_MS) / 1_000)), inclusive: true };
  const found: string[] = [];
  let cursor = '';
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const asked = {
        channel,
        include_all_metadata: true,
        limit: A_PAGE,
        ...from,
        ...(cursor === '' ? {} : { cursor }),
      };
      const answer = await slack(async () =>
        threadTs === null
          ? await client.conversations.history(asked)
          : await client.conversations.replies({ ...asked, ts: threadTs }),
      );
      const messages: readonly HistoryMessage[] = (answer.messages ?? []) as readonly HistoryMessage[];
      found.push(...messages.filter((message) => isOurs(message, sought.key)).flatMap(({ ts }) => ts ?? []));
      cursor = answer.response_metadata?.next_cursor ?? '';
      // If the beginning is unknown, only the newest messages are searched.
      if (cursor === '' || since === null) break;
    }
  } catch (error) {
    if (!(error instanceof OutsideError) || error.detail !== 'missing_scope') throw error;
  }
  return { channel, found: found.toSorted() };
}

/** A file has no mark of ours except its name, with which its key ends. */
function isOurs({ metadata, files = [] }: HistoryMessage, key: string): boolean {
  if (metadata?.event_type === EVENT_TYPE) return metadata.event_payload?.['key'] === key;
  return files.some(({ name }) => typeof name === 'string' && key.endsWith(`:${name}`));
}

async function channelOf(client: WebClient, to: string): Promise<string> {
  if (!/^[UW]/.test(to)) return to;
  const { channel } = await slack(async () => await client.conversations.open({ users: to }));
  if (channel?.id === undefined) throw new OutsideError('unexpected', { service: 'chat' });
  return channel.id;
}
