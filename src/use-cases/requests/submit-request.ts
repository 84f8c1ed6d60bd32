import { displayNameOf, isCreation, maskedDocument, type CreationForm } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import {
  correctRequest,
  markCorrected,
  toCorrect,
  unlessNotCorrectable,
  type CorrectionRefused,
} from './correction.ts';
import { findConflicts, type Conflict, type ConflictDeps, type ConflictInput } from './find-conflicts.ts';
import { openRequest, tooManyOpen, unlessTooMany } from '#use-cases/commands/open-request.ts';
import { tellConflicts, toldEnough, toldEnoughIn, type ToldEnough } from './tell-conflicts.ts';
import { nobodyDecides, type NobodyDecides, type TeamDeps } from './who-is-missing.ts';

export type SubmitRefusal =
  | Conflict
  | ToldEnough
  | { readonly code: 'too_many_open'; readonly limit: number }
  | NobodyDecides
  | CorrectionRefused;

/**
 * Takes a request in: gives it a number and enqueues its plan and cards. Refused (as values) when the person has an
 * account or an open request, the requested address is taken, nobody could decide it, or the requester was told enough
 * already or has too many open requests.
 */
export async function submitRequest(
  deps: ChangeDeps & ConflictDeps & TeamDeps,
  input: {
    readonly form: CreationForm;
    readonly requester: Actor;
    /** The confirmed address under which the chat knows the recipient, if it knows one. */
    readonly chatEmail?: string | null;
    /** The privacy notice that was shown and accepted. */
    readonly notice?: TextStamp;
    /** The id of the request of theirs that the form corrects: an open one, or one that came to nothing. */
    readonly corrects?: string | null;
  },
): Promise<Result<Request, readonly SubmitRefusal[]>> {
  const { form, requester, chatEmail = null, corrects = null } = input;
  const known = { chatUser: form.type === 'personal' ? form.chatUser : null, email: chatEmail };
  const enough = await toldEnough(deps, requester);
  if (enough !== null) return refused([enough]);
  const correction = corrects === null ? null : await toCorrect(deps, { requestId: corrects, by: requester });
  if (correction?.ok === false) return refused([correction.error]);
  const old = correction?.value.request ?? null;
  // The window says of which request it is the form.
  if (old !== null && !isCreation(old.form))
    return refused([{ code: 'correction_refused', why: { code: 'not_found' } }]);
  const edited = correction?.value.how === 'edit' ? old : null;
  const asked = { form, known, requester, besides: edited?.id ?? null };
  const conflicts = await findConflicts(deps, asked);
  if (conflicts.length > 0) return refused(await withLimitOfAnswers(deps, { form, requester, conflicts }));
  const nobody = await nobodyDecides(deps, { form, requester });
  if (nobody !== null) return refused([nobody]);

  const limited = !requester.systems;
  const noticed = input.notice === undefined ? {} : { notice: input.notice };
  if (edited !== null) {
    const done = await correctRequest(deps, { request: edited, form, by: requester, ...noticed });
    if (done.ok) return done;
    if (done.error !== 'somebody_elses') return refused([done.error]);
    return await somebodyWasFaster(deps, asked);
  }
  const taking = deps.store.transact(async (tx) => {
    const enoughNow = await toldEnoughIn(deps, { tx, by: requester });
    if (enoughNow !== null) return enoughNow;
    const replaces = old === null ? {} : { corrects: old.number };
    const opened = await openRequest(deps, { tx, form, requester, rule: null, limited, ...noticed, ...replaces });
    if (opened !== null && old !== null) await markCorrected(deps, { tx, old, by: requester, number: opened.number });
    return opened;
  });
  const request = await unlessTooMany(unlessNotCorrectable(taking));
  if (request === 'too_many_open') return refused([tooManyOpen(deps)]);
  if (request !== null) return 'code' in request ? refused([request]) : ok(request);
  return await somebodyWasFaster(deps, asked);
}

async function somebodyWasFaster(
  deps: ChangeDeps & ConflictDeps,
  asked: ConflictInput,
): Promise<Result<Request, readonly SubmitRefusal[]>> {
  const { form, requester } = asked;
  const late = await findConflicts(deps, asked);
  const winner = late.length > 0 ? late : [{ code: 'ask_systems', by: 'document', account: null } as const];
  return refused(await withLimitOfAnswers(deps, { form, requester, conflicts: winner }));
}

async function withLimitOfAnswers(
  deps: ChangeDeps,
  about: { readonly form: CreationForm; readonly requester: Actor; readonly conflicts: readonly Conflict[] },
): Promise<readonly SubmitRefusal[]> {
  const { form, requester, conflicts } = about;
  const accounts = conflicts.flatMap((conflict) => ('account' in conflict ? (conflict.account ?? []) : []));
  const document = form.type === 'personal' ? { document: maskedDocument(form.documentNumber) } : {};
  const enough = await tellConflicts(deps, {
    by: requester,
    data: { conflicts: conflicts.map(({ code }) => code), accounts },
    personal: { about: displayNameOf(form), ...document },
  });
  return enough === null ? conflicts : [enough];
}
