import { isUnfinished, type Request } from '#domain/request/request.ts';
import type { Messages } from './messages.ts';

/** What of a request its state is told by. */
type Stood = Pick<Request, 'kind' | 'state' | 'supersededBy' | 'ended' | 'handedTo'>;

/** How a request stands, in a word or two. One that somebody ended, or that another overtook, is not told as withdrawn or finished. */
export function stateText(m: Messages, request: Stood): string {
  const { kind, state, supersededBy, ended } = request;
  const { states, endings } = m.card;
  if (state === 'cancelled' && supersededBy !== null) return kind === 'deletion' ? endings.undone : endings.superseded;
  if (state === 'cancelled' && ended !== null) return endings.stopped;
  if (state === 'closed' && supersededBy !== null) return endings.superseded;
  if (isUnfinished(request)) return endings.unfinished;
  return states[state];
}
