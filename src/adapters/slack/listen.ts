import type {
  App,
  BlockAction,
  BlockElementAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import type { Act, Acts, Asks, Command, Form, Reply, Search, Shortcut } from '#dialogue/acts.ts';
import type { Option } from '#dialogue/screen.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import { atDoor, type DoorDeps, type Tell } from './door.ts';
import { isAtHome, publishHome } from './home-door.ts';
import { withLinks } from './links.ts';
import { answersIn, blocksIn, fieldOf, payloadOf, stateOf } from './read-inputs.ts';
import { option } from './render.ts';
import {
  surfaceOfChoice,
  surfaceOfCommand,
  surfaceOfForm,
  surfaceOfPress,
  surfaceOfShortcut,
  type Surface,
} from './surfaces.ts';
import { createTypingPause } from './typing-pause.ts';

/** How long a person who has paused typing waits for the tenant, ms: Slack accepts no answer after 3 s. */
const PATIENCE_MS = 1_900;
/** How many characters of a typed search are used. */
const LONGEST_SEARCH = 100;

/** Everything, whatever its name. */
const ANY = /^/;

/**
 * Listens to everything that people can do (src/dialogue/acts.ts), and answers with the result. Bolt hands each delivery
 * to every listener that it has, so there is one for each kind of delivery, which finds by its name what is meant. What
 * has no name here is not acknowledged.
 */
export function listen(app: App, deps: DoorDeps, dialogue: Acts): void {
  const [acts, forms] = [named(dialogue.acts), named(dialogue.forms)];
  const [commands, shortcuts] = [named(dialogue.commands), named(dialogue.shortcuts)];
  const searches = new Map(dialogue.searches.map((one) => [one.field, one]));
  const choices = new Set(dialogue.forms.flatMap(({ chosen }) => Object.keys(chosen ?? {})));
  app.action<BlockAction>(ANY, async (args) => {
    const { action_id: name, block_id: block } = args.action;
    const act = acts.get(name);
    if (act !== undefined) return await press(deps, act, args);
    if (fieldOf(block) === name && choices.has(name)) await choice(deps, forms, args);
  });
  app.view<ViewSubmitAction>(ANY, async (args) => {
    const form = forms.get(args.view.callback_id);
    if (form !== undefined) await submission(deps, form, args);
  });
  app.options<'block_suggestion'>(ANY, async (args) => {
    const one = searches.get(args.payload.action_id);
    if (one !== undefined) await search(deps, one, args);
  });
  app.command(ANY, async (args) => {
    const one = commands.get(args.command.command.slice(1));
    if (one !== undefined) await command(deps, one, args);
  });
  app.shortcut(ANY, async (args) => {
    const one = shortcuts.get(args.shortcut.callback_id);
    if (one !== undefined) await shortcut(deps, one, args);
  });
}

function named<One extends { readonly name: string }>(ones: readonly One[]): ReadonlyMap<string, One> {
  return new Map(ones.map((one) => [one.name, one]));
}

async function press(
  deps: DoorDeps,
  one: Act,
  { ack, body, action, respond }: SlackActionMiddlewareArgs<BlockAction>,
): Promise<void> {
  await ack();
  const surface = surfaceOfPress(deps, { body, respond, loading: one.loading });
  // At once, since the trigger is valid for 3 s; a failure is reported below.
  if (one.asks === undefined) void surface.isReady().catch(() => undefined);
  const knock = { door: `slack.${one.name}`, who: body, tell: surface.tell, ...asFreshness(one.asks) };
  await atDoor(deps, knock, async (by) => {
    if (!(await surface.isReady())) return void (await surface.beside(deps.messages.dialogs.slow));
    const tell = async (...told: Parameters<Tell>): Promise<void> => void (await surface.beside(...told));
    const payload = payloadOf(action as BlockElementAction);
    const part = 'block_id' in action ? action.block_id : '';
    let reply = await one.run({ by, payload, part, tell });
    if (reply.as === 'open' && reply.shown !== undefined) {
      const next = await reply.shown(await surface.fill(reply.dialog));
      reply = next;
      if (next.as === 'tell') {
        await surface.beside(next.text, next.actions);
        reply = { ...next, as: 'done' };
      }
    }
    await answer(deps, { surface, reply, by, isAtHome: isAtHome(body) });
  });
}

async function submission(deps: DoorDeps, one: Form, args: SlackViewMiddlewareArgs<ViewSubmitAction>): Promise<void> {
  const { body } = args;
  const ack = args.ack as (answer?: object) => Promise<void>;
  const blocks = blocksIn(body.view.state.values);
  const surface = surfaceOfForm(deps, { ack, keeps: one.keeps === true, blocks });
  const knock = { door: `slack.${one.name}`, who: body, tell: surface.tell, ...asFreshness(one.asks) };
  await atDoor(deps, knock, async (by) => {
    await answer(deps, { surface, reply: await one.submit({ by, ...filledIn(body.view) }), by });
  });
}

/** A choice in an open form that is not sent yet. */
async function choice(
  deps: DoorDeps,
  forms: ReadonlyMap<string, Form>,
  { ack, body, action }: SlackActionMiddlewareArgs<BlockAction>,
): Promise<void> {
  await ack();
  const { view } = body;
  const field = action.action_id;
  const run = forms.get(view?.callback_id ?? '')?.chosen?.[field];
  if (view === undefined || run === undefined) return;
  const surface = surfaceOfChoice(deps, body);
  await atDoor(deps, { door: `slack.${field}`, who: body, tell: surface.tell }, async (by) => {
    await answer(deps, { surface, reply: await run({ by, ...filledIn(view) }), by });
  });
}

function filledIn(view: Pick<ViewOutput, 'state' | 'private_metadata'>) {
  return { state: stateOf(view.private_metadata), answers: answersIn(view.state.values) };
}

async function command(
  deps: DoorDeps,
  one: Command,
  { ack, command: written, respond }: SlackCommandMiddlewareArgs,
): Promise<void> {
  await ack();
  const who = { user: { id: written.user_id, team_id: written.team_id } };
  const surface = surfaceOfCommand(deps, { command: written, respond });
  await atDoor(deps, { door: `slack.${one.name}`, who, tell: surface.tell }, async (by) => {
    const tell = async (text: string): Promise<void> => void (await surface.tell(text));
    await answer(deps, { surface, reply: await one.run({ by, text: written.text, tell }), by });
  });
}

async function shortcut(
  deps: DoorDeps,
  one: Shortcut,
  { ack, shortcut: begun }: SlackShortcutMiddlewareArgs,
): Promise<void> {
  await ack();
  const surface = surfaceOfShortcut(deps, begun);
  await atDoor(deps, { door: `slack.${one.name}`, who: begun, tell: surface.tell }, async (by) => {
    await answer(deps, { surface, reply: await one.run({ by }), by });
  });
}

/** Tells the result, and then does what is left. */
async function answer(
  deps: DoorDeps,
  of: { readonly surface: Surface; readonly reply: Reply; readonly by: Actor; readonly isAtHome?: boolean },
): Promise<void> {
  const { surface, reply, by, isAtHome: atHome = false } = of;
  switch (reply.as) {
    case 'done':
      await surface.done();
      break;
    case 'tell':
      await surface.tell(reply.text, reply.actions);
      break;
    case 'show':
      await surface.show(await withLinks(deps, reply.message), reply.replaces === true);
      break;
    case 'open':
      if (!(await surface.open(await withLinks(deps, reply.dialog), reply.onTop === true)))
        await surface.tell(deps.messages.dialogs.slow);
      break;
    case 'errors':
      await surface.errors(reply.errors);
      break;
    case 'close_all':
      await surface.closeAll();
  }
  await reply.after?.();
  if (reply.next !== undefined) await answer(deps, { ...of, reply: await reply.next() });
  if (reply.redrawsHome === true || (reply.redrawsHome === 'at_home' && atHome)) await publishHome(deps, by);
}

function asFreshness(asks: Asks | undefined): { readonly anew?: true | 'unless_systems' } {
  if (asks === undefined) return {};
  return { anew: asks === 'anew' ? true : asks };
}

const hasPaused = createTypingPause();

/**
 * The options that a search in a form offers while somebody types. If the tenant does not answer in time the list is
 * empty.
 */
async function search(
  deps: DoorDeps,
  one: Search,
  { ack, body, payload }: SlackOptionsMiddlewareArgs<'block_suggestion'>,
): Promise<void> {
  const { field } = one;
  let isAnswered = false;
  const give = async (options: readonly Option[]): Promise<void> => {
    if (isAnswered) return;
    isAnswered = true;
    await ack({ options: options.map(option) });
  };
  const tell = async (): Promise<void> => await give([]);
  await atDoor(deps, { door: `slack.options_${field}`, who: body, tell }, async (by) => {
    if (one.asksTenant === true && !(await hasPaused(`${by.id} ${field}`))) return await give([]);
    const { view } = body;
    const text = payload.value.trim().slice(0, LONGEST_SEARCH);
    const state = stateOf(view?.private_metadata ?? '');
    const found = one.find({ by, text, form: view?.callback_id ?? '', state });
    const options = await withTimeout(found, PATIENCE_MS);
    await give(options === 'unknown' ? [] : options);
  });
}
