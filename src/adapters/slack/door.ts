import { randomBytes } from 'node:crypto';
import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import type { DialogueDeps } from '#dialogue/deps.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Posts } from '#use-cases/ports/store/post.ts';
import { PressDone } from '#use-cases/ports/store/press.ts';
import { bugHelp } from '#dialogue/parts/ask-systems.ts';
import { noticeDialog, toldParts } from '#dialogue/parts/notice-dialog.ts';
import type { Action } from '#dialogue/screen.ts';
import type { SlackPeople } from './people.ts';
import { renderDialog, renderMessage } from './render.ts';

/** What every listener for Slack works with. */
export interface DoorDeps extends DialogueDeps {
  readonly client: WebClient;
  readonly people: SlackPeople;
  /** Where our messages are in Slack. */
  readonly posts: Posts;
  /** The workspace's address; null until Slack has told it. */
  readonly workspace: { url: string | null };
  /** Work that people started and that is not finished; a stop waits for it. */
  readonly running: Set<Promise<void>>;
}

/** Tells the person who acted something that only they see, with buttons for what can be done about it. */
export type Tell = (text: string, buttons?: readonly Action[]) => Promise<unknown>;

/** The acting person, as in Slack's payloads. */
interface Who {
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team?: { readonly id: string } | null;
}

/** Tells only the person who acted. Text that people typed, names too, is shown as plain text in a block. */
export function tellOnlyActor(respond: RespondFn): Tell {
  return async (text, buttons) =>
    await respond({ response_type: 'ephemeral', replace_original: false, ...sentence(text, buttons) });
}

/** A sentence as an answer. */
export function sentence(
  text: string,
  buttons?: readonly Action[],
): { readonly text: string; readonly blocks: KnownBlock[] } {
  return renderMessage({ summary: text, parts: toldParts(text, buttons) });
}

/** Tells in a window on top of an open form, which keeps its content; the trigger is valid for 3 s. */
export function tellOnTop({ client, messages: m }: DoorDeps, triggerId: string): Tell {
  return async (text, buttons) =>
    await client.views.push({ trigger_id: triggerId, view: noticeView(m, text, buttons) });
}

/**
 * Runs an interaction: refuses people from outside, and catches errors, once, with a reference number that is both in
 * the log and in the neutral sentence that the person reads.
 */
export async function atDoor(deps: DoorDeps, input: Interaction, work: (actor: Actor) => Promise<void>): Promise<void> {
  const doing = runChecked(deps, input, work);
  deps.running.add(doing);
  await doing.finally(() => deps.running.delete(doing));
}

interface Interaction {
  readonly door: string;
  readonly who: Who;
  readonly tell: Tell;
  /**
   * Ask Slack now who the person is and what they may do: for decisions, and before a secret is shown. Where a decision
   * only begins, a cached answer is enough, unless it would refuse somebody who has just joined the systems area.
   */
  readonly anew?: true | 'unless_systems';
}

async function runChecked(deps: DoorDeps, input: Interaction, work: (actor: Actor) => Promise<void>): Promise<void> {
  const { messages: m } = deps;
  try {
    const actor = await identify(deps, input);
    if (actor === 'unknown') await input.tell(m.dialogs.unknown);
    else if (actor === null) await input.tell(m.dialogs.outsider);
    else await work(actor);
  } catch (error) {
    // Another process carried it out and answers.
    if (error instanceof PressDone) return;
    const reference = randomBytes(4).toString('hex');
    deps.log.error({ err: error, reference }, `${input.door}.failed`);
    await input.tell(m.dialogs.bug(reference), [bugHelp(m, reference)]).catch((cause: unknown) => {
      deps.log.error({ err: cause, reference }, `${input.door}.could_not_tell`);
    });
  }
}

/** The acting person; null for outsiders, `unknown` when a fresh answer was needed and Slack gave none. */
async function identify({ people }: DoorDeps, { who, anew }: Interaction): Promise<Actor | null | 'unknown'> {
  const [id, team] = [who.user.id, who.user.team_id ?? who.team?.id];
  const known = anew === true ? null : await people.actor(id, team);
  if (anew === undefined || known?.systems === true) return known;
  return await people.actorNow(id, team).catch((error: unknown) => {
    if (error instanceof OutsideError && error.isPassing) return 'unknown';
    throw error;
  });
}

/** A modal that only tells something. */
export function noticeView(m: Messages, text: string, buttons?: readonly Action[]): ModalView {
  return renderDialog(noticeDialog(m, text, buttons));
}
