import type { Actor } from '#domain/person.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Request } from '#domain/request/request.ts';
import { refused, type Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import type { Departments } from '#use-cases/ports/institution.ts';

/** Stands for a block as a second person: it stays until somebody lifts it. Who may is decided on the account as it is then. */
export async function ratifyBlock(
  deps: ChangeDeps & { readonly departments: Departments },
  { requestId, by }: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Request, Refusal>> {
  const request = await deps.store.request(requestId);
  if (request?.form.type !== 'block') return refused({ code: 'not_found' });
  const heads = deps.departments.headedBy(by.id);
  return await applyCommands(deps, {
    ...{ requestId, door: by.door, locks: request.form.account.id },
    commands: [{ type: 'ratify', by, heads }],
  });
}
