import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { askAbout } from '#use-cases/register/ask-about.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { letExpire } from '#use-cases/contracts/decide-contract.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { contractDecision } from '#use-cases/contracts/tell-contract-end.ts';
import { carriedBy } from './acts.ts';
import { alreadyOpen } from './already-open.ts';
import { CONTRACT_ACTIONS } from '#dialogue/act-names.ts';
import { openModal } from './change-door.ts';
import { detailsDialog } from '#dialogue/change-forms/details.ts';
import { contractMessage, type ContractValue } from '#dialogue/contract-end/notice.ts';
import { atDoor, type DoorDeps, type Tell } from './door.ts';
import { answeringAt, toldAtButton, type Answer } from './home-door.ts';
import { renderDialog, renderMessage } from './render.ts';

interface Pressed extends ContractValue {
  readonly actor: Actor;
  readonly triggerId: string;
  readonly tell: Tell;
  readonly answer: Answer;
}

/** The buttons of the reminders of an end of contract. */
export function registerContracts(app: App, deps: DoorDeps): void {
  // What is decided at once asks anew who decides it.
  button(app, deps, {
    actionId: CONTRACT_ACTIONS.letExpire,
    anew: true,
    act: async (pressed) => await endsIt(deps, pressed),
  });
  button(app, deps, { actionId: CONTRACT_ACTIONS.extend, act: async (pressed) => await extendsIt(deps, pressed) });
}

function button(
  app: App,
  deps: DoorDeps,
  {
    actionId,
    act,
    ...knock
  }: {
    readonly actionId: (typeof CONTRACT_ACTIONS)[keyof typeof CONTRACT_ACTIONS];
    readonly act: (pressed: Pressed) => Promise<void>;
    readonly anew?: true;
  },
): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action, respond }) => {
    await ack();
    const answer = answeringAt(deps, { userId: body.user.id, respond });
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    await atDoor(deps, { door: `slack.${actionId}`, who: body, tell, ...knock }, async (actor) => {
      const about = carriedBy(actionId, action);
      await act({ ...about, actor, triggerId: body.trigger_id, tell, answer });
    });
  });
}

/** Whoever came too late sees in the message itself what was decided. */
async function endsIt(deps: DoorDeps, pressed: Pressed): Promise<void> {
  const { accountId, contractEnd, actor, tell } = pressed;
  const done = await letExpire(deps, { accountId, contractEnd, by: actor });
  if (!done.ok && (done.error.code === 'not_allowed' || done.error.code === 'over')) {
    await tell(deps.messages.contract.refusal[done.error.code]);
    await noteAttempt(deps, { by: actor, act: 'let_expire', why: done.error.code, accountId });
    return;
  }
  if (done.ok) deps.log.info({ accountId, contractEnd }, 'contract.let_expire');
  const account = await deps.store.account(accountId);
  if (account !== null) await showDecided(deps, pressed, account);
}

/** Opens the modification, filled in. It goes through its approval like any other. */
async function extendsIt(deps: DoorDeps, pressed: Pressed): Promise<void> {
  const { messages: m, institution, departments, clock } = deps;
  const { accountId, contractEnd, actor, triggerId, tell } = pressed;
  const account = await askAbout(deps, { actor, asks: ['contract'], accountId, act: 'ask_contract' });
  if (account === null) await tell(m.change.refusal.not_now);
  else if (account.contractEnd !== contractEnd) await showDecided(deps, pressed, account);
  else {
    const open = await alreadyOpen(deps, { actor, account, what: 'contract' });
    if (open !== null) {
      await tell(open);
      return;
    }
    const today = dayIn(clock.now(), institution.timeZone);
    const dialog = detailsDialog(m, { account, what: 'contract', institution, departments, today, actor });
    if (!(await openModal(deps, triggerId, renderDialog(dialog)))) await tell(m.dialogs.slow);
  }
}

/** Replaces the message by what was decided; the others are brought in line by a worker. */
async function showDecided(deps: DoorDeps, pressed: Pressed, account: Account): Promise<void> {
  const { contractEnd, actor, answer } = pressed;
  const decided = await contractDecision(deps.store, { account, contractEnd });
  if (decided === null) return;
  const as = account.holder?.id === actor.id ? 'holder' : 'responsible';
  const graceDays = deps.institution.rules.contractGraceDays;
  const message = contractMessage(deps.messages, {
    account,
    contractEnd,
    days: 0,
    as,
    decided,
    graceDays,
    confirmer: null,
  });
  await answer({ replace_original: true, ...renderMessage(message) });
}
