import type {
  App,
  BlockAction,
  ButtonAction,
  ExternalSelectAction,
  StaticSelectAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { CUSTODIES, MODIFICATIONS, type Modification } from '#domain/account/account-form.ts';
import type { Account, Licence } from '#domain/account/account.ts';
import { mailLicences } from '#domain/account/mail-plans.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { inTime } from '#use-cases/register/check-address.ts';
import { askAbout } from '#use-cases/register/ask-about.ts';
import { modificationsFor } from '#use-cases/register/find-accounts.ts';
import { isProven } from '#use-cases/requests/submit-change.ts';
import { ACCOUNT_BUTTONS, type CARD_BUTTONS } from '#dialogue/act-names.ts';
import { alreadyOpen } from '#dialogue/request-card/already-open.ts';
import { carriedBy, metadataOf } from './acts.ts';
import { registerChangeOptions } from './change-options.ts';
import { chosenOption } from './change-state.ts';
import { takeChange } from './change-submission.ts';
import { alone, atDoor, noticeView, tellOnTop, type DoorDeps } from './door.ts';
import { slackCode } from './errors.ts';
import { accountPressed, accountToChange, protectedText, refusedBefore } from './find-account.ts';
import { CHANGE_FORMS, CHOICES, FORM_RESTORE, type Purpose } from '#dialogue/act-names.ts';
import type { ChangeState } from '#dialogue/change-forms/about-account.ts';
import { deletionDialog } from '#dialogue/change-forms/deletion.ts';
import { detailsDialog } from '#dialogue/change-forms/details.ts';
import { pickDialog } from '#dialogue/change-forms/pick.ts';
import { restorationDialog } from '#dialogue/change-forms/restoration.ts';
import { noticeDialog } from '#dialogue/parts/notice-dialog.ts';
import type { Dialog } from '#dialogue/screen.ts';
import { emptyCreationDialog } from '#dialogue/creation-form/acts.ts';
import { renderDialog } from './render.ts';

const PURPOSES = ['modify', 'delete', 'restore'] as const;

/** Opens a modal for a person; the trigger lives 3 s, so nothing slow comes before. False when it was too late. */
export async function openModal(deps: DoorDeps, triggerId: string, view: ModalView): Promise<boolean> {
  // A press that is taken up after a kill has none any more.
  if (triggerId === '') return false;
  try {
    await deps.client.views.open({ trigger_id: triggerId, view });
    return true;
  } catch (error) {
    if (slackCode(error) === 'expired_trigger_id') return false;
    throw error;
  }
}

/** The form for what somebody wants to do, with the account where it is known already. */
export function changeDialog(
  deps: DoorDeps,
  about: { readonly actor: Actor; readonly purpose: Purpose; readonly account: Account | null },
): Dialog {
  const { messages: m, institution, clock } = deps;
  const { actor, purpose, account } = about;
  const today = dayIn(clock.now(), institution.timeZone);
  switch (purpose) {
    case 'modify':
      return account === null
        ? pickDialog(m, { account })
        : pickDialog(m, { account, possible: modificationsFor(deps, { actor, account }) });
    case 'delete':
      return deletionDialog(m, { account, institution, today });
    case 'restore':
      return restorationDialog(m, { account, today });
  }
}

/** Everything that people ask for about an account that is there: the chooser, the buttons of the list, and the forms. */
export function registerChanges(app: App, deps: DoorDeps): void {
  registerChangeOptions(app, deps);
  chooser(app, deps);
  for (const purpose of PURPOSES) listButton(app, deps, purpose);
  picked(app, deps);
  accountChosen(app, deps);
  custodyChosen(app, deps);
  formInPlace(app, deps, { actionId: FORM_RESTORE, door: 'slack.form_restore', purpose: 'restore' });
  submission(app, deps, CHANGE_FORMS.details, null);
  submission(app, deps, CHANGE_FORMS.deletion, 'delete');
  submission(app, deps, CHANGE_FORMS.restoration, 'restore');
}

/** A choice replaces the question by the form. */
function chooser(app: App, deps: DoorDeps): void {
  const { client, messages: m } = deps;
  for (const [name, actionId] of Object.entries(CHOICES)) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body }) => {
      await ack();
      const { view } = body;
      if (view === undefined) return;
      const show = async (next: Dialog): Promise<unknown> =>
        await client.views.update({ view_id: view.id, view: renderDialog(next) });
      const tell = async (text: string): Promise<unknown> => await show(noticeDialog(m, text));
      await atDoor(deps, { door: `slack.${actionId}`, who: body, tell }, async (actor) => {
        const purpose = PURPOSES.find((each) => each === name);
        await show(
          purpose === undefined ? emptyCreationDialog(deps) : changeDialog(deps, { actor, purpose, account: null }),
        );
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
      const accountId = carriedBy(ACCOUNT_BUTTONS[purpose], action);
      const account = await accountPressed(deps, { actor, purpose, accountId });
      const refusal =
        account === null ? m.change.refusal.not_now : await refusedBefore(deps, { actor, purpose, account });
      if (refusal !== null) await tell(refusal);
      else if (
        !(await openModal(deps, body.trigger_id, renderDialog(changeDialog(deps, { actor, purpose, account }))))
      ) {
        await tell(m.dialogs.slow);
      }
    });
  });
}

/** The first step of a modification: its answer is the second. */
function picked(app: App, deps: DoorDeps): void {
  const { messages: m, institution, departments, clock } = deps;
  app.view<ViewSubmitAction>(CHANGE_FORMS.pick, async ({ ack, body }) => {
    const refuse = async (text: string): Promise<void> =>
      await ack({ response_action: 'push', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.modify_pick', who: body, tell: refuse }, async (actor) => {
      const { values } = body.view.state;
      const metadata = metadataOf(CHANGE_FORMS.pick, body.view);
      const accountId = metadata.accountId ?? chosenOption(values, 'account') ?? '';
      const what = modificationIn(chosenOption(values, 'what'));
      const account = await accountPressed(deps, { actor, purpose: 'modify', accountId });
      if (account === null) {
        if (metadata.accountId !== null) await refuse(m.change.refusal.not_now);
        else await ack({ response_action: 'errors', errors: { account: m.change.refusal.not_allowed } });
        return;
      }
      const possible = modificationsFor(deps, { actor, account });
      if (what === null || !possible.includes(what)) {
        if (what !== null) await askAbout(deps, { actor, asks: [what], accountId, act: `ask_${what}` });
        const names = possible.map((name) => m.change.modifications[name].name).join(', ');
        await ack({ response_action: 'errors', errors: { what: m.change.refusal.not_for_this(names) } });
        return;
      }
      // Before anything is filled in.
      const text =
        (await protectedText(deps, { actor, account, act: `ask_${what}` })) ??
        (await alreadyOpen(deps, { actor, account, what }));
      if (text !== null) {
        if (metadata.accountId !== null) await refuse(text);
        else await ack({ response_action: 'errors', errors: { account: text } });
        return;
      }
      const today = dayIn(clock.now(), institution.timeZone);
      const licences = what === 'licence' ? await replaceable(deps, account) : [];
      const isClaim = what === 'password' && !(await isProven(deps, { account, requester: actor }));
      const dialog = detailsDialog(m, { account, what, institution, departments, today, actor, licences, isClaim });
      await ack({ response_action: 'update', view: renderDialog(dialog) });
    });
  });
}

/** Null where the tenant does not tell while the person waits. */
async function replaceable({ directory }: DoorDeps, account: Account): Promise<readonly Licence[] | null> {
  const found = await inTime(directory.account(account.directoryId));
  return found === 'unknown' ? null : mailLicences(found?.licences ?? []);
}

/** An account that is chosen in the form of a deletion or a restoration: why nothing will come of it is told before the rest is filled in. */
function accountChosen(app: App, deps: DoorDeps): void {
  app.action<BlockAction<ExternalSelectAction>>('account', async ({ ack, body, action }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const tell = tellOnTop(deps, body.trigger_id);
    await atDoor(deps, { door: 'slack.account', who: body, tell }, async (actor) => {
      const purpose = view.callback_id === CHANGE_FORMS.deletion ? 'delete' : 'restore';
      const accountId = action.selected_option?.value ?? '';
      const account = await accountToChange(deps, { actor, purpose, accountId });
      const why = await refusedBefore(deps, { actor, purpose, account });
      if (why !== null) await tell(why);
    });
  });
}

/** What becomes of the messages decides which questions follow; what was filled in stays. */
function custodyChosen(app: App, deps: DoorDeps): void {
  const { client, messages: m, institution, clock } = deps;
  app.action<BlockAction<StaticSelectAction>>('custody', async ({ ack, body, action }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const tell = tellOnTop(deps, body.trigger_id);
    await atDoor(deps, { door: 'slack.custody', who: body, tell }, async (actor) => {
      const { accountId } = metadataOf(CHANGE_FORMS.deletion, view);
      const account = accountId === null ? null : await accountToChange(deps, { actor, purpose: 'delete', accountId });
      const custody = CUSTODIES.find((one) => one === action.selected_option?.value) ?? 'none';
      const today = dayIn(clock.now(), institution.timeZone);
      await client.views.update({
        view_id: view.id,
        hash: view.hash,
        view: renderDialog(deletionDialog(m, { account, institution, today, custody })),
      });
    });
  });
}

/** A button in a window about an account: the form for what it names takes the window's place, so that one is left when the form is sent. */
export function formInPlace(
  app: App,
  deps: DoorDeps,
  button: {
    readonly actionId: typeof FORM_RESTORE | (typeof CARD_BUTTONS)[Purpose];
    readonly door: string;
    readonly purpose: Purpose;
  },
): void {
  const { client, messages: m } = deps;
  const { actionId, door, purpose } = button;
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action }) => {
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const show = async (next: Dialog): Promise<unknown> =>
      await client.views.update({ view_id: view.id, view: renderDialog(next) });
    const tell = async (text: string): Promise<unknown> => await show(noticeDialog(m, text));
    await atDoor(deps, { door, who: body, tell }, async (actor) => {
      const account = await accountPressed(deps, { actor, purpose, accountId: carriedBy(actionId, action) });
      const refusal =
        account === null ? m.change.refusal.not_now : await refusedBefore(deps, { actor, purpose, account });
      await show(refusal === null ? changeDialog(deps, { actor, purpose, account }) : noticeDialog(m, refusal));
    });
  });
}

type FormCallback = (typeof CHANGE_FORMS)['details' | 'deletion' | 'restoration'];

/** A form that is sent. What is refused at no field is told on top of it, so that what was typed stays. */
function submission(app: App, deps: DoorDeps, callback: FormCallback, purpose: 'delete' | 'restore' | null): void {
  const { messages: m } = deps;
  app.view<ViewSubmitAction>(callback, async ({ ack, body }) => {
    const refuse = async (text: string): Promise<void> =>
      await ack({ response_action: 'push', view: noticeView(m, text) });
    await atDoor(deps, { door: `slack.${callback}`, who: body, tell: refuse }, async (actor) => {
      const { values } = body.view.state;
      const metadata: ChangeState = metadataOf(callback, body.view);
      const what = askedFor(metadata, purpose);
      const accountId = metadata.accountId ?? chosenOption(values, 'account') ?? '';
      const account =
        what === null ? null : await askAbout(deps, { actor, asks: [what], accountId, act: `ask_${what}` });
      const isInput = metadata.accountId === null;
      if (what === null || account === null) {
        if (isInput) await ack({ response_action: 'errors', errors: { account: m.change.refusal.not_allowed } });
        else await refuse(m.change.refusal.not_now);
        return;
      }
      const taken = await takeChange(deps, { actor, account, what, values });
      switch (taken.as) {
        case 'request':
          // The form for a new account may stand below, from which this one was offered.
          await ack({ response_action: 'clear' });
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
  { what }: ChangeState,
  purpose: 'delete' | 'restore' | null,
): Modification | 'deletion' | 'restoration' | null {
  if (purpose === null) return what;
  return purpose === 'delete' ? 'deletion' : 'restoration';
}

function modificationIn(value: string | null): Modification | null {
  return MODIFICATIONS.find((name) => name === value) ?? null;
}
