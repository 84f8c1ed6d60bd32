import type { Actor } from '#domain/person.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { isForSystems, revealCredential, type RevealRefusal } from '#use-cases/hand-over/reveal-credential.ts';
import { endUnshown, noteShown } from '#use-cases/hand-over/reveal-events.ts';
import { PROTECTED } from '#use-cases/plans/protection.ts';
import { ACTIONS } from '../act-names.ts';
import { act, DONE, tell, type Acts, type Outcome, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import type { WhyNot } from '#domain/question/question.ts';
import { helpAbout, refusal, type Refused } from '../parts/ask-systems.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { requestId as aboutRequest } from '../parts/payloads.ts';
import { refusalText, withNobody } from '../parts/refusal-text.ts';
import { revealDialog } from './reveal.ts';

interface RevealInput {
  readonly requestId: string;
  readonly by: Actor;
}

/**
 * "Show my temporary password": a window only for that person. It opens at once and is filled when the directory has
 * set the password, which is in no message and no log.
 */
export function revealActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const { loading, loadingTitle } = m.handOver.reveal;
  const reveal = act({
    name: ACTIONS.reveal,
    payload: aboutRequest,
    asks: 'anew',
    // The window for the password was lost with its process.
    kept: 'told',
    loading: { ...noticeDialog(m, loading), title: loadingTitle },
    run: async ({ by, payload: requestId }) => {
      const revealed = await revealCredential(deps, { requestId, by });
      if (!revealed.ok) {
        const { error } = revealed;
        const told = await revealRefusal(deps, { refusal: error, requestId, by });
        return refusal(m, {
          ...told,
          after: async () => await noteAttempt(deps, { by, act: 'reveal', why: error.code, requestId }),
        });
      }
      const { revealId, left, credential } = revealed.value;
      const from = left === 0 ? await nextFrom(deps, { requestId, by }) : null;
      return {
        as: 'open',
        dialog: revealDialog(m, { ...revealed.value, from }),
        shown: async (outcome) => {
          if (outcome !== 'shown') return await replyNotShown(deps, { requestId, by, revealId, outcome });
          deps.log.info({ requestId, left }, 'credential.revealed');
          // The person sees it, and an error of ours must not take it away: a reveal without a recorded end is later
          // settled as interrupted.
          await noteShown(deps, { requestId, by, revealId, kind: credential.kind, left }).catch((error: unknown) =>
            deps.log.error({ err: error, requestId }, 'credential.not_noted'),
          );
          return DONE;
        },
      };
    },
  });
  return { acts: [reveal] };
}

/** The password was set but is not shown, or perhaps is. */
async function replyNotShown(
  deps: DialogueDeps,
  about: RevealInput & { readonly revealId: string; readonly outcome: Exclude<Outcome, 'shown'> },
): Promise<Reply> {
  const { outcome, ...of } = about;
  const words = deps.messages.handOver.reveal;
  deps.log.error({ requestId: of.requestId }, `credential.${outcome}`);
  if (outcome === 'unsure') {
    await endUnshown(deps, { ...of, end: { what: 'reveal_unsure' } });
    return tell(words.unsure);
  }
  await endUnshown(deps, { ...of, end: { what: 'reveal_not_shown', why: 'chat' } });
  return tell(words.notShown);
}

/**
 * When this person may ask for another password, in words; null when the database does not answer, which must not hide
 * the password.
 */
async function nextFrom({ store, clock, messages: m }: DialogueDeps, of: RevealInput): Promise<string | null> {
  const next = await store.reveals.nextAt({ ...of, at: clock.now() }).catch(() => null);
  // Rounded up to the minute that is shown.
  return next === null ? null : m.moment(new Date(Math.ceil(next.getTime() / 60_000) * 60_000));
}

async function revealRefusal(
  deps: DialogueDeps,
  { refusal: why, requestId, by }: RevealInput & { readonly refusal: RevealRefusal },
): Promise<Refused> {
  const { messages: m, store } = deps;
  const words = m.handOver.reveal;
  const request = await store.request(requestId);
  const withHelp = (text: string, code: WhyNot): Refused => ({
    text,
    help: request === null ? null : helpAbout(request, { act: 'reveal', why: code }),
  });
  const alone = (text: string): Refused => ({ text, help: null });
  if (why.code === 'used_up') return withHelp(words.usedUp(await nextFrom(deps, { requestId, by })), 'too_often');
  if (why.code === 'not_holder' && request?.handedTo?.person.id === by.id)
    return withHelp(words.noLonger, 'not_holder');
  // Only the receipt is still open.
  if (why.code === 'already' && request?.state === 'delivered') return alone(words.changed);
  if (why.code === 'protected')
    return withHelp(words.failed(`${words.tellSystems} ${m.work.failure({ code: PROTECTED[why.why] })}`), why.why);
  if (why.code === 'ended_meanwhile') return withHelp(words.endedMeanwhile, 'ended');
  // The moment of the last change is not the moment of the end.
  if (why.code === 'already') return alone(refusalText(m, { ...why, at: null }));
  if (why.code !== 'outside') return withNobody(m, why, request);
  const next = isForSystems(why.error) ? words.systemsKnow : words.tryLater;
  return alone(why.mayBeSet ? words.unknown(next) : words.failed(next));
}
