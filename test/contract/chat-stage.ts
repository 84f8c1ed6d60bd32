import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { Audience, Chat } from '#dialogue/chat.ts';
import type { ChatPeople } from '#dialogue/deps.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

/** A chat as those have it who are in it: what they see and do there, and what goes wrong. The same contract is run on each. */
export interface ChatStage {
  readonly chat: Chat;
  readonly people: ChatPeople;
  /** Somebody to whom nothing was written yet. */
  enter(as?: Kind): Newcomer;
  leave(person: Pick<Person, 'id'>): void;
  /** What stands before this person, or before the systems area, oldest first. */
  messages(where: Audience): readonly Seen[];
  /** How many versions of messages were ever posted, to whomever. */
  everPosted(): number;
  /** Deletes a message behind our back. */
  remove(where: Audience, message: Seen): Promise<void>;
  /** Lets nobody write any more where the systems area reads. */
  closeSystemsChannel(): void;
  /** The next call of this kind goes wrong so. */
  fault(call: Call, how: Fault): void;
  clearFaults(): void;
  /** Lets time pass in the chat. */
  pass(ms: number): void;
  close(): Promise<void>;
}
export type OpenChat = () => Promise<ChatStage>;

/** `unproven`: nobody has shown that the address is theirs. `systems`: of the systems area. */
type Kind = 'member' | 'systems' | 'guest' | 'outsider' | 'bot' | 'gone' | 'unproven';

export type Newcomer = Person & { readonly email: string };

/** What a person sees of a message. */
export interface Seen {
  readonly id: string;
  /** All its words. */
  readonly text: string;
  /** What stands for it where it cannot be shown. */
  readonly summary: string;
  readonly buttons: readonly string[];
  /** The message below which it stands. */
  readonly under: string | null;
  readonly files: readonly { readonly name: string; readonly title: string; readonly content: Uint8Array }[];
}

/** `look`: for what was posted before. */
type Call = 'post' | 'change' | 'file' | 'look' | 'any';

/** After these nobody knows whether the chat did it. `late`: it does, a second later. */
export const DOUBTS = ['cut_before', 'answer_lost', 'broken', 'confused', 'late'] as const;

export type Fault =
  | (typeof DOUBTS)[number]
  /** Done when a minute has passed, which is longer than anybody waits. */
  | 'very_late'
  /** Asks to wait for 30 s. */
  | 'throttled'
  /** The bot's credentials are not taken. */
  | 'refused';

/** Opens the chat once for a suite. */
export function openOnce(open: OpenChat): () => ChatStage {
  let opened: ChatStage | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => await opened?.close());
  afterEach(() => opened?.clearFaults());
  return () => {
    if (opened === undefined) throw new Error('the chat is not open');
    return opened;
  };
}

/** Does it as the queue does: again, as long as something may still be on its way. */
export async function carriedOut(work: () => Promise<void>): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    const wait = await work().then(
      () => null,
      (error: unknown) => {
        if (error instanceof OutsideError && error.retryAfterMs !== undefined) return error.retryAfterMs;
        throw error;
      },
    );
    if (wait === null) return;
    await sleep(wait);
  }
  throw new Error('it was never carried out');
}

export async function twice(work: () => Promise<void>): Promise<void> {
  await work();
  await work();
}
