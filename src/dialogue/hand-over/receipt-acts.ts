import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { confirmReceipt } from '#use-cases/hand-over/confirm-receipt.ts';
import { ACTIONS } from '../act-names.ts';
import { act, DONE, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { requestId } from '../parts/payloads.ts';
import { refusal } from '../parts/ask-systems.ts';
import { withNobody } from '../parts/refusal-text.ts';

/** Confirms the receipt of an account, for either side. */
export function receiptActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const confirm = act({
    name: ACTIONS.confirmReceipt,
    payload: requestId,
    kept: 'again',
    run: async ({ by, payload }) => {
      const done = await confirmReceipt(deps, { requestId: payload, by });
      if (done.ok) return { ...DONE, redrawsHome: 'at_home' };
      const { error } = done;
      // A person who has already confirmed is told that, not who executed the request.
      const isLate = error.code === 'already' && error.state === 'delivered';
      const request = await deps.store.request(payload);
      const told = isLate ? { text: m.handOver.receipt.already, help: null } : withNobody(m, error, request);
      return refusal(m, {
        ...told,
        after: async () => await noteAttempt(deps, { by, act: 'confirm_receipt', why: error.code, requestId: payload }),
        redrawsHome: 'at_home',
      });
    },
  });
  return { acts: [confirm] };
}
