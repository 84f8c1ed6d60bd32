import { changedFields, type FormField } from '#domain/modifications/filled-in.ts';
import { isExtension } from '#domain/form/form.ts';
import { changed } from '#domain/request/request.ts';
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
  const { agreement, corrections = [], chosenLocalPart } = request;
  const isAgreed = agreement !== undefined && (agreement.agreed !== null || agreement.reminded === true);
  const done = go(
    'submitted',
    {
      ...{ form, needsTwo, plan: null, seats: null, planChanges: [], failure: null },
      corrections: [...corrections, { at, before: request.form, fields }],
      ...(request.similar === undefined ? {} : { similar: [] }),
      ...(chosenLocalPart && fields.some((field) => NAMING.includes(field)) ? { chosenLocalPart: null } : {}),
      ...(notice === undefined ? {} : { notice }),
      ...(agreement === undefined
        ? {}
        : { agreement: { official: agreement.official, agreed: null, ...(isAgreed ? { reminded: true } : {}) } }),
    },
    [{ type: 'make_plan' }, { type: 'thread', note: { kind: 'corrected', index: corrections.length } }],
  );
  if (!done.ok || isExtension(form)) return done;
  // What gives no more time needs nobody's confirmation.
  const { agreement: _, ...next } = done.value.next;
  return ok({ ...done.value, next });
}

/** Another request was sent in its place. It ended before: its end stays when it was. */
export function corrected({ request, command, late, refuse }: Move<'corrected'>): Answer {
  if (command.by.id !== request.requester.id) return refuse({ code: 'not_requester' });
  if (request.correctedBy !== undefined) return refuse({ code: 'corrected_already', number: request.correctedBy });
  if (howToCorrect(request) !== 'again') return late();
  const next = changed(request, { correctedBy: command.number, revision: request.revision + 1 });
  return ok({ next, effects: [] });
}
