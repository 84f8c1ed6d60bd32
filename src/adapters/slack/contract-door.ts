import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { Account } from '#domain/account.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar.ts';
import { letExpire } from '#use-cases/decide-contract.ts';
import { accountFor } from '#use-cases/find-accounts.ts';
import { contractDecision } from '#use-cases/tell-contract-end.ts';
import { openModal } from './change-door.ts';
import { CONTRACT_ACTIONS, contractMessage, type ContractValue } from './contract-message.ts';
import { detailsView } from './details-view.ts';
import { alone, atDoor, type DoorDeps, type Tell } from './door.ts';
import { inert } from './rich-text.ts';

interface Pressed extends ContractValue {
  readonly actor: Actor;
  readonly triggerId: string;
  readonly tell: Tell;
  readonly respond: RespondFn;
}

/** The buttons of the reminders of an end of contract. */
export function registerContracts(app: App, deps: DoorDeps): void {
  button(app, deps, CONTRACT_ACTIONS.letExpire, async (pressed) => await endsIt(deps, pressed));
  button(app, deps, CONTRACT_ACTIONS.extend, async (pressed) => await extendsIt(deps, pressed));
}

function button(app: App, deps: DoorDeps, actionId: string, act: (pressed: Pressed) => Promise<void>): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: `slack.${actionId}`, who: body, tell }, async (actor) => {
      const about = JSON.parse(action.value ?? '{}') as ContractValue;
      await act({ ...about, actor, triggerId: body.trigger_id, tell, respond });
    });
  });
}

/** Whoever came too late sees in the message itself what was decided. */
async function endsIt(deps: DoorDeps, pressed: Pressed): Promise<void> {
  const { accountId, contractEnd, actor, tell } = pressed;
  const done = await letExpire(deps, { accountId, contractEnd, by: actor });
  if (!done.ok && (done.error.code === 'not_allowed' || done.error.code === 'over')) {
    await tell(deps.messages.contract.refusal[done.error.code]);
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
  const account = await accountFor(deps, { actor, what: 'contract', accountId });
  if (account === null) await tell(m.change.refusal.not_now);
  else if (account.contractEnd !== contractEnd) await showDecided(deps, pressed, account);
  else {
    const today = dayIn(clock.now(), institution.timeZone);
    const view = detailsView(m, { account, what: 'contract', institution, departments, today, actor });
    if (!(await openModal(deps, triggerId, view))) await tell(m.dialogs.slow);
  }
}

/** Replaces the message by what was decided; the others are brought in line by a worker. */
async function showDecided(deps: DoorDeps, pressed: Pressed, account: Account): Promise<void> {
  const { contractEnd, actor, respond } = pressed;
  const decided = await contractDecision(deps.store, { account, contractEnd });
  if (decided === null) return;
  const as = account.holder?.id === actor.id ? 'holder' : 'responsible';
  const graceDays = deps.institution.rules.contractGraceDays;
  const message = contractMessage(deps.messages, { account, contractEnd, days: 0, as, decided, graceDays });
  await respond({ replace_original: true, text: inert(message.text), blocks: message.blocks });
}
