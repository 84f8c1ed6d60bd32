import type { Person } from '#domain/person.ts';
import type { Document } from '#use-cases/ports/archive.ts';
import type { PostKey } from '#use-cases/ports/post-key.ts';
import type { SendFile } from './acts.ts';
import type { Message } from './screen.ts';

/** To whom something goes: a person, or the systems area, where all of it reads. */
export type Audience = 'systems' | Pick<Person, 'id'>;

/** A message that stands once: the same key is the same message. */
export interface Notice {
  readonly key: PostKey;
  readonly to: Audience;
  readonly message: Message;
}

/**
 * What each chat does for the notices. Every method throws `OutsideError`: `unknown_outcome` while something may still be on its
 * way, with how long to wait, and `not_found` of somebody who left the chat. Called again, it goes on where it stopped.
 */
export interface Chat {
  /** Posts the message, once, whatever became of an earlier attempt; below the message `under`, once that stands (`unavailable` before). */
  post(notice: Notice, under?: PostKey): Promise<void>;
  /** Posts the message, or brings the one that stands there in line with it. */
  show(notice: Notice): Promise<void>;
  /** Puts a file below the message `under`, once. Its title tells those who do not see it what it shows. */
  attach(file: Document, under: PostKey): Promise<void>;
  /** Sends a file to one person, with a sentence. Called twice it comes twice. */
  readonly sendFile: SendFile;
  /** Deletes what came to stand twice after all, of messages that no later showing looks after. */
  settle(): Promise<void>;
  /** Whether there is a place where the systems area reads, and the bot may write there. */
  hasSystemsChannel(): Promise<boolean>;
}
