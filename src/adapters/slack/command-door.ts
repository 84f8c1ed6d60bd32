import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { displayNameOf } from '#domain/form.ts';
import { tidy } from '#domain/validate-form.ts';
import { listAccounts } from '#use-cases/list-accounts.ts';
import { ACCOUNT_PAGES, accountsMessage } from './accounts-message.ts';
import { alone, atDoor, type DoorDeps, type Who } from './door.ts';
import { openForm } from './form-door.ts';
import { homeView, HOME_ASK } from './home-view.ts';
import { header, inert, rich, type Line } from './rich-text.ts';

const LONGEST_SEARCH = 100;
/** Open requests of one person that are listed, newest first. */
const MOST_REQUESTS = 40;

/** `/correo`, `/correos`, the global shortcut, and the bot's home. */
export function registerCommands(app: App, deps: DoorDeps): void {
  const { messages: m, client } = deps;

  app.command('/correo', async ({ ack, command, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: 'slack.correo', who: whoOf(command), tell }, async (actor) => {
      const word = tidy(command.text).toLocaleLowerCase('es');
      switch (word) {
        case '':
        case 'crear':
          if (!(await openForm(deps, command.trigger_id))) await tell(m.dialogs.slow);
          return;
        case 'ayuda':
          await sayBlocks(respond, m.form.title, [rich(m.commands.help(deps.institution.name).map((line) => [line]))]);
          return;
        case 'estado':
          await sayBlocks(respond, m.commands.status.title, [
            header(m.commands.status.title),
            rich(await statusLines(deps, actor.id)),
          ]);
          return;
        default:
          await tell(m.commands.unknown(word.slice(0, LONGEST_SEARCH)));
      }
    });
  });

  app.shortcut('solicitar_correo', async ({ ack, shortcut }) => {
    await ack();
    const tell = async (text: string): Promise<unknown> =>
      await client.chat.postMessage({ channel: shortcut.user.id, text: inert(text) });
    await atDoor(deps, { door: 'slack.shortcut', who: shortcut, tell }, async () => {
      if (!(await openForm(deps, shortcut.trigger_id))) await tell(m.dialogs.slow);
    });
  });

  app.command('/correos', async ({ ack, command, respond }) => {
    await ack();
    const who = whoOf(command);
    await atDoor(deps, { door: 'slack.correos', who, tell: alone(respond) }, async (actor) => {
      const text = tidy(command.text).slice(0, LONGEST_SEARCH);
      const page = accountsMessage(m, await listAccounts(deps, { actor, text, page: 0 }));
      await respond({ response_type: 'ephemeral', ...page });
    });
  });

  for (const actionId of Object.values(ACCOUNT_PAGES)) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      await atDoor(deps, { door: 'slack.accounts_page', who: body, tell: alone(respond) }, async (actor) => {
        const turned = JSON.parse(action.value ?? '{}') as { text: string; page: number };
        const page = accountsMessage(m, await listAccounts(deps, { actor, ...turned }));
        await respond({ response_type: 'ephemeral', replace_original: true, ...page });
      });
    });
  }

  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const user = { id: event.user, ...(context.teamId === undefined ? {} : { team_id: context.teamId }) };
    const tell = async (): Promise<void> => undefined;
    await atDoor(deps, { door: 'slack.home', who: { user }, tell }, async (actor) => {
      const open = await deps.store.openRequestsOf(actor.id, MOST_REQUESTS);
      await client.views.publish({ user_id: actor.id, view: homeView(m, open) });
    });
  });

  app.action<BlockAction<ButtonAction>>(HOME_ASK, async ({ ack, body }) => {
    await ack();
    const tell = async (text: string): Promise<unknown> =>
      await client.chat.postMessage({ channel: body.user.id, text: inert(text) });
    await atDoor(deps, { door: 'slack.home_ask', who: body, tell }, async () => {
      if (!(await openForm(deps, body.trigger_id))) await tell(m.dialogs.slow);
    });
  });
}

function whoOf(command: { readonly user_id: string; readonly team_id: string }): Who {
  return { user: { id: command.user_id, team_id: command.team_id } };
}

async function sayBlocks(respond: RespondFn, text: string, blocks: KnownBlock[]): Promise<void> {
  await respond({ response_type: 'ephemeral', text, blocks });
}

async function statusLines({ store, messages: m }: DoorDeps, requesterId: string): Promise<readonly Line[]> {
  const open = await store.openRequestsOf(requesterId, MOST_REQUESTS);
  if (open.length === 0) return [[m.commands.status.none]];
  const lines = open.map(({ number, form, state, createdAt }) => [
    m.commands.status.line(number, displayNameOf(form), m.card.states[state], m.moment(createdAt)),
  ]);
  return lines.length < MOST_REQUESTS ? lines : [...lines, [m.commands.status.newest(MOST_REQUESTS)]];
}
