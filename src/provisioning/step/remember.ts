import {
  addTakenAway,
  NOTHING_TAKEN,
  withoutBlock,
  type Account,
  type TakenAway,
  type TakenLicence,
} from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { StepContext, StepDeps } from './step.ts';

/**
 * Records what is about to be taken from an account that is deleted or blocked, before it is taken, so that a
 * restoration can give it back.
 */
export async function rememberTaken(deps: StepDeps, context: StepContext, taken: Partial<TakenAway>): Promise<void> {
  const { request } = context;
  if (request.kind !== 'deletion' && request.kind !== 'block') return;
  const { id: requestId, number } = request;
  const block = request.kind === 'block' ? { block: { requestId, number } } : {};
  // A deletion takes the place of a block: nobody lifts that any more.
  const before = ({ kept }: Account): TakenAway | null => (request.kind === 'deletion' ? withoutBlock(kept) : kept);
  await deps.store.transact(async (tx) => {
    const account = await tx.account(request.form.account.id);
    if (account !== null)
      await tx.saveAccount({
        ...account,
        kept: addTakenAway(before(account), { ...NOTHING_TAKEN, ...taken, ...block }),
      });
  });
}

/** The account's direct licences, for a restoration. Licences from a group come and go with the group. */
export function takenLicences(found: DirectoryAccount | null): readonly TakenLicence[] {
  return (found?.licences ?? [])
    .filter(({ isDirect }) => isDirect)
    .map(({ skuId, skuPartNumber, disabledPlans }) => ({ skuId, skuPartNumber, disabledPlans }));
}

/** When the mailbox's 30 days begin: now, if its licence is taken and it is not a shared mailbox. */
export function mailboxLoss({ clock }: StepDeps, { plan }: StepContext): Pick<TakenAway, 'licencesTakenAt'> {
  const isLost = plan.mail?.releases === true && plan.mail.custody !== 'shared';
  return isLost ? { licencesTakenAt: clock.now().toISOString() } : {};
}
