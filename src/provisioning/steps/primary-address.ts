import { afterHand } from '../step/after-hand.ts';
import { accountOf, BACK_OFF, HOUR, MINUTE, type Step } from '../step/step.ts';

/** How long Exchange has to change the primary address by itself before somebody runs the line, ms. */
const BY_ITSELF = 5 * MINUTE;

/**
 * Reads `mail` and the addresses until they match the new address. It cannot be known beforehand whether Exchange
 * changes the primary address when the sign-in name changes (facts: graph.md 1.6): if it does not, a person does.
 */
export const primaryAddress: Step = {
  name: 'primary_address',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { plan, row } = context;
    const found = await deps.directory.account(accountOf(context));
    if (found?.mail?.toLowerCase() === plan.address && found.addresses[0] === plan.address) return { type: 'done' };
    // Without a mailbox there is no primary address to change.
    if (found?.mailbox === null && found.userPrincipalName === plan.address) return { type: 'done' };
    const tried = deps.clock.now().getTime() - (row.startedAt ?? deps.clock.now()).getTime();
    if (row.confirmedAt !== null) return afterHand(deps, context);
    if (tried >= BY_ITSELF) return { type: 'by_hand' };
    return { type: 'wait', reason: 'replication' };
  },
};
