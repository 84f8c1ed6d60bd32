import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { Acts } from '#dialogue/acts.ts';
import type { Audience, Chat } from '#dialogue/chat.ts';
import type { ChatPeople } from '#dialogue/deps.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

/** A chat as those have it who are in it: what they see and do there, and what goes wrong. The same contract is run on each. */
export interface ChatStage {
  readonly chat: Chat;
  readonly people: ChatPeople;
  /** Somebody to whom nothing was written yet. */
  enter(as?: Kind): Newcomer;
  /** They leave, or become a guest. */
  become(person: Pick<Person, 'id'>, as: 'gone' | 'guest'): void;
  /** What stands before this person, or before the systems area, oldest first. */
  messages(where: Audience): readonly Seen[];
  /** How many versions of messages were ever posted, to whomever. */
  everPosted(): number;
  /** Deletes a message behind our back. */
  remove(where: Audience, message: Seen): Promise<void>;
  /** Lets nobody write any more where the systems area reads. */
  closeSystemsChannel(): void;
  /** What only this person was told, newest last. */
  told(person: Pick<Person, 'id'>): readonly string[];
  /** The window on top of this person's screen. */
  window(person: Pick<Person, 'id'>): SeenWindow | null;
  /** Presses the button with this label in that window, or else on the newest message before them, or before the systems area. */
  press(person: Pick<Person, 'id'>, label: string): Promise<void>;
  /** Writes a command, with or without words after it. */
  write(person: Pick<Person, 'id'>, command: string, text?: string): Promise<void>;
  /** Begins what can be begun from anywhere. */
  begin(person: Pick<Person, 'id'>, shortcut: string): Promise<void>;
  /** Types in the window on top where something is looked up, and sees what is found. */
  search(person: Pick<Person, 'id'>, field: string, text: string): Promise<readonly string[]>;
  /** Chooses something in the window on top, before that is sent. */
  choose(person: Pick<Person, 'id'>, field: string, value: string): Promise<void>;
  /** Sends the window on top, filled in. */
  fill(person: Pick<Person, 'id'>, values: Filling): Promise<void>;
  /** Closes the window on top. */
  dismiss(person: Pick<Person, 'id'>): Promise<void>;
  /** The next call of this kind goes wrong so. */
  fault(call: Call, how: Fault): void;
  clearFaults(): void;
  /** Lets time pass in the chat. */
  pass(ms: number): void;
  close(): Promise<void>;
}
/** Opens a chat in which people can do this, or nothing. */
export type OpenChat = (acts?: Acts) => Promise<ChatStage>;

/** By the fields' names: what is typed, the day, the person's id, the value of what is chosen, or the values. */
export type Filling = Readonly<Record<string, string | readonly string[]>>;

/** What a person sees of a window. */
interface SeenWindow {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly fields: readonly string[];
  /** What is wrong, by the names of the fields. */
  readonly errors: Readonly<Record<string, string>>;
}

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
