import { setTimeout as sleep } from 'node:timers/promises';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Person } from '#domain/person.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { PROTECTED } from '#use-cases/plans/protection.ts';
import { isForSystems, revealCredential, type RevealRefusal } from '#use-cases/hand-over/reveal-credential.ts';
import { endUnshown, noteShown } from '#use-cases/hand-over/reveal-events.ts';
import { carriedBy } from './acts.ts';
import { ACTIONS } from '#dialogue/act-names.ts';
import { toldAtButton } from './home-door.ts';
import { slack } from './errors.ts';
import { revealDialog } from '#dialogue/hand-over/reveal.ts';
import { refusalText } from '#dialogue/parts/refusal-text.ts';
import { atDoor, noticeView, type DoorDeps } from './door.ts';
import { renderDialog } from './render.ts';

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
    await atDoor(deps, { door: 'slack.reveal', who: body, tell, anew: true }, async (actor) => {
      const opened = await client.views.open({
        trigger_id: body.trigger_id,
        view: noticeView(m, m.handOver.reveal.loading, m.handOver.reveal.loadingTitle),
      });
      viewId = opened.view?.id;
      const requestId = carriedBy(ACTIONS.reveal, action);
      const revealed = await revealCredential(deps, { requestId, by: actor });
      if (!revealed.ok) {
        await tell(await revealRefusalText(deps, { refusal: revealed.error, requestId, by: actor }));
        await noteAttempt(deps, { by: actor, act: 'reveal', why: revealed.error.code, requestId });
        return;
      }
      const from = revealed.value.left === 0 ? await nextFrom(deps, { requestId, by: actor }) : null;
      const view = renderDialog(revealDialog(m, { ...revealed.value, from }));
      const shown = await show(deps, { view_id: viewId ?? '', view });
      if (shown !== 'shown') {
        deps.log.error({ requestId }, `credential.${shown}`);
        const { revealId } = revealed.value;
        const end =
          shown === 'unsure'
            ? ({ what: 'reveal_unsure' } as const)
            : ({ what: 'reveal_not_shown', why: 'chat' } as const);
        await endUnshown(deps, { requestId, by: actor, revealId, end });
        const words = m.handOver.reveal;
        await toldAtButton(deps, { userId: body.user.id, respond })(shown === 'unsure' ? words.unsure : words.notShown);
        return;
      }
      const { revealId, left, credential } = revealed.value;
      deps.log.info({ requestId, left }, 'credential.revealed');
      // It stands before the person, and no trouble of ours takes it away again: what could not be written is settled as cut.
      await noteShown(deps, { requestId, by: actor, revealId, kind: credential.kind, left }).catch((error: unknown) =>
        deps.log.error({ err: error, requestId }, 'credential.not_noted'),
      );
    });
  });
}

/** It is set, and stands nowhere else: a chat that stumbled is asked once more. `unsure` where it may have shown it, and its answer was lost. */
async function show(
  { client, log }: DoorDeps,
  view: Parameters<DoorDeps['client']['views']['update']>[0],
): Promise<'shown' | 'not_shown' | 'unsure'> {
  let failed: 'not_shown' | 'unsure' = 'not_shown';
  for (const pause of [0, SHOW_AGAIN_MS]) {
    await sleep(pause);
    try {
      await slack(async () => await client.views.update(view));
      return 'shown';
    } catch (error) {
      log.error({ err: error }, 'credential.show_failed');
      if (error instanceof OutsideError && error.code === 'unknown_outcome') failed = 'unsure';
    }
  }
  return failed;
}

/** From when on this person may ask for one more, in words; null where the database does not say, which keeps nobody from what was set. */
async function nextFrom(
  { store, clock, messages: m }: DoorDeps,
  of: { readonly requestId: string; readonly by: Person },
): Promise<string | null> {
  const next = await store.reveals.nextAt({ ...of, at: clock.now() }).catch(() => null);
  // No earlier than the minute that is told.
  return next === null ? null : m.moment(new Date(Math.ceil(next.getTime() / 60_000) * 60_000));
}

async function revealRefusalText(
  deps: DoorDeps,
  refused: { readonly refusal: RevealRefusal; readonly requestId: string; readonly by: Person },
): Promise<string> {
  const { messages: m, store } = deps;
  const { refusal, requestId, by } = refused;
  const words = m.handOver.reveal;
  if (refusal.code === 'used_up') return words.usedUp(await nextFrom(deps, { requestId, by }));
  const request = await store.request(requestId);
  if (refusal.code === 'not_holder' && request?.handedTo?.person.id === by.id) return words.noLonger;
  // Only the receipt is still waited for.
  if (refusal.code === 'already' && request?.state === 'delivered') return words.changed;
  if (refusal.code === 'protected')
    return words.failed(`${words.tellSystems} ${m.work.failure({ code: PROTECTED[refusal.why] })}`);
  if (refusal.code === 'ended_meanwhile') return words.endedMeanwhile;
  // When a request was moved last is not when it came to its end.
  if (refusal.code === 'already') return refusalText(m, { ...refusal, at: null });
  if (refusal.code !== 'outside') return refusalText(m, refusal);
  const next = isForSystems(refusal.error) ? words.systemsKnow : words.tryLater;
  return refusal.mayBeSet ? words.unknown(next) : words.failed(next);
}
