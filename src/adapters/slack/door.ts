import { randomBytes } from 'node:crypto';
import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { ModalView } from '@slack/types';
import type { Actor } from '#domain/person.ts';
import { decide } from '#domain/decide.ts';
import type { Command, Refusal, Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { ExportDeps } from '#use-cases/export-accounts.ts';
import type { Chat, Clock, Departments, Institution, Store } from '#use-cases/ports.ts';
import type { RecordWriter } from '#use-cases/record-ports.ts';
import type { Directory } from '#use-cases/directory-port.ts';
import type { Guides } from '#use-cases/guide-ports.ts';
import type { People } from './people.ts';
import { inert, plain, rich } from './rich-text.ts';

/** What every door of Slack works with. */
export interface DoorDeps {
  readonly client: WebClient;
  readonly people: People;
  readonly store: Store;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly departments: Departments;
  readonly institution: Institution;
  readonly guides: Guides;
  readonly messages: Messages;
  readonly log: DoorLog;
  /** Draws FT-GTI-006. */
  readonly records: RecordWriter;
  /** FT-GTI-002 as files. */
  readonly lists: Pick<ExportDeps, 'register' | 'writers'>;
  /** Sends a file to one person. */
  readonly sendFile: Chat['sendFile'];
  /** What people started and is still under way; a stop waits for it. */
  readonly running: Set<Promise<void>>;
}

export interface DoorLog {
  readonly info: (data: object, event: string) => void;
  readonly error: (data: object, event: string) => void;
}

/** Tells the person who acted something that only they see. */
export type Tell = (text: string) => Promise<unknown>;

/** Who acts, as Slack's payloads carry it. */
export interface Who {
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team?: { readonly id: string } | null;
}

/** Tells only the person who acted. What people typed, names too, stands as plain text in a block. */
export function alone(respond: RespondFn): Tell {
  return async (text) =>
    await respond({ response_type: 'ephemeral', replace_original: false, text: inert(text), blocks: [rich([[text]])] });
}

/**
 * Runs what somebody did at a door: refuses people from outside, and catches what went wrong, once, with a reference
 * that stands both in the log and in the neutral sentence that the person reads.
 */
export async function atDoor(deps: DoorDeps, input: Knock, work: (actor: Actor) => Promise<void>): Promise<void> {
  const doing = pass(deps, input, work);
  deps.running.add(doing);
  await doing.finally(() => deps.running.delete(doing));
}

interface Knock {
  readonly door: string;
  readonly who: Who;
  readonly tell: Tell;
}

async function pass(deps: DoorDeps, input: Knock, work: (actor: Actor) => Promise<void>): Promise<void> {
  const { messages: m } = deps;
  try {
    const actor = await deps.people.actor(input.who.user.id, input.who.user.team_id ?? input.who.team?.id);
    if (actor === null) await input.tell(m.dialogs.outsider);
    else await work(actor);
  } catch (error) {
    const reference = randomBytes(4).toString('hex');
    deps.log.error({ err: error, reference }, `${input.door}.failed`);
    await input.tell(m.dialogs.bug(reference)).catch((cause: unknown) => {
      deps.log.error({ err: cause, reference }, `${input.door}.could_not_tell`);
    });
  }
}

export function refusalText(m: Messages, refusal: Refusal): string {
  const by = refusal.code === 'already' ? refusal.by : null;
  const at = refusal.code === 'already' ? refusal.at : null;
  return m.dialogs.refusal(refusal, { who: by?.name ?? null, at: at === null ? null : m.moment(at) });
}

/** Whether a command would be refused now, before a modal asks the person for more. */
export function refusalOf(deps: DoorDeps, request: Request, command: Command): Refusal | null {
  const decided = decide(request, command, deps.clock.now());
  return decided.ok ? null : decided.error;
}

/** A modal that only tells something. */
export function noticeView(m: Messages, text: string, title: string = m.dialogs.notice.title): ModalView {
  return { type: 'modal', title: plain(title), close: plain(m.dialogs.close), blocks: [rich([[text]])] };
}
