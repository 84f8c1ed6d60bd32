import { changedFields, type FormField } from '#domain/modifications/filled-in.ts';
import { isExtension, type Form } from '#domain/form/form.ts';
import { changed, type Request } from '#domain/request/request.ts';
import { howToCorrect } from '#domain/request/how-to-correct.ts';
import { ok } from '#domain/result.ts';
import type { Answer, Move } from './move.ts';

/** What a new account's address is proposed from. */
const NAMING: readonly FormField[] = ['givenNames', 'surnames', 'accountName', 'desiredAddress', 'type'];

/** The form is another one from now on: it is planned anew, and whoever confirmed it confirms it again. */
export function correct({ request, command, at, from, go, late, refuse }: Move<'correct'>): Answer {
  if (command.by.id !== request.requester.id) return refuse({ code: 'not_requester' });
  if (!from('submitted', 'info_requested') || howToCorrect(request) !== 'edit') return late();
  const { form, needsTwo, notice } = command;
  const fields = changedFields(request.form, form);
  if (fields.length === 0) return refuse({ code: 'nothing_corrected' });
  const { corrections = [], chosenLocalPart } = request;
  const done = go(
    'submitted',
    {
      ...{ form, needsTwo, plan: null, seats: null, planChanges: [], failure: null },
      corrections: [...corrections, { at, before: request.form, fields }],
      ...(request.similar === undefined ? {} : { similar: [] }),
      ...(chosenLocalPart && fields.some((field) => NAMING.includes(field)) ? { chosenLocalPart: null } : {}),
      ...(notice === undefined ? {} : { notice }),
    },
    [{ type: 'make_plan' }, { type: 'thread', note: { kind: 'corrected', index: corrections.length } }],
  );
  if (!done.ok) return done;
  const { agreement: _, formerAgreement: __, ...next } = done.value.next;
  return ok({ ...done.value, next: { ...next, ...askedNow(request, form) } });
}

/** Who confirms the corrected form, anew; what gives no more time needs nobody, and the question that was asked says so. */
function askedNow({ agreement, formerAgreement }: Request, form: Form): Pick<Request, 'agreement' | 'formerAgreement'> {
  const asked = agreement ?? formerAgreement;
  if (asked === undefined) return {};
  if (!isExtension(form)) return { formerAgreement: asked };
  const isAgain = asked.agreed !== null || asked.reminded === true || formerAgreement !== undefined;
  return { agreement: { official: asked.official, agreed: null, ...(isAgain ? { reminded: true } : {}) } };
}

/** Another request was sent in its place. It ended before: its end stays when it was. */
export function corrected({ request, command, late, refuse }: Move<'corrected'>): Answer {
  if (command.by.id !== request.requester.id) return refuse({ code: 'not_requester' });
  if (request.correctedBy !== undefined) return refuse({ code: 'corrected_already', number: request.correctedBy });
  if (howToCorrect(request) !== 'again') return late();
  const next = changed(request, { correctedBy: command.number, revision: request.revision + 1 });
  // The message of a rejection no longer offers the form.
  return ok({ next, effects: request.state === 'rejected' ? [{ type: 'tell_rejected' }] : [] });
}
