import { keptWith, NOTHING_KEPT, type Kept } from '#domain/account.ts';
import type { StepContext, StepDeps } from './step.ts';

/** Writes down what is about to be taken from an account that will be deleted, before it is taken: a restoration gives it back. */
export async function remember(deps: StepDeps, context: StepContext, taken: Partial<Kept>): Promise<void> {
  const { form, kind } = context.request;
  if (kind !== 'deletion' || !('account' in form)) return;
  await deps.store.transact(async (tx) => {
    const account = await tx.account(form.account.id);
    if (account !== null)
      await tx.saveAccount({ ...account, kept: keptWith(account.kept, { ...NOTHING_KEPT, ...taken }) });
  });
}
