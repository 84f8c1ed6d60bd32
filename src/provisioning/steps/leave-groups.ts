import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import { leavable } from '#domain/plan/group-kinds.ts';
import { mailboxLoss, rememberTaken, takenLicences } from '../step/remember.ts';
import { accountOf, BACK_OFF, HOUR, type Step, type StepContext } from '../step/step.ts';
import type { NamedId } from '#domain/account/account.ts';

/**
 * Leaves groups; not being a member counts as done. Before a deletion it leaves all that Graph can write, after
 * recording them; a group that gives a licence is left only if the licence is to go: otherwise the mailbox would be
 * lost.
 */
export const leaveGroups: Step = {
  name: 'leave_groups',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { kind, plan } = context.request;
    const found = kind === 'deletion' ? await deps.directory.account(accountOf(context)) : null;
    const groups = kind === 'deletion' ? groupsOf(context, found) : (plan?.leaves ?? []);
    // Also the licences, although they may stay: whatever is lost meanwhile can then be restored.
    await rememberTaken(deps, context, { groups, licences: takenLicences(found), ...mailboxLoss(deps, context) });
    for (const { id } of groups) await deps.directory.leaveGroup(accountOf(context), id);
    return { type: 'done' };
  },
};

function groupsOf({ plan }: StepContext, found: DirectoryAccount | null): readonly NamedId[] {
  // Old plans, which do not say what happens to the messages, took every licence.
  const isFromBefore = plan.leavings?.staysIn === undefined;
  const takesLicences = (isFromBefore && plan.mail === undefined) || plan.steps.includes('change_licences');
  const written = found === null ? [] : leavable(found, takesLicences);
  return written.map(({ id, name }) => ({ id, name }));
}
