import type { Licence } from '#domain/account/account.ts';
import { mailLicences } from '#domain/account/mail-plans.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { accountOf, HOUR, isFirstLook, MINUTE, type Step, type StepContext, type StepDeps } from '../step/step.ts';

/**
 * Exchange creates the mailbox in its own time, often about 15 minutes; more than a day is an error (facts: graph.md
 * 1.4).
 */
export const waitMailbox: Step = {
  name: 'wait_mailbox',
  deadlineMs: 24 * HOUR,
  pausesMs: [5_000, 10_000, 20_000, 40_000, MINUTE, 2 * MINUTE, 5 * MINUTE],
  act: async (deps, context) => {
    const first = isFirstLook(deps, context);
    let refusal: OutsideError | null = null;
    try {
      if (await deps.directory.mailboxReady(accountOf(context))) return { type: 'done' };
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'mailbox_refused') throw error;
      refusal = error;
    }
    // Exchange may report what it could not create. Told at the second look: what is seen once may still be in
    // progress.
    const trouble = await deps.directory.mailboxTrouble(accountOf(context), await licenceWithMail(deps, context));
    if (trouble !== null && !first) return { type: 'failed', failure: trouble };
    if (refusal !== null) throw refusal;
    return { type: 'wait', reason: 'mailbox' };
  },
};

/** The licence that gives the mailbox; null when unknown. */
async function licenceWithMail({ directory }: StepDeps, { plan }: StepContext): Promise<Licence | null> {
  const { licence, licences } = plan;
  const [only = null, ...others] = licence === null ? licences.add : [licence];
  if (others.length === 0) return only;
  const offered = mailLicences(await directory.licences());
  return licences.add.find(({ skuId }) => offered.some((one) => one.skuId === skuId)) ?? null;
}
