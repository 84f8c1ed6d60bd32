import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { MODIFICATIONS, type Modification } from '#domain/account-form.ts';
import type { Account } from '#domain/account.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar.ts';
import { accountFor, modificationsFor } from '#use-cases/find-accounts.ts';
import { ACCOUNT_BUTTONS } from './accounts-message.ts';
import { metadataOf, registerChangeOptions } from './change-options.ts';
import { chosenOption } from './change-state.ts';
import { takeChange } from './change-submission.ts';
import {
  CHANGE_VIEWS,
  CHOICES,
  deletionView,
  pickView,
  restorationView,
  type ChangeMetadata,
  type Purpose,
} from './change-views.ts';
import { detailsView } from './details-view.ts';
import { alone, atDoor, noticeView, type DoorDeps } from './door.ts';
import { slackCode } from './errors.ts';
import { accountToChange } from './find-account.ts';
import { creationView } from './form-door.ts';

const PURPOSES = ['modify', 'delete', 'restore'] as const;

/** Opens a modal for a person; the trigger lives 3 s, so nothing slow comes before. False when it was too late. */
export async function openModal(deps: DoorDeps, triggerId: string, view: ModalView): Promise<boolean> {
  try {
    await deps.client.views.open({ trigger_id: triggerId, view });
    return true;
  } catch (error) {
    if (slackCode(error) === 'expired_trigger_id') return false;
    throw error;
  }
}

/** The form for what somebody wants to do, with the account where it is known already. */
export function changeView(
  deps: DoorDeps,
  about: { readonly actor: Actor; readonly purpose: Purpose; readonly account: Account | null },
): ModalView {
  const { messages: m, institution, clock } = deps;
  const { actor, purpose, account } = about;
  const today = dayIn(clock.now(), institution.timeZone);
  switch (purpose) {
    case 'modify':
      return account === null
        ? pickView(m, { account })
        : pickView(m, { account, possible: modificationsFor(deps, { actor, account }) });
    case 'delete':
      return deletionView(m, { account, institution, today });
    case 'restore':
      return restorationView(m, { account, today });
  }
}

/** Everything that people ask for about an account that is there: the chooser, the buttons of the list, and the forms. */
export function registerChanges(app: App, deps: DoorDeps): void {
  registerChangeOptions(app, deps);
  chooser(app, deps);
  for (const purpose of PURPOSES) listButton(app, deps, purpose);
  picked(app, deps);
  submission(app, deps, CHANGE_VIEWS.details, null);
  submission(app, deps, CHANGE_VIEWS.deletion, 'delete');
  submission(app, deps, CHANGE_VIEWS.restoration, 'restore');
}

/** A choice replaces the question by the form. */
function chooser(app: App, deps: DoorDeps): void {
  const { client, messages: m } = deps;
  for (const [name, actionId] of Object.entries(CHOICES)) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body }) => {
      await ack();
      const { view } = body;
      if (view === undefined) return;
      const show = async (next: ModalView): Promise<unknown> =>
        await client.views.update({ view_id: view.id, view: next });
      const tell = async (text: string): Promise<unknown> => await show(noticeView(m, text));
      await atDoor(deps, { door: `slack.${actionId}`, who: body, tell }, async (actor) => {
        const purpose = PURPOSES.find((each) => each === name);
        await show(purpose === undefined ? creationView(deps) : changeView(deps, { actor, purpose, account: null }));
      });
    });
  }
}

/** The buttons under the rows of the list of accounts. */
function listButton(app: App, deps: DoorDeps, purpose: Purpose): void {
  const { messages: m } = deps;
  app.action<BlockAction<ButtonAction>>(ACCOUNT_BUTTONS[purpose], async ({ ack, body, action, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: `slack.account_${purpose}`, who: body, tell }, async (actor) => {
      const account = await accountToChange(deps, { actor, purpose, accountId: action.value ?? '' });
      if (account === null) await tell(m.change.refusal.not_now);
      else if (!(await openModal(deps, body.trigger_id, changeView(deps, { actor, purpose, account })))) {
        await tell(m.dialogs.slow);
      }
    });
  });
}

/** The first step of a modification: its answer is the second. */
function picked(app: App, deps: DoorDeps): void {
  const { messages: m, institution, departments, clock } = deps;
  app.view<ViewSubmitAction>(CHANGE_VIEWS.pick, async ({ ack, body }) => {
    const refuse = async (text: string): Promise<void> =>
      await ack({ response_action: 'push', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.modify_pick', who: body, tell: refuse }, async (actor) => {
      const { values } = body.view.state;
      const metadata = metadataOf(body.view.private_metadata);
      const accountId = metadata.accountId ?? chosenOption(values, 'account') ?? '';
      const what = modificationIn(chosenOption(values, 'what'));
      const account = await accountToChange(deps, { actor, purpose: 'modify', accountId });
      if (account === null) {
        if (metadata.accountId !== null) await refuse(m.change.refusal.not_now);
        else await ack({ response_action: 'errors', errors: { account: m.change.refusal.not_allowed } });
        return;
      }
      const possible = modificationsFor(deps, { actor, account });
      if (what === null || !possible.includes(what)) {
        const names = possible.map((name) => m.change.modifications[name].name).join(', ');
        await ack({ response_action: 'errors', errors: { what: m.change.refusal.not_for_this(names) } });
        return;
      }
      const today = dayIn(clock.now(), institution.timeZone);
      const view = detailsView(m, { account, what, institution, departments, today, actor });
      await ack({ response_action: 'update', view });
    });
  });
}

/** A form that is sent. What is refused at no field is told on top of it, so that what was typed stays. */
function submission(app: App, deps: DoorDeps, callback: string, purpose: 'delete' | 'restore' | null): void {
  const { messages: m } = deps;
  app.view<ViewSubmitAction>(callback, async ({ ack, body }) => {
    const refuse = async (text: string): Promise<void> =>
      await ack({ response_action: 'push', view: noticeView(m, text) });
    await atDoor(deps, { door: `slack.${callback}`, who: body, tell: refuse }, async (actor) => {
      const { values } = body.view.state;
      const metadata = metadataOf(body.view.private_metadata);
      const what = askedFor(metadata, purpose);
      const accountId = metadata.accountId ?? chosenOption(values, 'account') ?? '';
      const account = what === null ? null : await accountFor(deps, { actor, what, accountId });
      const isInput = metadata.accountId === null;
      if (what === null || account === null) {
        if (isInput) await ack({ response_action: 'errors', errors: { account: m.change.refusal.not_allowed } });
        else await refuse(m.change.refusal.not_now);
        return;
      }
      const taken = await takeChange(deps, { actor, account, what, values });
      switch (taken.as) {
        case 'request':
          await ack();
          deps.log.info({ requestId: taken.requestId }, 'request.submitted');
          return;
        case 'errors': {
          const { errors } = taken;
          await ack({ response_action: 'errors', errors: errors as Record<string, string> });
          return;
        }
        case 'refusal':
          if (isInput) await ack({ response_action: 'errors', errors: { account: taken.text } });
          else await refuse(taken.text);
      }
    });
  });
}

function askedFor(
  { what }: ChangeMetadata,
  purpose: 'delete' | 'restore' | null,
): Modification | 'deletion' | 'restoration' | null {
  if (purpose === null) return what;
  return purpose === 'delete' ? 'deletion' : 'restoration';
}

function modificationIn(value: string | null): Modification | null {
  return MODIFICATIONS.find((name) => name === value) ?? null;
}
