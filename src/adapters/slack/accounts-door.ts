import type { App, BlockAction, ButtonAction, RespondFn, StaticSelectAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Actor } from '#domain/person.ts';
import { tidy } from '#domain/form/validate-form.ts';
import { accountCard } from '#use-cases/accounts/account-card.ts';
import { listAccounts } from '#use-cases/accounts/list-accounts.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import type { Reply } from '#dialogue/acts.ts';
import { accountCardDialog, loadingCardDialog } from '#dialogue/accounts/card.ts';
import { accountsMessage, searchedIn, type AccountsValue } from '#dialogue/accounts/list.ts';
import { queryProblemMessage, searchHelpMessage } from '#dialogue/accounts/query.ts';
import { ACCOUNT_PAGES, ACCOUNT_VIEW, ACCOUNTS_ORDER, CARD_BUTTONS } from '#dialogue/act-names.ts';
import { quarantineReply } from '#dialogue/tenant/quarantine-acts.ts';
import { askReview } from '#dialogue/tenant/review.ts';
import { carriedBy } from './acts.ts';
import { formInPlace } from './change-door.ts';
import { sendDisposals } from './disposal-door.ts';
import { alone, atDoor, noticeView, showAlone, type DoorDeps, type Tell } from './door.ts';
import { slackCode } from './errors.ts';
import { answer } from './listen.ts';
import { renderDialog, renderMessage } from './render.ts';
import { sendReport } from './report-door.ts';
import { surfaceOfCommand } from './surfaces.ts';

const LONGEST_SEARCH = 200;
const HELP: readonly string[] = ['ayuda', 'help'];
const PURPOSES = ['modify', 'delete', 'restore'] as const;

/** `/correos`: the list of accounts with its search, its pages and orders, and the card of each account. */
export function registerAccounts(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  app.command('/correos', async ({ ack, command, respond }) => {
    await ack();
    const who = { user: { id: command.user_id, team_id: command.team_id } };
    const surface = surfaceOfCommand(deps, { command, respond });
    await atDoor(deps, { door: 'slack.correos', who, tell: alone(respond) }, async (actor) => {
      const replying = async (reply: Reply): Promise<void> => await answer(deps, { surface, reply, by: actor });
      const text = tidy(command.text);
      if (text.length > LONGEST_SEARCH) return void (await alone(respond)(m.commands.tooLong(LONGEST_SEARCH)));
      const written = text.toLocaleLowerCase('es');
      const [word = '', ...rest] = written.split(' ');
      if (HELP.includes(written)) return void (await showAlone(respond)(searchHelpMessage(m, actor)));
      // Words that are no search.
      if (actor.systems && written === 'revisar') {
        return await replying(await askReview(deps, actor));
      }
      if (written === 'actas') return await sendDisposals(deps, { actor, respond });
      if (word === 'informe') return await sendReport(deps, { actor, month: rest.join(' '), respond });
      if (actor.systems && word === 'cuarentena') return await replying(await quarantineReply(deps, rest.join(' ')));
      await show(deps, { actor, respond, asked: { text, page: 0 }, replace: false });
    });
  });

  for (const actionId of Object.values(ACCOUNT_PAGES)) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      await atDoor(deps, { door: 'slack.accounts_page', who: body, tell: alone(respond) }, async (actor) => {
        const asked: AccountsValue = carriedBy(actionId, action);
        await show(deps, { actor, respond, asked, replace: true });
      });
    });
  }
  app.action<BlockAction<StaticSelectAction>>(ACCOUNTS_ORDER, async ({ ack, action, body, respond }) => {
    await ack();
    await atDoor(deps, { door: 'slack.accounts_order', who: body, tell: alone(respond) }, async (actor) => {
      const asked = { text: searchedIn(action.block_id), page: 0, order: action.selected_option.value };
      await show(deps, { actor, respond, asked, replace: true });
    });
  });
  opensCard(app, deps);
  for (const purpose of PURPOSES)
    formInPlace(app, deps, { actionId: CARD_BUTTONS[purpose], door: `slack.card_${purpose}`, purpose });
}

interface Shown {
  readonly actor: Actor;
  readonly respond: RespondFn;
  readonly asked: AccountsValue;
  /** The list that the person has before them is turned; else they get one more. */
  readonly replace: boolean;
}

async function show(deps: DoorDeps, { actor, respond, asked, replace }: Shown): Promise<void> {
  const { messages: m } = deps;
  const listed = await listAccounts(deps, { actor, ...asked });
  if (!listed.ok) {
    await showAlone(respond)(queryProblemMessage(m, { problem: listed.error, systems: actor.systems }));
    return await noteAttempt(deps, { by: actor, act: 'search_accounts', why: listed.error.code });
  }
  const shown = renderMessage(accountsMessage(m, listed.value));
  await respond({ response_type: 'ephemeral', replace_original: replace, ...shown });
}

/** Opens the card: first one that says to wait, since the trigger lives 3 s, then what there is to be seen. */
function opensCard(app: App, deps: DoorDeps): void {
  const { client, messages: m } = deps;
  app.action<BlockAction<ButtonAction>>(ACCOUNT_VIEW, async ({ ack, body, action, respond }) => {
    await ack();
    const opening = openLoading(deps, body.trigger_id);
    const show = async (view: ModalView): Promise<void> => {
      const viewId = await opening;
      if (viewId === null) await alone(respond)(m.dialogs.slow);
      else await client.views.update({ view_id: viewId, view });
    };
    // Where no window came to be, the message is what is left to answer with.
    const tell: Tell = async (text) =>
      await show(noticeView(m, text)).catch(async () => void (await alone(respond)(text)));
    await atDoor(deps, { door: 'slack.account_card', who: body, tell }, async (actor) => {
      const card = await accountCard(deps, { actor, accountId: carriedBy(ACCOUNT_VIEW, action) });
      await show(
        card === null ? noticeView(m, m.commands.accounts.card.gone) : renderDialog(accountCardDialog(m, card)),
      );
    });
  });
}

/** The id of the window; null when the trigger was too old. */
async function openLoading({ client, messages: m }: DoorDeps, triggerId: string): Promise<string | null> {
  try {
    const { view } = await client.views.open({ trigger_id: triggerId, view: renderDialog(loadingCardDialog(m)) });
    return view?.id ?? null;
  } catch (error) {
    if (slackCode(error) === 'expired_trigger_id') return null;
    throw error;
  }
}
