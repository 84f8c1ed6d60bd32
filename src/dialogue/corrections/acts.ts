import { isCreation } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { askAbout } from '#use-cases/register/ask-about.ts';
import { toCorrect, type ToCorrect } from '#use-cases/requests/correction.ts';
import { ACTIONS } from '../act-names.ts';
import { act, open, tell, type Acts } from '../acts.ts';
import { deletionDialog } from '../change-forms/deletion.ts';
import { detailsFor } from '../change-forms/pick-form.ts';
import { restorationDialog } from '../change-forms/restoration.ts';
import { correctedCreation } from '../creation-form/acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { asCorrection } from '../parts/correcting.ts';
import { requestId } from '../parts/payloads.ts';
import { refusalText } from '../parts/refusal-text.ts';
import type { Dialog } from '../screen.ts';

/** «Corregir» on the requester's card: the form as it was sent, to be sent in its place or again. */
export function correctionActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const correct = act({
    name: ACTIONS.correct,
    payload: requestId,
    run: async ({ by, payload }) => {
      const found = await toCorrect(deps, { requestId: payload, by });
      if (!found.ok) {
        const { why } = found.error;
        return tell(refusalText(m, why), {
          after: async () => await noteAttempt(deps, { by, act: 'correct', why: why.code, requestId: payload }),
        });
      }
      const dialog = await formOf(deps, { by, request: found.value.request });
      if (dialog === null) return tell(m.change.refusal.not_now);
      return open(asCorrection(m, dialog, found.value));
    },
  });
  return { acts: [correct] };
}

/** The form by which such a request is made; null when this person may not ask for it any more. */
async function formOf(
  deps: DialogueDeps,
  { by, request: { form } }: { readonly by: Actor } & Pick<ToCorrect, 'request'>,
): Promise<Dialog | null> {
  if (isCreation(form)) return correctedCreation(deps, form);
  if (form.type === 'suspension' || form.type === 'block') return null;
  const asked = { actor: by, asks: [form.type], accountId: form.account.id, act: `ask_${form.type}` };
  const account = await askAbout(deps, asked);
  if (account === null) return null;
  const { messages: m, institution, clock } = deps;
  const today = dayIn(clock.now(), institution.timeZone);
  if (form.type === 'restoration') return restorationDialog(m, { account, today });
  const relation = form.type === 'employment' ? { relation: form.relation } : {};
  if (form.type !== 'deletion') return await detailsFor(deps, { by, account, what: form.type, ...relation });
  const { custody = 'none' } = form;
  return deletionDialog(m, { account, institution, today, custody });
}
