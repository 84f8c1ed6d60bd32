import { isUnfinished, type Request } from '#domain/request/request.ts';
import type { Messages } from './messages.ts';

/** The parts of a request that its state's text needs. */
type Stood = Pick<Request, 'kind' | 'state' | 'supersededBy' | 'ended' | 'handedTo' | 'planChanges'>;

/** A request's state in a word or two. One that was closed early or superseded is not called withdrawn or finished. */
export function stateText(m: Messages, request: Stood): string {
  const { kind, state, supersededBy, ended } = request;
  const { states, endings } = m.card;
  if (state === 'cancelled' && supersededBy !== null) return kind === 'deletion' ? endings.undone : endings.superseded;
  if (state === 'cancelled' && ended !== null) return endings.stopped;
  if (state === 'closed' && supersededBy !== null) return endings.superseded;
  if (isUnfinished(request)) return endings.unfinished;
  return isToApproveAgain(request) ? m.card.toApproveAgain : states[state];
}

/** Whether the approved plan could not be carried out any more: the new one waits for a decision. */
function isToApproveAgain({ state, planChanges }: Stood): boolean {
  return state === 'submitted' && planChanges.length > 0;
}
