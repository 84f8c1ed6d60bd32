import type { Refusal } from '#domain/request/refusal.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { confirmReceipt } from '#use-cases/hand-over/confirm-receipt.ts';
import { ACTIONS, RECEIPTS_FORM } from '../act-names.ts';
import { act, DONE, form, open, tell, type Acts, type Form } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { nothing, requestId } from '../parts/payloads.ts';
import { refusal, type Refused } from '../parts/ask-systems.ts';
import { withNobody } from '../parts/refusal-text.ts';
import { RECEIPT_GROUPS, receiptsDialog } from './receipts.ts';

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
  const several = act({
    name: ACTIONS.confirmReceipts,
    payload: nothing,
    run: async ({ by }) => {
      const waiting = await deps.store.deliveries.toConfirm(by.id);
      if (waiting.length === 0) return tell(m.handOver.receipts.nothingLeft, { redrawsHome: 'at_home' });
      return open(receiptsDialog(m, waiting));
    },
  });
  return { acts: [confirm, several], forms: [severalForm(deps)], choices: boxes };
}

/** A box's value is the id of its request. */
const boxes = Object.fromEntries(RECEIPT_GROUPS.map((name) => [name, requestId]));

function severalForm(deps: DialogueDeps): Form {
  const { messages: m } = deps;
  const words = m.handOver.receipts;
  return form({
    name: RECEIPTS_FORM,
    state: nothing,
    submit: async ({ by, answers }) => {
      const chosen = RECEIPT_GROUPS.flatMap((name) => answers.options(name).map(({ value }) => value));
      const [first = ''] = RECEIPT_GROUPS;
      if (chosen.length === 0) return { as: 'errors', errors: { [first]: words.nothingChosen } };
      const refused: { readonly requestId: string; readonly why: Refusal; readonly told: Refused }[] = [];
      for (const one of new Set(chosen)) {
        const done = await confirmReceipt(deps, { requestId: one, by });
        if (done.ok) continue;
        const told = withNobody(m, done.error, await deps.store.request(one));
        refused.push({ requestId: one, why: done.error, told });
      }
      // The message of the day shows what is left.
      if (refused.length === 0) return { ...DONE, redrawsHome: true };
      const late = refused.map(({ told }) => told.text);
      const confirmed = words.confirmed(new Set(chosen).size - refused.length);
      return refusal(m, {
        text: [confirmed, ...new Set(late)].join('\n'),
        help: refused.find(({ told }) => told.help !== null)?.told.help ?? null,
        after: async () => {
          for (const { requestId: about, why } of refused)
            await noteAttempt(deps, { by, act: 'confirm_receipt', why: why.code, requestId: about });
        },
        redrawsHome: true,
      });
    },
  });
}
