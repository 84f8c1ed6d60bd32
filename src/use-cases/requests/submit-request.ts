import { displayNameOf, maskedDocument, type CreationForm } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import { findConflicts, type Conflict, type ConflictDeps } from './find-conflicts.ts';
import { openRequest, tooManyOpen, unlessTooMany } from '#use-cases/commands/open-request.ts';
import { tellConflicts, toldEnough, toldEnoughIn, type ToldEnough } from './tell-conflicts.ts';
import { nobodyDecides, type NobodyDecides, type TeamDeps } from './who-is-missing.ts';

export type SubmitRefusal =
  Conflict | ToldEnough | { readonly code: 'too_many_open'; readonly limit: number } | NobodyDecides;

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
  },
): Promise<Result<Request, readonly SubmitRefusal[]>> {
  const { form, requester, chatEmail = null } = input;
  const known = { chatUser: form.type === 'personal' ? form.chatUser : null, email: chatEmail };
  const enough = await toldEnough(deps, requester);
  if (enough !== null) return refused([enough]);
  const conflicts = await findConflicts(deps, { form, known, requester });
  if (conflicts.length > 0) return refused(await withLimitOfAnswers(deps, { form, requester, conflicts }));
  const nobody = await nobodyDecides(deps, { form, requester });
  if (nobody !== null) return refused([nobody]);

  const limited = !requester.systems;
  const noticed = input.notice === undefined ? {} : { notice: input.notice };
  const request = await unlessTooMany(
    deps.store.transact(
      async (tx) =>
        (await toldEnoughIn(deps, { tx, by: requester })) ??
        (await openRequest(deps, { tx, form, requester, rule: null, limited, ...noticed })),
    ),
  );
  if (request === 'too_many_open') return refused([tooManyOpen(deps)]);
  if (request !== null) return 'code' in request ? refused([request]) : ok(request);
  // Somebody was faster.
  const late = await findConflicts(deps, { form, known, requester });
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
