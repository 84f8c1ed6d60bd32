import type { NamedId } from '#domain/account/account.ts';
import { licenceTrouble } from '#use-cases/ports/licence-trouble.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import {
  accountOf,
  BACK_OFF,
  HOUR,
  isFirstLook,
  licenceOf,
  type Step,
  type StepContext,
  type StepDeps,
  type StepOutcome,
} from '../step/step.ts';

/** How long group licences may take; the directory needs minutes, in large institutions more. */
const PATIENCE = HOUR;

/**
 * Gives the account its licence, directly or by a group. The seat counter lags, so Graph's answer decides, not the
 * plan.
 */
export const assignLicence: Step = {
  name: 'assign_licence',
  // The errors handled below fail earlier, with their own message.
  deadlineMs: PATIENCE,
  pausesMs: BACK_OFF,
  look: async (deps, context) => {
    const { user } = await deps.directory.readBack(accountOf(context));
    return user?.skuIds.includes(licenceOf(context).skuId) === true ? { type: 'done' } : null;
  },
  act: async (deps, context) => {
    const { licenceGroup } = context.plan;
    if (licenceGroup !== undefined) return await byGroup(deps, { context, group: licenceGroup });
    try {
      await deps.directory.assignLicence(accountOf(context), licenceOf(context).skuId);
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'no_seats') throw error;
      return { type: 'failed', failure: { code: 'no_seats', detail: licenceOf(context).skuPartNumber } };
    }
    return { type: 'done' };
  },
};

/**
 * Joins the group, unless its rule does that, and waits for the licence. A licence in error is processed again once.
 */
async function byGroup(
  deps: StepDeps,
  { context, group }: { readonly context: StepContext; readonly group: NamedId },
): Promise<StepOutcome> {
  const userId = accountOf(context);
  const licence = licenceOf(context);
  const first = isFirstLook(deps, context);
  const since = context.row.startedAt?.getTime() ?? deps.clock.now().getTime();
  if (context.plan.groups.some(({ id }) => id === group.id)) await deps.directory.joinGroup(userId, group.id);
  const found = await deps.directory.account(userId);
  const held = found?.licences.find(({ skuId }) => skuId === licence.skuId);
  if (held !== undefined && held.error === null && found?.skuIds.includes(licence.skuId) === true)
    return { type: 'done' };
  if (held !== undefined && held.error !== null) {
    if (!first) return { type: 'failed', failure: licenceTrouble(held.error, licence) };
    // The obstacle may be gone, but the directory does not check again by itself.
    await deps.directory.reprocessLicences(userId);
  }
  const late = deps.clock.now().getTime() - since >= PATIENCE;
  return late
    ? { type: 'failed', failure: { code: 'licence_group_late', detail: group.name } }
    : { type: 'wait', reason: 'replication' };
}
