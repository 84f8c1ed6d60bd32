import { addTakenAway, NOTHING_TAKEN, type TakenAway, type TakenLicence } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { StepContext, StepDeps } from './step.ts';

/** Writes down what is about to be taken from an account that will be deleted, before it is taken: a restoration gives it back. */
export async function rememberTaken(deps: StepDeps, context: StepContext, taken: Partial<TakenAway>): Promise<void> {
  const { request } = context;
  if (request.kind !== 'deletion') return;
  await deps.store.transact(async (tx) => {
    const account = await tx.account(request.form.account.id);
    if (account !== null)
      await tx.saveAccount({ ...account, kept: addTakenAway(account.kept, { ...NOTHING_TAKEN, ...taken }) });
  });
}

/** The licences that an account holds by itself, as they are remembered. What a group gives comes and goes with the group. */
export function takenLicences(found: DirectoryAccount | null): readonly TakenLicence[] {
  return (found?.licences ?? [])
    .filter(({ isDirect }) => isDirect)
    .map(({ skuId, skuPartNumber, disabledPlans }) => ({ skuId, skuPartNumber, disabledPlans }));
}

/** From when on the mailbox has 30 days: its licence goes now, and it is no shared one. */
export function mailboxLoss({ clock }: StepDeps, { plan }: StepContext): Pick<TakenAway, 'licencesTakenAt'> {
  const isLost = plan.mail?.releases === true && plan.mail.custody !== 'shared';
  return isLost ? { licencesTakenAt: clock.now().toISOString() } : {};
}
