import type { App, BlockAction, BlockElementAction, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import type { Act, Acts, Asks, Command, Form, Reply, Search, Shortcut } from '#dialogue/acts.ts';
import type { Option } from '#dialogue/screen.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import { atDoor, type DoorDeps } from './door.ts';
import { isAtHome, publishHome } from './home-door.ts';
import { answersIn, payloadOf, stateOf } from './read-inputs.ts';
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

/** Listens to everything that people can do (src/dialogue/acts.ts), and answers with the result. */
export function listen(app: App, deps: DoorDeps, dialogue: Acts): void {
  for (const one of dialogue.acts) press(app, deps, one);
  for (const one of dialogue.forms) submission(app, deps, one);
  for (const field of new Set(dialogue.forms.flatMap(({ chosen }) => Object.keys(chosen ?? {}))))
    choice(app, deps, { field, forms: dialogue.forms });
  for (const one of dialogue.searches) search(app, deps, one);
  for (const one of dialogue.commands) command(app, deps, one);
  for (const one of dialogue.shortcuts) shortcut(app, deps, one);
}

function press(app: App, deps: DoorDeps, one: Act): void {
  app.action<BlockAction>(one.name, async ({ ack, body, action, respond }) => {
    await ack();
    const surface = surfaceOfPress(deps, { body, respond, loading: one.loading });
    // At once, since the trigger is valid for 3 s; a failure is reported below.
    if (one.asks === undefined) void surface.isReady().catch(() => undefined);
    const knock = { door: `slack.${one.name}`, who: body, tell: surface.tell, ...asFreshness(one.asks) };
    await atDoor(deps, knock, async (by) => {
      if (!(await surface.isReady())) return void (await surface.beside(deps.messages.dialogs.slow));
      const tell = async (text: string): Promise<void> => void (await surface.beside(text));
      const payload = payloadOf(action as BlockElementAction);
      const part = 'block_id' in action ? action.block_id : '';
      let reply = await one.run({ by, payload, part, tell });
      if (reply.as === 'open' && reply.shown !== undefined) {
        const next = await reply.shown(await surface.fill(reply.dialog));
        reply = next;
        if (next.as === 'tell') {
          await surface.beside(next.text);
          reply = { ...next, as: 'done' };
        }
      }
      await answer(deps, { surface, reply, by, isAtHome: isAtHome(body) });
    });
  });
}

function submission(app: App, deps: DoorDeps, one: Form): void {
  app.view<ViewSubmitAction>(one.name, async ({ ack, body }) => {
    const surface = surfaceOfForm(deps, { ack: ack as (answer?: object) => Promise<void>, keeps: one.keeps === true });
    const knock = { door: `slack.${one.name}`, who: body, tell: surface.tell, ...asFreshness(one.asks) };
    await atDoor(deps, knock, async (by) => {
      await answer(deps, { surface, reply: await one.submit({ by, ...filledIn(body.view) }), by });
    });
  });
}

/** A choice in an open form that is not sent yet. */
function choice(app: App, deps: DoorDeps, of: { readonly field: string; readonly forms: readonly Form[] }): void {
  const { field, forms } = of;
  app.action<BlockAction>({ block_id: field, action_id: field }, async ({ ack, body }) => {
    await ack();
    const { view } = body;
    const run = forms.find(({ name }) => name === view?.callback_id)?.chosen?.[field];
    if (view === undefined || run === undefined) return;
    const surface = surfaceOfChoice(deps, body);
    await atDoor(deps, { door: `slack.${field}`, who: body, tell: surface.tell }, async (by) => {
      await answer(deps, { surface, reply: await run({ by, ...filledIn(view) }), by });
    });
  });
}

function filledIn(view: Pick<ViewOutput, 'state' | 'private_metadata'>) {
  return { state: stateOf(view.private_metadata), answers: answersIn(view.state.values) };
}

function command(app: App, deps: DoorDeps, one: Command): void {
  app.command(`/${one.name}`, async ({ ack, command: written, respond }) => {
    await ack();
    const who = { user: { id: written.user_id, team_id: written.team_id } };
    const surface = surfaceOfCommand(deps, { command: written, respond });
    await atDoor(deps, { door: `slack.${one.name}`, who, tell: surface.tell }, async (by) => {
      const tell = async (text: string): Promise<void> => void (await surface.tell(text));
      await answer(deps, { surface, reply: await one.run({ by, text: written.text, tell }), by });
    });
  });
}

function shortcut(app: App, deps: DoorDeps, one: Shortcut): void {
  app.shortcut(one.name, async ({ ack, shortcut: begun }) => {
    await ack();
    const surface = surfaceOfShortcut(deps, begun);
    await atDoor(deps, { door: `slack.${one.name}`, who: begun, tell: surface.tell }, async (by) => {
      await answer(deps, { surface, reply: await one.run({ by }), by });
    });
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
      await surface.tell(reply.text);
      break;
    case 'show':
      await surface.show(reply.message, reply.replaces === true);
      break;
    case 'open':
      if (!(await surface.open(reply.dialog, reply.onTop === true))) await surface.tell(deps.messages.dialogs.slow);
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
function search(app: App, deps: DoorDeps, one: Search): void {
  const { field } = one;
  app.options(field, async ({ ack, body, payload }) => {
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
  });
}
