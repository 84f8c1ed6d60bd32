import { z } from 'zod';
import type { Actor } from '#domain/person.ts';
import { needsLook } from '#domain/request/needs-look.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { wouldRefuse } from '#use-cases/commands/apply-commands.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { withSeatsNow } from '#use-cases/plans/seats-now.ts';
import { approveRequest, type ApproveRefusal } from '#use-cases/requests/approve-request.ts';
import { ACTIONS } from '../../act-names.ts';
import { act, DONE, open, tell, type Acts, type Reply } from '../../acts.ts';
import type { DialogueDeps } from '../../deps.ts';
import { id, sha256 } from '../../parts/payloads.ts';
import { refusalText } from '../../parts/refusal-text.ts';
import { wordsOf } from '../../screen.ts';
import { approveDialog } from './approve-dialog.ts';
import { correctedLines } from '../correction-lines.ts';
import { changesText } from '../warnings.ts';

/** The request, and the hash of the plan that the card showed. */
const decided = z.object({ request: id, plan: sha256 });

/**
 * The card's approval at one press: approves what the card shows and begins the work, unless another person has to. What
 * needs a person's eye opens the window instead.
 */
export function decideActs(deps: DialogueDeps): Partial<Acts> {
  const decide = act({
    name: ACTIONS.decide,
    payload: decided,
    asks: 'anew',
    kept: 'again',
    run: async ({ by, payload }) =>
      await decideAtOnce(deps, { by, requestId: payload.request, planHash: payload.plan }),
  });
  return { acts: [decide] };
}

interface Deciding {
  readonly by: Actor;
  readonly requestId: string;
  readonly planHash: string;
}

async function decideAtOnce(deps: DialogueDeps, input: Deciding): Promise<Reply> {
  const { messages: m, store, institution } = deps;
  const { by, requestId, planHash } = input;
  const request = await store.request(requestId);
  if (request === null) return tell(refusalText(m, { code: 'not_found' }));
  const { now, refusal } = await wouldRefuse(deps, { request, command: { type: 'approve', by, planHash } });
  const asksReason = refusal?.code === 'reason_needed';
  if (refusal !== null && !asksReason) return await refused(deps, { ...input, request, refusal });
  const seen = await withSeatsNow(deps, now);
  if (asksReason || needsLook(seen)) return open(approveDialog(m, seen, { institution, asksReason }));
  const done = await approveRequest(deps, { requestId, approver: by, planHash, localPart: null, begins: true });
  return done.ok
    ? { ...DONE, redrawsHome: 'at_home' }
    : await refused(deps, { ...input, request: now, refusal: done.error });
}

/** Why it was not approved; where the plan is another one by now, what changed, and the card is drawn again. */
async function refused(
  deps: DialogueDeps,
  { by, request, refusal }: Deciding & { readonly request: Request; readonly refusal: ApproveRefusal },
): Promise<Reply> {
  const { messages: m, store } = deps;
  const requestId = request.id;
  switch (refusal.code) {
    case 'plan_differs':
      await store.transact(async (tx) => await tx.send({ kind: 'show_card', requestId, audience: 'systems' }));
      return tell(newsText(m, request) ?? refusalText(m, refusal));
    case 'holder_has_account':
      return tell(m.receives.approve.hasAccountNow(refusal.address));
    case 'holder_known':
    case 'address':
      return open(approveDialog(m, request, { institution: deps.institution }));
    default:
      return tell(refusalText(m, refusal), {
        after: async () => await noteAttempt(deps, { by, act: 'approve', why: refusal.code, requestId }),
      });
  }
}

/** What changed since an older card: by the plan that was made again, or by a correction. Null where nothing tells. */
function newsText(m: Messages, request: Request): string | null {
  if (request.planChanges.length > 0) return m.card.planIsNew(changesText(m, request.planChanges));
  const corrected = correctedLines(m, request).map(wordsOf);
  return corrected.length === 0 ? null : m.card.planIsNew(corrected.join(' '));
}
