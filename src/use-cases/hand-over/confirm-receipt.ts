import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Result } from '#domain/result.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';

/** Confirms that the account was received: as its holder, for the department, or as both. */
export async function confirmReceipt(
  deps: ChangeDeps,
  { requestId, by }: { readonly requestId: string; readonly by: Actor },
): Promise<Result<Request, Refusal>> {
  return await applyCommands(deps, { requestId, commands: [{ type: 'confirm_receipt', by }], door: by.door });
}
