import { blockOf, type Account } from '#domain/account/account.ts';
import { isUnfinished, type Request } from '#domain/request/request.ts';
import type { Messages } from './messages.ts';

/** An account's state in a word; a blocked one is told apart from others that are suspended. */
export function accountStateText(m: Messages, account: Pick<Account, 'state' | 'kept'>): string {
  const { states, blocked } = m.commands.accounts;
  return blockOf(account) === null ? states[account.state] : blocked;
}

/** The parts of a request that its state's text needs. */
type Stood = Pick<Request, 'kind' | 'state' | 'supersededBy' | 'ended' | 'handedTo' | 'planChanges'>;

/** A request's state in a word or two. One that was closed early or superseded is not called withdrawn or finished. */
export function stateText(m: Messages, request: Stood): string {
  const { kind, state, supersededBy, ended } = request;
  const { states, endings } = m.card;
  if (kind === 'block') return blockText(m, request);
  if (state === 'cancelled' && supersededBy !== null) return kind === 'deletion' ? endings.undone : endings.superseded;
  if (state === 'cancelled' && ended !== null) return endings.stopped;
  if (state === 'closed' && supersededBy !== null) return endings.superseded;
  if (isUnfinished(request)) return endings.unfinished;
  return isToApproveAgain(request) ? m.card.toApproveAgain : states[state];
}

function blockText(m: Messages, request: Stood): string {
  const { state, supersededBy } = request;
  const { unratified, ratified, over } = m.block.states;
  if (state === 'cancelled' || supersededBy !== null) return over;
  if (state === 'scheduled') return unratified;
  if (state !== 'closed') return m.card.states[state];
  return isUnfinished(request) ? m.card.endings.unfinished : ratified;
}

/** Whether the approved plan could not be carried out any more: the new one waits for a decision. */
function isToApproveAgain({ state, planChanges }: Stood): boolean {
  return state === 'submitted' && planChanges.length > 0;
}
