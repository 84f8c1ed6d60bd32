import { partNumbers } from '#domain/plan/licence-release.ts';
import type { Licence, TakenLicence } from '#domain/account/account.ts';
import type { LicenceToGive } from '#use-cases/ports/directory.ts';
import { releaseOf } from '#domain/plan/licence-release.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { mailboxLoss, rememberTaken, takenLicences } from '../step/remember.ts';
import { accountOf, BACK_OFF, formOf, HOUR, type Step, type StepContext, type StepDeps } from '../step/step.ts';

/**
 * Gives and takes licences; what a deletion takes is recorded first. Graph's answer decides about seats, not the plan.
 */
export const changeLicences: Step = {
  name: 'change_licences',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { request, plan } = context;
    const remove = request.kind === 'deletion' ? await toRelease(deps, context) : await toTake(deps, context);
    const add = request.kind === 'restoration' ? await toGiveBack(deps, context) : plan.licences.add;
    try {
      await deps.directory.changeLicences(accountOf(context), { add, remove: remove.map(({ skuId }) => skuId) });
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'no_seats') throw error;
      // If the error does not say which licence, all are named.
      const lacking = plan.licences.add.filter(({ skuId }) => skuId === error.detail?.toLowerCase());
      const named = lacking.length === 0 ? plan.licences.add : lacking;
      const detail = partNumbers(named);
      return { type: 'failed', failure: { code: 'no_seats', detail } };
    }
    return { type: 'done' };
  },
};

/** A group may give it by now: an inherited licence is never removed. */
async function toTake(deps: StepDeps, context: StepContext): Promise<readonly Licence[]> {
  const { remove } = context.plan.licences;
  if (remove.length === 0) return [];
  const found = await deps.directory.account(accountOf(context));
  const direct = releaseOf({ licences: found?.licences ?? [], leaves: [] }).remove;
  return remove.filter(({ skuId }) => direct.some((held) => held.skuId === skuId));
}

/**
 * The planned licences that the account still holds directly. Without them its mailbox lives for 30 days, unless it is
 * shared.
 */
async function toRelease(deps: StepDeps, context: StepContext): Promise<readonly TakenLicence[]> {
  const { remove } = context.plan.licences;
  const found = await deps.directory.account(accountOf(context));
  const released = takenLicences(found).filter(({ skuId }) => remove.some((licence) => licence.skuId === skuId));
  await rememberTaken(deps, context, { licences: released, ...mailboxLoss(deps, context) });
  return released;
}

/** The planned licences that do not work yet, with the service plans that were switched off. */
async function toGiveBack(deps: StepDeps, context: StepContext): Promise<readonly LicenceToGive[]> {
  const { account } = formOf(context, 'restoration');
  const found = await deps.directory.account(accountOf(context));
  const kept = (await deps.store.account(account.id))?.kept?.licences ?? [];
  const works = (skuId: string): boolean =>
    found?.licences.some((held) => held.skuId === skuId && held.error === null) === true;
  return context.plan.licences.add
    .filter(({ skuId }) => !works(skuId))
    .map(({ skuId }) => {
      const disabledPlans = kept.find((licence) => licence.skuId === skuId)?.disabledPlans ?? [];
      return { skuId, disabledPlans };
    });
}
