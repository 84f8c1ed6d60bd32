import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { displayNameOf } from '#domain/form.ts';
import type { Actor } from '#domain/person.ts';
import { tidy } from '#domain/validate-form.ts';
import { actionsOn, findAccounts } from '#use-cases/find-accounts.ts';
import { listAccounts, type AccountsPage } from '#use-cases/list-accounts.ts';
import { ACCOUNT_PAGES, accountsMessage, type Actions } from './accounts-message.ts';
import { alone, atDoor, type DoorDeps, type Who } from './door.ts';
import { changeView, openModal } from './change-door.ts';
import { chooserView, type Purpose } from './change-views.ts';
import { review } from './digest-door.ts';
import { accountMeant } from './find-account.ts';
import { creationView } from './form-door.ts';
import { homeView, HOME_ASK } from './home-view.ts';
import { showQuarantine } from './quarantine-door.ts';
import { header, inert, rich, type Line } from './rich-text.ts';

const LONGEST_SEARCH = 100;
/** Open requests of one person that are listed, newest first. */
const MOST_REQUESTS = 40;
/** Accounts of one person, or of the department that they head, that can have buttons in the list. */
const MOST_OWN = 1000;

const PURPOSE_OF: Readonly<Partial<Record<string, Purpose>>> = {
  modificar: 'modify',
  eliminar: 'delete',
  restaurar: 'restore',
  reactivar: 'restore',
  recuperar: 'restore',
};

/** `/correo`, `/correos`, the global shortcut, and the bot's home. */
export function registerCommands(app: App, deps: DoorDeps): void {
  const { messages: m, client } = deps;

  app.command('/correo', async ({ ack, command, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: 'slack.correo', who: whoOf(command), tell }, async (actor) => {
      const written = tidy(command.text).slice(0, LONGEST_SEARCH);
      const [verb = '', ...rest] = written.split(' ');
      const word = verb.toLocaleLowerCase('es');
      const text = rest.join(' ');
      const open = async (view: ModalView): Promise<void> => {
        if (!(await openModal(deps, command.trigger_id, view))) await tell(m.dialogs.slow);
      };
      const purpose = PURPOSE_OF[word];
      if (purpose !== undefined) {
        const account = await accountMeant(deps, { actor, purpose, text });
        await open(changeView(deps, { actor, purpose, account }));
        return;
      }
      switch (text === '' ? word : written) {
        case '':
          await open(chooserView(m));
          return;
        case 'crear':
          await open(creationView(deps));
          return;
        case 'ayuda':
          await sayBlocks(respond, m.form.title, [rich(helpLines(deps, actor).map((line) => [line]))]);
          return;
        case 'estado':
          await sayBlocks(respond, m.commands.status.title, [
            header(m.commands.status.title),
            rich(await statusLines(deps, actor.id)),
          ]);
          return;
        default:
          await tell(m.commands.unknown(written.toLocaleLowerCase('es')));
      }
    });
  });

  app.shortcut('solicitar_correo', async ({ ack, shortcut }) => {
    await ack();
    const tell = async (text: string): Promise<unknown> =>
      await client.chat.postMessage({ channel: shortcut.user.id, text: inert(text) });
    await atDoor(deps, { door: 'slack.shortcut', who: shortcut, tell }, async () => {
      if (!(await openModal(deps, shortcut.trigger_id, chooserView(m)))) await tell(m.dialogs.slow);
    });
  });

  app.command('/correos', async ({ ack, command, respond }) => {
    await ack();
    const who = whoOf(command);
    await atDoor(deps, { door: 'slack.correos', who, tell: alone(respond) }, async (actor) => {
      const text = tidy(command.text).slice(0, LONGEST_SEARCH);
      const [word = '', ...rest] = text.toLocaleLowerCase('es').split(' ');
      // Two words that the systems area has for itself.
      if (actor.systems && text.toLocaleLowerCase('es') === 'revisar') return await review(deps, { actor, respond });
      if (actor.systems && word === 'cuarentena')
        return await showQuarantine(deps, { respond, text: rest.join(' '), page: 0, replace: false });
      const page = await listAccounts(deps, { actor, text, page: 0 });
      const actions = await actionsOnPage(deps, actor, page);
      await respond({ response_type: 'ephemeral', ...accountsMessage(m, page, actions) });
    });
  });

  for (const actionId of Object.values(ACCOUNT_PAGES)) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      await atDoor(deps, { door: 'slack.accounts_page', who: body, tell: alone(respond) }, async (actor) => {
        const turned = JSON.parse(action.value ?? '{}') as { text: string; page: number };
        const page = await listAccounts(deps, { actor, ...turned });
        const message = accountsMessage(m, page, await actionsOnPage(deps, actor, page));
        await respond({ response_type: 'ephemeral', replace_original: true, ...message });
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
      if (!(await openModal(deps, body.trigger_id, chooserView(m)))) await tell(m.dialogs.slow);
    });
  });
}

function helpLines({ messages: m, institution }: DoorDeps, { systems }: Actor): readonly string[] {
  return [...m.commands.help(institution.name), ...(systems ? m.commands.helpSystems : [])];
}

/** What the person can start on each account of the page. Others than the systems area are shown only what anybody may know. */
async function actionsOnPage(deps: DoorDeps, actor: Actor, { view, text }: AccountsPage): Promise<Actions> {
  const accounts =
    view.for === 'systems' ? view.rows : await findAccounts(deps, { actor, what: 'deletion', text, limit: MOST_OWN });
  return new Map(
    accounts.map((account) => [account.address, { account, purposes: actionsOn(deps, { actor, account }) }]),
  );
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
