import type { KnownBlock } from '@slack/types';
import type { ChatFile } from '#sandbox/services/chat-file.ts';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import type { Clock } from './clock.ts';

interface NewMessage {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly threadTs?: string | undefined;
  readonly onlyFor?: string | undefined;
  readonly metadata?: ChatMessage['metadata'] | undefined;
  readonly files?: readonly ChatFile[];
  readonly subtype?: ChatMessage['subtype'];
}

/** A property that is absent stays as it was; `metadata: null` removes it. */
interface MessageChange {
  readonly text?: string | undefined;
  readonly blocks?: readonly KnownBlock[] | undefined;
  readonly metadata?: ChatMessage['metadata'] | null | undefined;
}

export interface StoredMessages {
  readonly now: readonly ChatMessage[];
  readonly ever: readonly ChatMessage[];
  /** The last ts that was given out, in microseconds. */
  readonly lastTs: number;
}

export interface MessageStore {
  post(message: NewMessage): ChatMessage;
  /** The ts never changes. */
  update(message: ChatMessage, change: MessageChange): ChatMessage;
  remove(message: ChatMessage): void;
  /** Finds ephemeral messages too; the Web API must not, only a response_url can change them. */
  find(channel: string, ts: string): ChatMessage | undefined;
  /** Oldest first, ephemeral ones included. */
  in(channel: string): readonly ChatMessage[];
  /** A thread's replies, oldest first, without its first message and ephemeral ones. */
  repliesTo(message: ChatMessage): readonly ChatMessage[];
  all(): readonly ChatMessage[];
  /** Every version of every message, deleted ones too. */
  ever(): readonly ChatMessage[];
  nextTs(): string;
  dump(): StoredMessages;
}

export function createMessageStore(
  deps: { clock: Clock; changed: () => void },
  stored: StoredMessages = { now: [], ever: [], lastTs: 0 },
): MessageStore {
  // A new message always has the latest ts, so each map is in the order of time.
  const channels = new Map<string, Map<string, ChatMessage>>();
  const threads = new Map<string, Set<string>>();
  for (const message of byTs([...stored.now])) place(message);
  const ever: ChatMessage[] = [...stored.ever];
  let lastTs = stored.lastTs;

  function place(message: ChatMessage): void {
    within(channels, message.channel, () => new Map<string, ChatMessage>()).set(message.ts, message);
    if (message.threadTs === undefined || message.onlyFor !== undefined) return;
    within(threads, `${message.channel}/${message.threadTs}`, () => new Set<string>()).add(message.ts);
  }
  function store(message: ChatMessage): ChatMessage {
    place(message);
    ever.push(message);
    deps.changed();
    return message;
  }
  function everything(): ChatMessage[] {
    return [...channels.values()].flatMap((channel) => [...channel.values()]);
  }
  function nextTs(): string {
    lastTs = Math.max(lastTs + 1, deps.clock.now().getTime() * 1000);
    return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
  }

  return {
    nextTs,
    post: ({ channel, user, text, blocks, threadTs, onlyFor, metadata, files, subtype }) =>
      store({
        ts: nextTs(),
        channel,
        user,
        text,
        blocks,
        edited: false,
        ...(threadTs === undefined ? {} : { threadTs }),
        ...(onlyFor === undefined ? {} : { onlyFor }),
        ...(metadata === undefined ? {} : { metadata }),
        ...(files === undefined ? {} : { files }),
        ...(subtype === undefined ? {} : { subtype }),
      }),
    update(message, change) {
      const { metadata: before, ...rest } = message;
      const metadata = change.metadata === undefined ? before : (change.metadata ?? undefined);
      return store({
        ...rest,
        text: change.text ?? message.text,
        blocks: change.blocks ?? message.blocks,
        edited: true,
        ...(metadata === undefined ? {} : { metadata }),
      });
    },
    remove(message) {
      channels.get(message.channel)?.delete(message.ts);
      deps.changed();
    },
    find: (channel, ts) => channels.get(channel)?.get(ts),
    in: (channel) => [...(channels.get(channel)?.values() ?? [])],
    repliesTo({ channel, ts }) {
      const replies = [...(threads.get(`${channel}/${ts}`) ?? [])].filter((reply) => reply !== ts);
      return replies.flatMap((reply) => channels.get(channel)?.get(reply) ?? []);
    },
    all: () => byTs(everything()),
    ever: () => ever,
    dump: () => ({ now: everything(), ever, lastTs }),
  };
}

function within<T>(map: Map<string, T>, key: string, fresh: () => T): T {
  const found = map.get(key) ?? fresh();
  map.set(key, found);
  return found;
}

/** A ts is ten digits of seconds and six of microseconds, so until the year 2286 sorting the texts sorts by time. */
function byTs(messages: ChatMessage[]): ChatMessage[] {
  return messages.sort((a, b) => (a.ts < b.ts ? -1 : 1));
}
