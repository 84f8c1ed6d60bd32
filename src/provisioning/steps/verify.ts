import { isCreation } from '#domain/form/form.ts';
import type { Sight } from '#domain/modifications/account-work.ts';
import { workOf } from '#domain/modifications/kinds/all.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import { daysIn } from '#use-cases/calendar/calendar.ts';
import { knownMailbox } from '#use-cases/plans/plan-input.ts';
import { buildAccountSight } from '#use-cases/tenant/tenant-sight.ts';
import { accountOf, BACK_OFF, HOUR, type Step, type StepContext, type StepDeps } from '../step/step.ts';
import { addressOf } from './redirect.ts';

/** Nobody is told "done" before what the request changed was read from the tenant. */
export const verify: Step = {
  name: 'verify',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const found = await deps.directory.account(accountOf(context));
    if (found === null || !(await isSeen(deps, context, found))) {
      // A restoration that the block halted may just have allowed the sign-in.
      if (found?.accountEnabled === true && context.request.kind === 'block')
        await deps.directory.updateUser(found.id, { accountEnabled: false });
      return { type: 'wait', reason: 'replication' };
    }
    const { userPrincipalName, hasMailboxLicence } = found;
    const shown = { userPrincipalName, hasMailboxLicence };
    return { type: 'done', completes: { type: 'executed' }, shown, sight: buildAccountSight(found) };
  },
};

/** Whether the account is as the request wants it, as far as Graph shows. Throws `OutsideError`. */
export async function isSeen(
  deps: StepDeps,
  { plan, request: { form } }: StepContext,
  found: DirectoryAccount,
): Promise<boolean> {
  if (isCreation(form)) throw new Error('a new account is read back by read_back');
  const { directory, institution, store } = deps;
  const sight: Sight = {
    ...{ found, plan, mailDomain: institution.mailDomain, days: daysIn(institution.timeZone) },
    mailbox: () => knownMailbox(found),
    redirection: async () => await directory.redirection(found.id),
    addressOf: async (other) => await addressOf(deps, other),
    takenAway: async () => (await store.account(form.account.id))?.kept ?? null,
  };
  return (await workOf(form.type).isSeen?.(form, sight)) ?? true;
}
