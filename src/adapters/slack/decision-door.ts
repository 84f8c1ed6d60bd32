import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import { hashPlan } from '#domain/plan/plan.ts';
import type { Actor } from '#domain/person.ts';
import type { Command, Refusal, Request } from '#domain/request/request.ts';
import { refused, type Result } from '#domain/result.ts';
import type { Messages } from '#messages/messages.ts';
import { declineExtension } from '#use-cases/requests/agree-extension.ts';
import { approveRequest, chooseAddress, type ApproveRefusal } from '#use-cases/requests/approve-request.ts';
import { carryOut, wouldRefuse } from '#use-cases/commands/carry-out.ts';
import { confirmLine, refuseLine } from '#use-cases/requests/confirm-line.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { releaseHandOver } from '#use-cases/hand-over/release-hand-over.ts';
import { stopDeletion, undoDeletion } from '#use-cases/requests/undo-deletion.ts';
import { ACTING, carriedBy, metadataOf, type PressWith } from './acts.ts';
import { ACTIONS, REQUEST_FORMS } from '#dialogue/act-names.ts';
import { WORDS_MAX } from '#dialogue/parts/one-text-dialog.ts';
import { addressDialog } from '#dialogue/request-card/address-dialog.ts';
import { aloneDialog } from '#dialogue/request-card/alone-dialog.ts';
import { approveDialog, HOLDER, type ApproveOptions } from '#dialogue/request-card/approve-dialog.ts';
import {
  answerDialog,
  askDialog,
  declineDialog,
  giveUpDialog,
  lineNotRunDialog,
  rejectDialog,
  undoDialog,
} from '#dialogue/request-card/decision-dialogs.ts';
import type { Dialog } from '#dialogue/screen.ts';
import { chosenNow, notChosenText, type NotChosen } from './chosen-now.ts';
import { openModal } from './change-door.ts';
import { renderDialog } from './render.ts';
import { typedText } from './typed-text.ts';
import { publishHome, toldAtButton } from './home-door.ts';
import { refusalText } from '#dialogue/parts/refusal-text.ts';
import { atDoor, noticeView, type DoorDeps } from './door.ts';

/** The buttons of a request's cards, and the modals that they open. */
export function registerDecisions(app: App, deps: DoorDeps): void {
  const { messages: m, institution } = deps;

  openingButton(app, deps, ACTIONS.approve, {
    wouldBe: (by, request) => ({ type: 'approve', by, planHash: request.plan === null ? '' : hashPlan(request.plan) }),
    dialog: (request, asksReason) => approveDialog(m, request, { institution, asksReason }),
  });
  openingButton(app, deps, ACTIONS.address, {
    wouldBe: (by) => ({ type: 'choose_address', by, localPart: '' }),
    dialog: (request) => addressDialog(m, request, { institution }),
  });
  openingButton(app, deps, ACTIONS.reject, {
    wouldBe: (by) => ({ type: 'reject', by, reason: '' }),
    dialog: (request) => rejectDialog(m, request),
  });
  openingButton(app, deps, ACTIONS.decline, {
    wouldBe: (by) => ({ type: 'decline', by, as: 'official', reason: '' }),
    dialog: (request) => declineDialog(m, request),
  });
  openingButton(app, deps, ACTIONS.ask, {
    wouldBe: (by) => ({ type: 'ask', by, question: '' }),
    dialog: (request) => askDialog(m, request),
  });
  openingButton(app, deps, ACTIONS.answer, {
    wouldBe: (by) => ({ type: 'answer', by, answer: '' }),
    dialog: (request) => answerDialog(m, request),
  });
  openingButton(app, deps, ACTIONS.lineNotRun, {
    wouldBe: (by) => ({ type: 'line_run', by }),
    dialog: (request) => lineNotRunDialog(m, request),
  });

  openingButton(app, deps, ACTIONS.giveUp, {
    wouldBe: (by) => ({ type: 'give_up', by, reason: '' }),
    dialog: (request) => giveUpDialog(m, request),
  });

  openingButton(app, deps, ACTIONS.undo, {
    wouldBe: (by) => ({ type: 'undo', by, reason: '' }),
    dialog: (request) => undoDialog(m, request),
  });

  const acts = actsOf(deps);
  for (const actionId of ACTING) actingButton(app, deps, { actionId, acts });
  reasonGiven(app, deps, acts);

  const carry = async (requestId: string, command: Command): Promise<Result<Request, Refusal>> =>
    await carryOut(deps, { requestId, commands: [command], door: 'slack' });
  submission(app, deps, REQUEST_FORMS.reject, async (by, requestId, reason) => {
    return await carry(requestId, { type: 'reject', by, reason });
  });
  submission(app, deps, REQUEST_FORMS.decline, async (by, requestId, reason) => {
    return await declineExtension(deps, { requestId, by, reason });
  });
  submission(app, deps, REQUEST_FORMS.ask, async (by, requestId, question) => {
    return await carry(requestId, { type: 'ask', by, question });
  });
  submission(app, deps, REQUEST_FORMS.answer, async (by, requestId, answer) => {
    return await carry(requestId, { type: 'answer', by, answer });
  });
  submission(app, deps, REQUEST_FORMS.giveUp, async (by, requestId, reason) => {
    return await carry(requestId, { type: 'give_up', by, reason });
  });
  submission(app, deps, REQUEST_FORMS.undo, async (by, requestId, reason) => {
    return await undoDeletion(deps, { requestId, by, reason });
  });
  submission(app, deps, REQUEST_FORMS.lineNotRun, async (by, requestId, reason) => {
    return await refuseLine(deps, { requestId, by, reason });
  });
  approval(app, deps);
}

/** A button that opens a modal, unless what the modal is for would be refused now. */
function openingButton(
  app: App,
  deps: DoorDeps,
  actionId: PressWith<string>,
  modal: {
    wouldBe: (by: Actor, request: Request) => Command;
    /** `asksReason` where the only systems person decides alone. */
    dialog: (request: Request, asksReason: boolean) => Dialog;
  },
): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    await atDoor(deps, { door: `slack.${actionId}`, who: body, tell, anew: 'unless_systems' }, async (actor) => {
      const request = await deps.store.request(carriedBy(actionId, action));
      if (request === null) return void (await tell(refusalText(deps.messages, { code: 'not_found' })));
      const command = modal.wouldBe(actor, request);
      const { now, refusal } = await wouldRefuse(deps, { request, command });
      const asksReason = refusal?.code === 'reason_needed';
      if (refusal !== null && !asksReason) {
        await tell(refusalText(deps.messages, refusal));
        await noteAttempt(deps, { by: actor, act: command.type, why: refusal.code, requestId: request.id });
      } else {
        await deps.client.views.open({
          trigger_id: body.trigger_id,
          view: renderDialog(modal.dialog(now, asksReason)),
        });
      }
    });
  });
}

/** What each button and each modal is for, as the trail calls it. */
const ACTS: Readonly<Record<(typeof ACTING)[number], Command['type']>> = {
  [ACTIONS.withdraw]: 'withdraw',
  [ACTIONS.execute]: 'execute',
  [ACTIONS.retry]: 'retry',
  [ACTIONS.stop]: 'stop',
  [ACTIONS.release]: 'release',
  [ACTIONS.lineDone]: 'line_run',
};
const SENT: Readonly<
  Record<Exclude<(typeof REQUEST_FORMS)[keyof typeof REQUEST_FORMS], typeof REQUEST_FORMS.alone>, Command['type']>
> = {
  [REQUEST_FORMS.approve]: 'approve',
  [REQUEST_FORMS.address]: 'choose_address',
  [REQUEST_FORMS.reject]: 'reject',
  [REQUEST_FORMS.decline]: 'decline',
  [REQUEST_FORMS.ask]: 'ask',
  [REQUEST_FORMS.answer]: 'answer',
  [REQUEST_FORMS.lineNotRun]: 'line_not_run',
  [REQUEST_FORMS.giveUp]: 'give_up',
  [REQUEST_FORMS.undo]: 'undo',
};

/** The request of what a button carries, behind which a person may stand. */
function requestIn(value: string): string {
  return value.split(' ')[0] ?? value;
}

type Act = (by: Actor, requestId: string) => Promise<Result<Request, Refusal>>;
type Acts = Readonly<Record<(typeof ACTING)[number], Act>>;

/** What each button that acts at once does. */
function actsOf(deps: DoorDeps): Acts {
  return {
    [ACTIONS.withdraw]: async (by, requestId) =>
      await carryOut(deps, { requestId, commands: [{ type: 'withdraw', by }], door: 'slack' }),
    [ACTIONS.execute]: async (by, requestId) => await executeRequest(deps, { requestId, by, again: false }),
    [ACTIONS.retry]: async (by, requestId) => await executeRequest(deps, { requestId, by, again: true }),
    [ACTIONS.stop]: async (by, requestId) => await stopDeletion(deps, { requestId, by }),
    [ACTIONS.release]: async (by, value) => {
      const [requestId = '', holderId = ''] = value.split(' ');
      return await releaseHandOver(deps, { requestId, by, holderId });
    },
    [ACTIONS.lineDone]: async (by, requestId) => await confirmLine(deps, { requestId, by }),
  };
}

/** A button that acts at once; who may not, or came too late, is told so alone. Who decides alone is asked why first. */
function actingButton(
  app: App,
  deps: DoorDeps,
  { actionId, acts }: { readonly actionId: (typeof ACTING)[number]; readonly acts: Acts },
): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    await atDoor(deps, { door: `slack.${actionId}`, who: body, tell, anew: true }, async (actor) => {
      const requestId = carriedBy(actionId, action);
      const done = await acts[actionId](actor, requestId);
      if (done.ok) return;
      if (done.error.code !== 'reason_needed') {
        await tell(refusalText(deps.messages, done.error));
        await noteAttempt(deps, {
          by: actor,
          act: ACTS[actionId],
          why: done.error.code,
          requestId: requestIn(requestId),
        });
      } else if (
        !(await openModal(deps, body.trigger_id, renderDialog(aloneDialog(deps.messages, { requestId, actionId }))))
      )
        await tell(deps.messages.dialogs.slow);
    });
  });
}

/** The only systems person wrote why they decide alone: what the button does is done. */
function reasonGiven(app: App, deps: DoorDeps, acts: Acts): void {
  const { messages: m } = deps;
  app.view<ViewSubmitAction>(REQUEST_FORMS.alone, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.alone', who: body, tell, anew: true }, async (actor) => {
      const { requestId, actionId } = metadataOf(REQUEST_FORMS.alone, body.view);
      const typed = reasonIn(m, body);
      if ('errors' in typed) return await ack({ response_action: 'errors', errors: typed.errors });
      const done = await acts[actionId](reasoned(actor, typed.text), requestId);
      if (done.ok) return await ack();
      await tell(refusalText(m, done.error));
      await noteAttempt(deps, {
        by: actor,
        act: ACTS[actionId],
        why: done.error.code,
        requestId: requestIn(requestId),
      });
    });
  });
}

function reasonIn(m: Messages, body: ViewSubmitAction): ReturnType<typeof typedText> {
  return typedText(m, { values: body.view.state.values, field: 'alone', max: WORDS_MAX });
}

function reasoned(actor: Actor, reason: string | null): Actor {
  return actor.alone === undefined ? actor : { ...actor, alone: { reason } };
}

/** A modal that sends one text. */
function submission(
  app: App,
  deps: DoorDeps,
  callback: Exclude<(typeof REQUEST_FORMS)[keyof typeof REQUEST_FORMS], 'approve_view' | 'address_view' | 'alone_view'>,
  act: (by: Actor, requestId: string, text: string) => Promise<Result<Request, Refusal>>,
): void {
  const { messages: m } = deps;
  app.view<ViewSubmitAction>(callback, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: `slack.${callback}`, who: body, tell, anew: true }, async (actor) => {
      const { requestId } = metadataOf(callback, body.view);
      const typed = typedText(m, { values: body.view.state.values, field: 'text', max: WORDS_MAX });
      if ('errors' in typed) return await ack({ response_action: 'errors', errors: typed.errors });
      const done = await act(actor, requestId, typed.text);
      if (done.ok) await ack();
      else {
        await tell(refusalText(m, done.error));
        await noteAttempt(deps, { by: actor, act: SENT[callback], why: done.error.code, requestId });
      }
      // What was answered waits no more at home.
      if (callback === REQUEST_FORMS.answer || callback === REQUEST_FORMS.decline) await publishHome(deps, actor);
    });
  });
}

function approval(app: App, deps: DoorDeps): void {
  typedAddress(app, deps, {
    callback: REQUEST_FORMS.approve,
    take: async (by, { body, typed, onPurpose }) => {
      const seen = metadataOf(REQUEST_FORMS.approve, body.view);
      const { requestId, planHash, seenHolder } = seen;
      const localPart = typed ?? seen.localPart;
      const holder = await holderIn(deps, body);
      if (typeof holder === 'string') return refused({ code: 'not_chosen', why: holder });
      const given = { requestId, approver: by, planHash, localPart, onPurpose, seenHolder, ...holder };
      return await approveRequest(deps, given);
    },
    again: approveDialog,
  });
  typedAddress(app, deps, {
    callback: REQUEST_FORMS.address,
    take: async (by, { body, typed, onPurpose }) => {
      const { requestId } = metadataOf(REQUEST_FORMS.address, body.view);
      return await chooseAddress(deps, { requestId, by, localPart: typed ?? '', onPurpose });
    },
    again: addressDialog,
  });
}

/** Who was chosen to get the account does not. */
interface Unchosen {
  readonly code: 'not_chosen';
  readonly why: NotChosen;
}

interface TypedAddress {
  readonly body: ViewSubmitAction;
  /** Null where the form asks for none. */
  readonly typed: string | null;
  readonly onPurpose: boolean;
}

/** A modal with a new account's address: what is wrong with it is told at its field, and a reserved one asked about once more. */
function typedAddress(
  app: App,
  deps: DoorDeps,
  modal: {
    readonly callback: typeof REQUEST_FORMS.approve | typeof REQUEST_FORMS.address;
    readonly take: (by: Actor, sent: TypedAddress) => Promise<Result<Request, ApproveRefusal | Unchosen>>;
    readonly again: typeof approveDialog;
  },
): void {
  const { messages: m, institution } = deps;
  app.view<ViewSubmitAction>(modal.callback, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: `slack.${modal.callback}`, who: body, tell, anew: true }, async (actor) => {
      const { address, purpose, alone: reasonInput } = body.view.state.values;
      const reason = reasonInput === undefined ? { text: null } : reasonIn(m, body);
      if ('errors' in reason) return await ack({ response_action: 'errors', errors: reason.errors });
      const by = reasoned(actor, reason.text);
      const typed = address === undefined ? null : (address['address']?.value ?? '');
      const onPurpose = (purpose?.['purpose']?.selected_options?.length ?? 0) > 0;
      const done = await modal.take(by, { body, typed, onPurpose });
      if (done.ok) return await ack();
      if (done.error.code === 'not_chosen')
        return await ack({ response_action: 'errors', errors: { [HOLDER]: notChosenText(m, done.error.why) } });
      if (done.error.code === 'holder_has_account') {
        const errors = { [HOLDER]: m.receives.approve.hasAccount(done.error.address) };
        return await ack({ response_action: 'errors', errors });
      }
      const { requestId } = metadataOf(modal.callback, body.view);
      if (done.error.code !== 'address' && done.error.code !== 'holder_known') {
        await tell(refusalText(m, done.error));
        return await noteAttempt(deps, { by, act: SENT[modal.callback], why: done.error.code, requestId });
      }
      const again = async (problem: Pick<ApproveOptions, 'reserved' | 'chosen'>): Promise<boolean> => {
        const request = await deps.store.request(requestId);
        if (request === null) return false;
        const asksReason = reasonInput !== undefined;
        const options = { institution, asksReason, typed: typed ?? '', ...problem };
        await ack({ response_action: 'update', view: renderDialog(modal.again(m, request, options)) });
        return true;
      };
      if (done.error.code === 'holder_known') {
        const id = chosenIn(body) ?? '';
        if (!(await again({ chosen: { id, similar: done.error.similar } })))
          await tell(refusalText(m, { code: 'not_found' }));
        return;
      }
      const { problem } = done.error;
      if (problem === 'reserved' && (await again({ reserved: true }))) return;
      await ack({ response_action: 'errors', errors: { address: addressText(deps, problem) } });
    });
  });
}

/** Who was chosen to get the account, as the chat knows them now; nothing where nobody was. */
async function holderIn(
  { people }: DoorDeps,
  body: ViewSubmitAction,
): Promise<{ readonly holder?: Actor } | NotChosen> {
  const id = chosenIn(body);
  if (id === null) return {};
  const person = await chosenNow(people, id);
  return typeof person === 'string' ? person : { holder: person };
}

function chosenIn(body: ViewSubmitAction): string | null {
  return body.view.state.values[HOLDER]?.[HOLDER]?.selected_user ?? null;
}

function addressText(
  { messages: m }: DoorDeps,
  problem: Extract<ApproveRefusal, { code: 'address' }>['problem'],
): string {
  if (problem === 'taken') return m.dialogs.approve.taken;
  if (problem === 'unknown') return m.dialogs.approve.unknown;
  return problem === 'empty' ? m.form.problems.required : m.form.problems[`address_${problem}`];
}
