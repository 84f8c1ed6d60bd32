import { subjectOf } from '#domain/form/form.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { AnswersAs } from '#domain/request/agreement.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import { tiesOf } from '#use-cases/register/find-accounts.ts';
import { supersedeDeletion } from './supersede-deletion.ts';
import type { Departments } from '#use-cases/ports/institution.ts';

type Deps = ChangeDeps & { readonly departments: Departments };

/**
 * The responsible official, or the head of the department, confirms an extension that the holder asked for. Refused to
 * everybody else. Who is responsible is decided now, whoever was asked.
 */
export async function agreeExtension(
  deps: Deps,
  { requestId, by }: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Request, Refusal>> {
  const found = await requestToAnswer(deps, { requestId, by });
  if (!found.ok) return found;
  const { request, as } = found.value;
  // Confirmed a moment ago, perhaps by somebody else: the result is what was wanted.
  if (request.agreement?.agreed) return ok(request);
  return await applyCommands(deps, {
    ...{ requestId, commands: [{ type: 'agree', by, as }], door: by.door },
    // From now on it replaces the deletion that the end of the contract asked for.
    also: async (tx, next) => {
      if (next.kind === 'creation') return true;
      if (await supersedeDeletion(deps, { tx, extension: next })) return true;
      const other = await tx.openRequestOn(subjectOf(next.form));
      return { code: 'account_busy', number: other?.number ?? '' };
    },
  });
}

/** They do not confirm it: the request is rejected, with their reason. The same people may do this as may confirm. */
export async function declineExtension(
  deps: Deps,
  { requestId, by, reason }: { readonly requestId: string; readonly by: Actor; readonly reason: string },
): Promise<Result<Request, Refusal>> {
  const found = await requestToAnswer(deps, { requestId, by });
  if (!found.ok) return found;
  const { as } = found.value;
  return await applyCommands(deps, { requestId, commands: [{ type: 'decline', by, as, reason }], door: by.door });
}

/** The request, and this person's role (official or head) for its account now. */
async function requestToAnswer(
  deps: Deps,
  { requestId, by }: { readonly requestId: string; readonly by: Actor },
): Promise<Result<{ readonly request: Request; readonly as: AnswersAs }, Refusal>> {
  const request = await deps.store.request(requestId);
  if (request === null || request.kind === 'creation') return refused({ code: 'not_found' });
  const account = await deps.store.account(request.form.account.id);
  const ties = account === null ? [] : tiesOf(deps, { actor: by, account });
  const as = ties.includes('responsible') ? 'official' : ties.includes('head') ? 'head' : null;
  return as === null ? refused({ code: 'not_official' }) : ok({ request, as });
}
