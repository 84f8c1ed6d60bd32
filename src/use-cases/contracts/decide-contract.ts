import { isExtension } from '#domain/form/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import { tiesOf } from '#use-cases/register/find-accounts.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import { remindersAgain } from './tell-contract-end.ts';

export type LetExpireRefusal =
  /** The person has no tie to the account, or the account does not exist. */
  | { readonly code: 'not_allowed' }
  /** The contract now ends on another day; null: it has no end. */
  | { readonly code: 'extended'; readonly contractEnd: string | null }
  | { readonly code: 'already'; readonly by: Person | null; readonly at: Date | null }
  /** The last day has passed, or the account is not in use. */
  | { readonly code: 'over' };

/**
 * Somebody with a tie to the account lets its contract end on `contractEnd`: no more reminders, and those already sent
 * are updated. The suspension still happens as planned. An extension can still be requested.
 */
export async function letExpire(
  deps: ChangeDeps & { readonly departments: Departments; readonly institution: Institution },
  input: { readonly accountId: string; readonly contractEnd: string; readonly by: Actor },
): Promise<Result<null, LetExpireRefusal>> {
  const { accountId, contractEnd } = input;
  const at = deps.clock.now();
  const by = { id: input.by.id, name: input.by.name };
  const earlier = (await deps.store.contracts.events(accountId, contractEnd)).get('let_expire');
  const jobs = await remindersAgain(deps.store, { accountId, contractEnd });
  return await deps.store.transact(async (tx) => {
    const account = await tx.account(accountId);
    const [known] = await tx.registerFor({ accountId });
    if (account === null || known === undefined || tiesOf(deps, { actor: input.by, account: known }).length === 0) {
      return refused({ code: 'not_allowed' });
    }
    if (account.contractEnd !== contractEnd) return refused({ code: 'extended', contractEnd: account.contractEnd });
    if (account.state !== 'active' || dayIn(at, deps.institution.timeZone) > contractEnd) {
      return refused({ code: 'over' });
    }
    if (!(await tx.claimContractEvent({ accountId, contractEnd, what: 'let_expire', at, by }))) {
      return refused({ code: 'already', by: earlier?.by ?? null, at: earlier?.at ?? null });
    }
    await tx.append({
      requestId: null,
      accountId,
      at,
      actor: by,
      door: input.by.door,
      what: 'let_contract_expire',
      data: { contractEnd },
    });
    for (const job of jobs) await tx.send(job);
    // Updates the cards of open extensions, where the approver reads it.
    for (const { id: requestId, form } of await tx.undecidedOn(accountId))
      if (isExtension(form)) await tx.send({ kind: 'show_card', requestId, audience: 'systems' });
    return ok(null);
  });
}
