import type { PostKey } from './post-key.ts';

/** Where each message of ours stands in one chat, so that it is posted once and updated afterwards. Times are the database's, whichever process asks. */
export interface Posts {
  find(key: PostKey): Promise<Post | null>;
  /** Remembers that `key` is about to be posted. False when it was begun before: then the chat must be asked first. */
  begin(key: PostKey, place: string, threadId?: string): Promise<boolean>;
  /** Remembers that `key` is posted once more: unless what was sent before was refused, it may come to stand twice. False when somebody else did that since it was seen. */
  beginAgain(key: PostKey, seen: Post): Promise<boolean>;
  /** The attempt was refused: nothing of it is on its way. */
  refused(key: PostKey): Promise<void>;
  /** It stands there. False when it stands somewhere else already, which counts. */
  done(key: PostKey, place: string, messageId: string): Promise<boolean>;
  /** A change of the message is about to be sent; one before it that is still on its way keeps its time, unless `anew`. */
  changing(key: PostKey, anew?: boolean): Promise<void>;
  /** Nothing is on its way any more, and it stands once. */
  settled(key: PostKey): Promise<void>;
  /** Messages that stand, of which something was on its way longer ago than `afterMs`. */
  unsettled(afterMs: number): Promise<readonly (Post & { readonly key: PostKey })[]>;
  shown(key: PostKey, revision: number): Promise<void>;
  /** The message is gone from the chat: the next one is posted anew. */
  forget(key: PostKey): Promise<void>;
}

export interface Post {
  /** The conversation, as its chat names it. */
  readonly place: string;
  /** The message that it answers, where it stands in a thread. */
  readonly threadId: string | null;
  /** Null while nobody knows that it stands there. */
  readonly messageId: string | null;
  readonly shownRevision: number;
  /** When it was first about to be posted. Null for those of before 2026-11-28. */
  readonly begunAt: Date | null;
  /** So long ago something of it was sent that may still be on its way, ms; null when nothing is. */
  readonly triedMsAgo: number | null;
  /** It was sent more than once, and may stand more than once. */
  readonly inDoubt: boolean;
}
