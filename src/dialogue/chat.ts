import type { Person } from '#domain/person.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import type { PostKey } from '#use-cases/ports/store/post-key.ts';
import type { SendFile } from './acts.ts';
import type { Message } from './screen.ts';

/** The receiver: a person, or the channel of the systems area. */
export type Audience = 'systems' | Pick<Person, 'id'>;

/** A message that is posted once: the same key is the same message. */
export interface Notice {
  readonly key: PostKey;
  readonly to: Audience;
  readonly message: Message;
  /** Below another message: shown to everybody in the channel as well. */
  readonly alsoInChannel?: true;
}

/**
 * What a chat does for the notices. Every method throws `OutsideError`: `unknown_outcome` (with a waiting time) while
 * something may still be on its way, and `not_found` for a person who left the chat. A repeated call continues where it
 * stopped.
 */
export interface Chat {
  /**
   * Posts the message once, whatever happened to an earlier attempt; below the message `under` when that exists
   * (`unavailable` before).
   */
  post(notice: Notice, under?: PostKey): Promise<void>;
  /** Posts the message, or updates the existing one. */
  show(notice: Notice): Promise<void>;
  /** Puts a file below the message `under`, once. Its title describes it to people who cannot see it. */
  attach(file: Document, under: PostKey): Promise<void>;
  /** Sends a file to one person, with a sentence. Two calls send it twice. */
  readonly sendFile: SendFile;
  /** Deletes duplicates of messages that no later update takes care of. */
  settle(): Promise<void>;
  /** Whether the systems area's channel exists and the bot may write there. */
  hasSystemsChannel(): Promise<boolean>;
}
