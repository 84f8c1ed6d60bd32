import { accountOf, BACK_OFF, HOUR, MINUTE, type Step } from '../step.ts';
import { isSeen } from './verify.ts';

/** How long what a person did has to show in Graph, ms. */
const SHOWS_WITHIN = 20 * MINUTE;

/** What Graph cannot do: somebody runs the lines and says so; then Graph is asked for as much as it can see of it. */
export const exchange: Step = {
  name: 'exchange',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { row } = context;
    const found = await deps.directory.account(accountOf(context));
    if (found !== null && isVisible(context.request.form.type) && (await isSeen(deps, context, found))) {
      return { type: 'done' };
    }
    if (row.confirmedAt === null) return { type: 'by_hand' };
    if (!isVisible(context.request.form.type)) return { type: 'done' };
    const late = deps.clock.now().getTime() - row.confirmedAt.getTime() >= SHOWS_WITHIN;
    return late
      ? { type: 'failed', failure: { code: 'line_without_effect' } }
      : { type: 'wait', reason: 'replication' };
  },
};

/** Who may open or send from a mailbox stands nowhere in Graph: there the person's word is all there is. */
function isVisible(type: string): boolean {
  return type !== 'delegation';
}
