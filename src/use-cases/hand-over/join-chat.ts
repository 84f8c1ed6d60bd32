import { isPlanned } from '#domain/request/decide/newcomer.ts';
import type { Door, Person } from '#domain/person.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Account } from '#domain/account/account.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { accountOfRequest } from '#use-cases/register/account-of-request.ts';

/**
 * Somebody joined the chat, or changed their e-mail address there. A hand-over that waited for them becomes theirs at
 * once if the plan said so; otherwise the systems area is told and can release it. Answers how many there were.
 */
export async function joinChat(
  deps: ChangeDeps,
  { person, email, door }: { readonly person: Person; readonly email: string; readonly door: Door },
): Promise<number> {
  const holder = { id: person.id, name: person.name };
  let waited = 0;
  for (const request of await deps.store.deliveries.waitingFor(email.toLowerCase())) {
    const account = await accountOfRequest(deps.store, request);
    // Somebody else has the account by now.
    if (account === null || (account.holder !== null && account.holder.id !== holder.id)) continue;
    const planned = isPlanned(request, holder);
    const done = await applyCommands(deps, {
      requestId: request.id,
      commands: [planned ? { type: 'holder_joined', holder } : { type: 'newcomer', person: holder }],
      door,
      ...(planned ? { also: async (tx: Tx) => await keepHolder(tx, { account, holder }) } : {}),
    });
    if (done.ok) waited += 1;
  }
  return waited;
}

/** Records the new holder in the register. */
export async function keepHolder(
  tx: Tx,
  { account, holder }: { readonly account: Pick<Account, 'id'>; readonly holder: Person },
): Promise<true> {
  const known = await tx.account(account.id);
  if (known !== null) await tx.saveAccount({ ...known, holder });
  return true;
}
