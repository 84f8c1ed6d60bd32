import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { Acts } from '#dialogue/acts.ts';
import type { Audience, Chat } from '#dialogue/chat.ts';
import type { ChatPeople } from '#dialogue/deps.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

/**
 * A chat as its people have it: what they see and do there, and what can go wrong. The same contract is run on every
 * chat.
 */
export interface ChatStage {
  readonly chat: Chat;
  readonly people: ChatPeople;
  /** Adds somebody to whom nothing has been written yet. */
  enter(as?: Kind): Newcomer;
  /** Lets somebody leave, or become a guest. */
  become(person: Pick<Person, 'id'>, as: 'gone' | 'guest'): void;
  /** The messages to this person or to the systems area, oldest first. */
  messages(where: Audience): readonly Seen[];
  /** How many versions of messages were ever posted, to anybody. */
  everPosted(): number;
  /** Deletes a message without the bot knowing. */
  remove(where: Audience, message: Seen): Promise<void>;
  /** Takes away the bot's permission to write in the systems area's channel. */
  closeSystemsChannel(): void;
  /** What was told only to this person, newest last. */
  told(person: Pick<Person, 'id'>): readonly string[];
  /** The person's top window. */
  window(person: Pick<Person, 'id'>): SeenWindow | null;
  /**
   * Presses the button with this label: in the top window, or else on the newest message to the person or to the
   * systems area.
   */
  press(person: Pick<Person, 'id'>, label: string): Promise<void>;
  /** Writes a command, with or without text after it. */
  write(person: Pick<Person, 'id'>, command: string, text?: string): Promise<void>;
  /** Starts a shortcut, which is possible from anywhere. */
  begin(person: Pick<Person, 'id'>, shortcut: string): Promise<void>;
  /** Types in a search field of the top window, and answers what is found. */
  search(person: Pick<Person, 'id'>, field: string, text: string): Promise<readonly string[]>;
  /** Chooses something in the top window, before it is submitted. */
  choose(person: Pick<Person, 'id'>, field: string, value: string): Promise<void>;
  /** Submits the top window with these values. */
  fill(person: Pick<Person, 'id'>, values: Filling): Promise<void>;
  /** Closes the top window. */
  dismiss(person: Pick<Person, 'id'>): Promise<void>;
  /** Makes the next call of this kind fail in this way. */
  fault(call: Call, how: Fault): void;
  clearFaults(): void;
  /** Lets time pass in the chat. */
  pass(ms: number): void;
  close(): Promise<void>;
}
/** Opens a chat in which people can do these acts, or none. */
export type OpenChat = (acts?: Acts) => Promise<ChatStage>;

/** Values by the names of the fields: the text, the day, the person's id, or the value or values of what is chosen. */
export type Filling = Readonly<Record<string, string | readonly string[]>>;

/** What a person sees of a window. */
interface SeenWindow {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly fields: readonly string[];
  /** The errors by the names of the fields. */
  readonly errors: Readonly<Record<string, string>>;
}

/** `unproven`: the person's address is not verified. `systems`: belongs to the systems area. */
type Kind = 'member' | 'systems' | 'guest' | 'outsider' | 'bot' | 'gone' | 'unproven';

export type Newcomer = Person & { readonly email: string };

/** What a person sees of a message. */
export interface Seen {
  readonly id: string;
  /** All its text. */
  readonly text: string;
  /** The text shown where the message itself cannot be, for instance in a notification. */
  readonly summary: string;
  readonly buttons: readonly string[];
  /** The id of the message in whose thread it is. */
  readonly under: string | null;
  /** Everybody in the channel sees it, though it is in a thread. */
  readonly isForAll: boolean;
  readonly files: readonly { readonly name: string; readonly title: string; readonly content: Uint8Array }[];
}

/** `look`: searching for messages posted before. */
type Call = 'post' | 'change' | 'file' | 'look' | 'any';

/** After these failures nobody knows whether the chat carried the call out. `late`: it does, a second later. */
export const DOUBTS = ['cut_before', 'answer_lost', 'broken', 'confused', 'late'] as const;

export type Fault =
  | (typeof DOUBTS)[number]
  /** Carried out a minute later, when nobody waits for it any more. */
  | 'very_late'
  /** The chat asks to wait for 30 s. */
  | 'throttled'
  /** The chat does not accept the bot's credentials. */
  | 'refused';

/** Opens the chat once for a whole suite. */
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

/** Does the work as the queue does: again, as long as it asks to wait because something may still arrive. */
export async function retryUntilDone(work: () => Promise<void>): Promise<void> {
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
