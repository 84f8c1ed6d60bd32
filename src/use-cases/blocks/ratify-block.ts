import type { Tie } from '#domain/form/account-access.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import type { Actor } from '#domain/person.ts';
import { ratifiesAs } from '#domain/request/who-ratifies.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Request } from '#domain/request/request.ts';
import { refused, type Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '#use-cases/commands/apply-commands.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import { tiesOf } from '#use-cases/register/find-accounts.ts';

type Deps = ChangeDeps & { readonly departments: Departments };

interface Input {
  readonly requestId: string;
  readonly by: Actor;
}

/** Stands for a block as a second person: it stays until somebody lifts it. Who may is decided now. */
export async function ratifyBlock(deps: Deps, { requestId, by }: Input): Promise<Result<Request, Refusal>> {
  const found = await blockWithTies(deps, { requestId, by });
  if (found === null) return refused({ code: 'not_found' });
  const as = ratifiesAs(found.request, { by, ...found });
  if (!as.ok) return as;
  return await applyCommands(deps, { requestId, commands: [{ type: 'ratify', by, as: as.value }], door: by.door });
}

/** A block, its account as it is now, and what ties this person to that; null where there is none. */
export async function blockWithTies(
  deps: Deps,
  { requestId, by }: Input,
): Promise<{ readonly request: Request; readonly account: KnownAccount; readonly ties: readonly Tie[] } | null> {
  const request = await deps.store.request(requestId);
  if (request?.form.type !== 'block') return null;
  const [account] = await deps.store.registerFor({ accountId: request.form.account.id });
  return account === undefined ? null : { request, account, ties: tiesOf(deps, { actor: by, account }) };
}
