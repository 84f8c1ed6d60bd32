import { setTimeout as sleep } from 'node:timers/promises';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Messages } from '#messages/messages.ts';
import { failureOf } from '#use-cases/failure.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { PROTECTED } from '#use-cases/protection.ts';
import { giveBackReveal, revealCredential, type Revealed, type RevealRefusal } from '#use-cases/reveal-credential.ts';
import { ACTIONS } from './card-buttons.ts';
import { toldAtButton } from './home-door.ts';
import { atDoor, noticeView, refusalText, type DoorDeps } from './door.ts';
import { plain, rich, type Line } from './rich-text.ts';

/** Pause before the one repetition of a view that the chat did not take, ms. */
const SHOW_AGAIN_MS = 1_000;

/**
 * "Show my temporary password": a modal of that person alone. It opens at once, because the trigger lives 3 s,
 * and is filled when the directory has set the password. What it shows is in no message and no log.
 */
export function registerReveal(app: App, deps: DoorDeps): void {
  const { messages: m, client } = deps;
  app.action<BlockAction<ButtonAction>>(ACTIONS.reveal, async ({ ack, body, action, respond }) => {
    await ack();
    let viewId: string | undefined;
    const tell = async (text: string): Promise<unknown> =>
      viewId === undefined
        ? await toldAtButton(deps, { userId: body.user.id, respond })(text)
        : await client.views.update({ view_id: viewId, view: noticeView(m, text) });
    await atDoor(deps, { door: 'slack.reveal', who: body, tell }, async (actor) => {
      const opened = await client.views.open({
        trigger_id: body.trigger_id,
        view: noticeView(m, m.handOver.reveal.loading, m.handOver.reveal.loadingTitle),
      });
      viewId = opened.view?.id;
      const person = { id: actor.id, name: actor.name };
      const revealed = await revealCredential(deps, { requestId: action.value ?? '', by: person });
      if (!revealed.ok) {
        const isWaiting = (await deps.store.request(action.value ?? ''))?.state === 'delivered';
        // Only the receipt is still waited for.
        const changed = revealed.error.code === 'already' && isWaiting;
        await tell(changed ? m.handOver.reveal.changed : revealRefusalText(deps, revealed.error));
        return;
      }
      const show = { view_id: viewId ?? '', view: revealView(m, revealed.value) };
      // It is set, and stands nowhere else: a chat that stumbled is asked once more.
      try {
        await client.views.update(show).catch(async () => {
          await sleep(SHOW_AGAIN_MS);
          await client.views.update(show);
        });
      } catch (error) {
        deps.log.error({ err: error, requestId: action.value }, 'credential.not_shown');
        const { revealId } = revealed.value;
        await giveBackReveal(deps, { requestId: action.value ?? '', by: person, revealId });
        await toldAtButton(deps, { userId: body.user.id, respond })(m.handOver.reveal.notShown);
        return;
      }
      deps.log.info({ requestId: action.value, left: revealed.value.left }, 'credential.revealed');
    });
  });
}

function revealView(m: Messages, revealed: Revealed): ModalView {
  const words = m.handOver.reveal;
  const { credential, address, left, as, holderName } = revealed;
  const lines: Line[] = [
    [{ bold: `${words.address}: ` }, { code: address }],
    [{ bold: `${words.secret[credential.kind]}: ` }, { code: credential.secret }],
    [''],
    [words.once],
    [credential.validMinutes === null ? words.change : words.validFor(credential.validMinutes)],
    [words.left(left)],
    ...(as === 'responsible' ? [[words.inPerson(holderName)]] : []),
  ];
  return {
    type: 'modal',
    title: plain(words.title[credential.kind]),
    close: plain(m.dialogs.close),
    blocks: [rich(lines)],
  };
}

function revealRefusalText(deps: DoorDeps, refusal: RevealRefusal): string {
  const { messages: m, clock } = deps;
  const words = m.handOver.reveal;
  if (refusal.code === 'used_up') return words.usedUp;
  if (refusal.code === 'protected')
    return words.failed(`${words.tellSystems} ${m.work.failure({ code: PROTECTED[refusal.why] })}`);
  if (refusal.code !== 'outside') return refusalText(m, refusal);
  const detail = refusal.detail === undefined ? {} : { detail: refusal.detail };
  const error = new OutsideError(refusal.error, { service: 'graph', ...detail });
  if (error.isPassing || error.code === 'not_found') return words.failed(words.tryLater);
  return words.failed(`${words.tellSystems} ${m.work.failure(failureOf(error, 'hand_over', clock.now()))}`);
}
