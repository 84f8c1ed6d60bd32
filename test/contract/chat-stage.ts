import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Person } from '#domain/person.ts';
import { requestIn } from '#domain/request/request.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import type { ChatMessage, ChatUser, LocalSlack } from '#sandbox/services.ts';
import type { Chat } from '#dialogue/chat.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { CardAudience } from '#use-cases/ports/job.ts';

export interface ChatStage {
  readonly notices: Notices;
  readonly chat: Chat;
  readonly people: People;
  readonly slack: LocalSlack;
  readonly systemsChannel: string;
  /** Somebody who reads that channel. */
  readonly systemsMember: string;
  /** Deletes a message behind the adapter's back. */
  remove(message: ChatMessage): Promise<void>;
  close(): Promise<void>;
}
export type OpenChat = () => Promise<ChatStage>;

/** What a contract of the chat works with, opened once for a suite. */
export interface ChatScene {
  stage(): ChatStage;
  /** Somebody to whom nothing was written yet. */
  someone(change?: Partial<ChatUser>): Person & { readonly email: string };
  leave(person: Person): void;
  request(state?: Request['state'], change?: RequestChange): Request;
  toldTo(person: Person): readonly ChatMessage[];
  inChannel(): readonly ChatMessage[];
  show(request: Request, audience: CardAudience): Promise<void>;
  cards(request: Request, audience: CardAudience): readonly ChatMessage[];
  /** Shows the card to the systems area; what stands in its thread then. */
  withCard(seen: Request): Promise<() => readonly ChatMessage[]>;
}

export function chatScene(open: OpenChat): ChatScene {
  let opened: ChatStage | undefined;
  let count = 0;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => await opened?.close());
  afterEach(() => opened?.slack.clearFaults());
  const stage = (): ChatStage => {
    if (opened === undefined) throw new Error('the chat is not open');
    return opened;
  };
  const someone = (change: Partial<ChatUser> = {}): Person & { readonly email: string } => {
    count += 1;
    const [id, name, { slack }] = [`U0PERSONA${count}`, `Persona ${count}`, stage()];
    const email = `persona.${count}@institucion.example`;
    slack.addUser({ id, teamId: slack.teamId, name: id, realName: name, email, ...change });
    return { id, name, email };
  };
  const leave = ({ id }: Person): void => {
    const user = stage().slack.users.find((each) => each.id === id);
    if (user !== undefined) stage().slack.addUser({ ...user, deleted: true });
  };
  const request = (state: Request['state'] = 'submitted', change: RequestChange = {}): Request => {
    const requester = someone();
    const number = `FT-GTI-006-2026-${String(count).padStart(5, '0')}`;
    return requestIn(state, { id: randomUUID(), number, requester, ...change });
  };
  const seenBy = (user: string, where: string): readonly ChatMessage[] => {
    const messages = stage().slack.messagesFor(user);
    return messages.filter(({ channel }) => channel === where);
  };
  const toldTo = ({ id }: Person): readonly ChatMessage[] => seenBy(id, stage().slack.directMessageOf(id));
  const inChannel = (): readonly ChatMessage[] => seenBy(stage().systemsMember, stage().systemsChannel);
  const show = async (request: Request, audience: CardAudience): Promise<void> =>
    await stage().notices.showCard({ request, run: null, audience });
  const cards = ({ number, requester }: Request, audience: CardAudience): readonly ChatMessage[] =>
    audience === 'requester'
      ? toldTo(requester)
      : inChannel().filter((message) => message.threadTs === undefined && textOf(message).includes(number));
  const withCard = async (seen: Request): Promise<() => readonly ChatMessage[]> => {
    await show(seen, 'systems');
    const ts = cards(seen, 'systems')[0]?.ts;
    expect(ts).toBeDefined();
    return () => inChannel().filter(({ threadTs, ...message }) => threadTs === ts && message.ts !== ts);
  };
  return { stage, someone, leave, request, toldTo, inChannel, show, cards, withCard };
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

export function textOf(message: ChatMessage | undefined): string {
  return JSON.stringify(message?.blocks);
}

export function hasButton({ blocks }: ChatMessage): boolean {
  return blocks.some(({ type }) => type === 'actions');
}
