import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import { refused, type Result } from '#domain/result.ts';
import { mayDecide } from '#domain/request/concerned/who-may-decide.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import { keepHolder } from './join-chat.ts';
import { accountOfRequest } from '#use-cases/register/account-of-request.ts';
import type { People } from '#use-cases/ports/people.ts';

/**
 * The systems area gives an account to somebody who joined the chat after the approval. Refused when that is not the
 * person on the card, when they no longer have the address by which they were known, or when somebody else has the
 * account.
 */
export async function releaseHandOver(
  deps: ChangeDeps & { readonly people: Pick<People, 'findByEmail'> },
  input: { readonly requestId: string; readonly by: Actor; readonly holderId: string },
): Promise<Result<Request, Refusal>> {
  const { requestId, by, holderId } = input;
  const request = await deps.store.request(requestId);
  if (request === null) return refused({ code: 'not_found' });
  const register = await deps.store.registerFor(request);
  const forbidden = mayDecide(request, { by, what: 'release', register });
  if (forbidden) return refused(forbidden);
  const { newcomer } = request;
  const account = await accountOfRequest(deps.store, request);
  const isFree = account !== null && (account.holder === null || account.holder.id === holderId);
  if (newcomer?.id !== holderId || !isFree || !(await isStillThere(deps, request, holderId)))
    return refused({ code: 'newcomer_differs' });
  return await applyCommands(deps, {
    requestId,
    commands: [{ type: 'release', by, holderId }],
    door: by.door,
    also: async (tx) => await keepHolder(tx, { account, holder: newcomer }),
  });
}

/** Whether the chat knows this person under one of the addresses that the hand-over waits for. */
async function isStillThere(
  { people }: { readonly people: Pick<People, 'findByEmail'> },
  { form, plan }: Request,
  holderId: string,
): Promise<boolean> {
  const contact = form.type === 'personal' ? [form.contactEmail] : [];
  for (const address of [...contact, ...(plan === null ? [] : [plan.address])]) {
    if ((await people.findByEmail(address.toLowerCase()))?.id === holderId) return true;
  }
  return false;
}
