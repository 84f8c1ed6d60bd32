import { accountOf, BACK_OFF, HOUR, licenceOf, stampOf, type Step } from '../step.ts';

/** Nobody is told "done" before everything that the plan promised was read from the tenant. */
export const readBack: Step = {
  name: 'read_back',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { plan } = context;
    const { user, mailbox, groupIds } = await deps.directory.readBack(accountOf(context));
    const same = (left: string | null | undefined, right: string): boolean =>
      left?.toLowerCase() === right.toLowerCase();
    const holds =
      user !== null &&
      same(user.address, plan.address) &&
      user.stamp === stampOf(context.request) &&
      user.accountEnabled &&
      user.usageLocation === 'CO' &&
      user.skuIds.includes(licenceOf(context).skuId) &&
      mailbox !== null &&
      same(mailbox.locale, plan.mailbox?.locale ?? '') &&
      same(mailbox.timeZone, plan.mailbox?.timeZone ?? '') &&
      plan.groups.every((group) => groupIds.includes(group.id));
    return holds ? { type: 'done', completes: { type: 'executed' } } : { type: 'wait', reason: 'replication' };
  },
};
