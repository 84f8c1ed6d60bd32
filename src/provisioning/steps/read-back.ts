import { accountOf, BACK_OFF, HOUR, licenceOf, MINUTE, stampOf, type Step } from '../step/step.ts';

/** How long the language has to appear before it is left to the first person who opens the mailbox, ms. */
const LANGUAGE_WITHIN = 5 * MINUTE;

/** Nobody is told "done" before everything that the plan promised was read back from the tenant. */
export const readBack: Step = {
  name: 'read_back',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { plan, row } = context;
    const { user, addresses, mailbox, groupIds } = await deps.directory.readBack(accountOf(context));
    const same = (left: string | null | undefined, right: string): boolean =>
      left?.toLowerCase() === right.toLowerCase();
    if (mailbox === 'unknown') return { type: 'wait', reason: 'mailbox_access' };
    const holds =
      user !== null &&
      same(user.userPrincipalName, plan.address) &&
      same(user.address, plan.address) &&
      user.stamp === stampOf(context.request) &&
      user.accountEnabled &&
      user.usageLocation === 'CO' &&
      user.skuIds.includes(licenceOf(context).skuId) &&
      mailbox !== null &&
      same(mailbox.timeZone, plan.mailbox?.timeZone ?? '') &&
      plan.groups.every((group) => groupIds.includes(group.id));
    if (!holds) return { type: 'wait', reason: 'replication' };
    const licences = [licenceOf(context).skuPartNumber];
    const sight = { id: user.id, licences, addresses: addresses.length === 0 ? null : addresses };
    if (same(mailbox.locale, plan.mailbox?.locale ?? ''))
      return { type: 'done', completes: { type: 'executed' }, sight };
    // Exchange may never accept it while nobody has opened the mailbox (facts: graph.md 1.5): the account is fine
    // anyway.
    const looked = deps.clock.now().getTime() - (row.startedAt ?? deps.clock.now()).getTime();
    return looked < LANGUAGE_WITHIN
      ? { type: 'wait', reason: 'replication' }
      : { type: 'done', completes: { type: 'executed', languageLeft: true }, sight };
  },
};
