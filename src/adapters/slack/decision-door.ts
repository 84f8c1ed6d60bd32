import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { tidy } from '#domain/validate-form.ts';
import { hashPlan } from '#domain/plan.ts';
import type { Actor } from '#domain/person.ts';
import type { Command, Refusal, Request } from '#domain/request.ts';
import type { Result } from '#domain/result.ts';
import { approveRequest, type ApproveRefusal } from '#use-cases/approve-request.ts';
import { carryOut } from '#use-cases/carry-out.ts';
import { confirmLine, refuseLine } from '#use-cases/confirm-line.ts';
import { executeRequest } from '#use-cases/execute-request.ts';
import { stopDeletion, undoDeletion } from '#use-cases/undo-deletion.ts';
import { ACTIONS } from './card-buttons.ts';
import { answerView, approveView, askView, giveUpView, lineNotRunView, rejectView, VIEWS } from './decision-views.ts';
import { publishHome, toldAtButton } from './home-door.ts';
import { alone, atDoor, noticeView, refusalOf, refusalText, type DoorDeps } from './door.ts';

/** The buttons of a request's cards, and the modals that they open. */
export function registerDecisions(app: App, deps: DoorDeps): void {
  const { messages: m, institution } = deps;

  openingButton(app, deps, ACTIONS.approve, {
    wouldBe: (by, request) => ({ type: 'approve', by, planHash: request.plan === null ? '' : hashPlan(request.plan) }),
    view: (request) => approveView(m, request, institution.mailDomain),
  });
  openingButton(app, deps, ACTIONS.reject, {
    wouldBe: (by) => ({ type: 'reject', by, reason: '' }),
    view: (request) => rejectView(m, request),
  });
  openingButton(app, deps, ACTIONS.ask, {
    wouldBe: (by) => ({ type: 'ask', by, question: '' }),
    view: (request) => askView(m, request),
  });
  openingButton(app, deps, ACTIONS.answer, {
    wouldBe: (by) => ({ type: 'answer', by, answer: '' }),
    view: (request) => answerView(m, request),
  });
  openingButton(app, deps, ACTIONS.lineNotRun, {
    wouldBe: (by) => ({ type: 'line_run', by }),
    view: (request) => lineNotRunView(m, request),
  });

  openingButton(app, deps, ACTIONS.giveUp, {
    wouldBe: (by) => ({ type: 'give_up', by, reason: '' }),
    view: (request) => giveUpView(m, request),
  });

  actingButton(app, deps, ACTIONS.withdraw, async (by, requestId) => {
    return await carryOut(deps, { requestId, commands: [{ type: 'withdraw', by }], door: 'slack' });
  });
  actingButton(app, deps, ACTIONS.execute, async (by, requestId) => {
    return await executeRequest(deps, { requestId, by, again: false });
  });
  actingButton(app, deps, ACTIONS.retry, async (by, requestId) => {
    return await executeRequest(deps, { requestId, by, again: true });
  });
  actingButton(app, deps, ACTIONS.stop, async (by, requestId) => await stopDeletion(deps, { requestId, by }));
  actingButton(app, deps, ACTIONS.undo, async (by, requestId) => await undoDeletion(deps, { requestId, by }));
  actingButton(app, deps, ACTIONS.lineDone, async (by, requestId) => await confirmLine(deps, { requestId, by }));

  const carry = async (requestId: string, command: Command): Promise<Result<Request, Refusal>> =>
    await carryOut(deps, { requestId, commands: [command], door: 'slack' });
  submission(app, deps, VIEWS.reject, async (by, requestId, reason) => {
    return await carry(requestId, { type: 'reject', by, reason });
  });
  submission(app, deps, VIEWS.ask, async (by, requestId, question) => {
    return await carry(requestId, { type: 'ask', by, question });
  });
  submission(app, deps, VIEWS.answer, async (by, requestId, answer) => {
    return await carry(requestId, { type: 'answer', by, answer });
  });
  submission(app, deps, VIEWS.giveUp, async (by, requestId, reason) => {
    return await carry(requestId, { type: 'give_up', by, reason });
  });
  submission(app, deps, VIEWS.lineNotRun, async (by, requestId, reason) => {
    return await refuseLine(deps, { requestId, by, reason });
  });
  approval(app, deps);
}

/** A button that opens a modal, unless what the modal is for would be refused now. */
function openingButton(
  app: App,
  deps: DoorDeps,
  actionId: string,
  modal: { wouldBe: (by: Actor, request: Request) => Command; view: (request: Request) => ModalView },
): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    await atDoor(deps, { door: `slack.${actionId}`, who: body, tell }, async (actor) => {
      const request = await deps.store.request(action.value ?? '');
      const refusal =
        request === null ? ({ code: 'not_found' } as const) : refusalOf(deps, request, modal.wouldBe(actor, request));
      if (request === null || refusal !== null)
        await tell(refusalText(deps.messages, refusal ?? { code: 'not_found' }));
      else await deps.client.views.open({ trigger_id: body.trigger_id, view: modal.view(request) });
    });
  });
}

/** A button that acts at once; who may not, or came too late, is told so alone. */
function actingButton(
  app: App,
  deps: DoorDeps,
  actionId: string,
  act: (by: Actor, requestId: string) => Promise<Result<Request, Parameters<typeof refusalText>[1]>>,
): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = alone(respond);
    await atDoor(deps, { door: `slack.${actionId}`, who: body, tell }, async (actor) => {
      const done = await act(actor, action.value ?? '');
      if (!done.ok) await tell(refusalText(deps.messages, done.error));
    });
  });
}

/** A modal that sends one text. */
function submission(
  app: App,
  deps: DoorDeps,
  callback: string,
  act: (by: Actor, requestId: string, text: string) => Promise<Result<Request, Refusal>>,
): void {
  const { messages: m } = deps;
  app.view<ViewSubmitAction>(callback, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: `slack.${callback}`, who: body, tell }, async (actor) => {
      const { requestId } = JSON.parse(body.view.private_metadata) as { requestId: string };
      const text = tidy(body.view.state.values['text']?.['text']?.value);
      if (text === '') {
        await ack({ response_action: 'errors', errors: { text: m.form.problems.required } });
        return;
      }
      const done = await act(actor, requestId, text);
      if (done.ok) await ack();
      else await tell(refusalText(m, done.error));
      // The question may have been answered from the home, where it waits no more.
      if (callback === VIEWS.answer) await publishHome(deps, actor);
    });
  });
}

function approval(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  app.view<ViewSubmitAction>(VIEWS.approve, async ({ ack, body }) => {
    const tell = async (text: string): Promise<void> =>
      await ack({ response_action: 'update', view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.approve', who: body, tell }, async (approver) => {
      const seen = JSON.parse(body.view.private_metadata) as { requestId: string; planHash: string; localPart: string };
      const { requestId, planHash } = seen;
      const { address } = body.view.state.values;
      const localPart = address === undefined ? seen.localPart : (address['address']?.value ?? '');
      const done = await approveRequest(deps, { requestId, approver, planHash, localPart });
      if (done.ok) await ack();
      else if (done.error.code !== 'address') await tell(refusalText(m, done.error));
      else await ack({ response_action: 'errors', errors: { address: addressText(deps, done.error.problem) } });
    });
  });
}

function addressText(
  { messages: m }: DoorDeps,
  problem: Extract<ApproveRefusal, { code: 'address' }>['problem'],
): string {
  if (problem === 'taken') return m.dialogs.approve.taken;
  if (problem === 'unknown') return m.dialogs.approve.unknown;
  return problem === 'empty' ? m.form.problems.required : m.form.problems[`address_${problem}`];
}
