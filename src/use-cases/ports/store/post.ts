import type { PostKey } from './post-key.ts';

/**
 * Where each of our messages is in one chat, so that it is posted once and updated afterwards. Times come from the
 * database's clock.
 */
export interface Posts {
  find(key: PostKey): Promise<Post | null>;
  /** Where those of these messages are that were posted. */
  places(keys: readonly PostKey[]): Promise<ReadonlyMap<PostKey, Place>>;
  /** Records that `key` is about to be posted. False when that was already begun: then look in the chat first. */
  begin(key: PostKey, place: string, threadId?: string): Promise<boolean>;
  /**
   * Records that `key` is posted once more. Unless the first attempt was refused, the message may appear twice. False
   * when another process has done this since `seen` was read.
   */
  beginAgain(key: PostKey, seen: Post): Promise<boolean>;
  /** The chat refused the attempt: nothing is on its way. */
  refused(key: PostKey): Promise<void>;
  /** Records where the message is. False when another place was recorded first; that one counts. */
  done(key: PostKey, place: string, messageId: string): Promise<boolean>;
  /** A change of the message is about to be sent. An earlier change still on its way keeps its time, unless `anew`. */
  changing(key: PostKey, anew?: boolean): Promise<void>;
  /** Nothing is on its way any more, and the message exists once. */
  settled(key: PostKey): Promise<void>;
  /** Existing messages with a change that was sent longer than `afterMs` ago and never settled. */
  unsettled(afterMs: number): Promise<readonly (Post & { readonly key: PostKey })[]>;
  shown(key: PostKey, revision: number): Promise<void>;
  /** The message is gone from the chat: the next one is a new post. */
  forget(key: PostKey): Promise<void>;
}

/** A message's place in its chat. */
export interface Place {
  readonly place: string;
  readonly messageId: string;
}

export interface Post {
  /** The conversation's id in its chat. */
  readonly place: string;
  /** The thread's first message, if it is in a thread. */
  readonly threadId: string | null;
  /** Null until it is known to be there. */
  readonly messageId: string | null;
  readonly shownRevision: number;
  /** When the first attempt to post began. Null for messages from before 2026-11-28. */
  readonly begunAt: Date | null;
  /** How long ago something was sent that may still be on its way, ms; null when nothing is. */
  readonly triedMsAgo: number | null;
  /** It was sent more than once, so it may exist more than once. */
  readonly inDoubt: boolean;
}
