import { isUnfinished, type Request } from '#domain/request/request.ts';

type Stood = Pick<Request, 'kind' | 'state' | 'supersededBy' | 'ended' | 'handedTo'>;

/** The colour of a request's state, before its words: what waits, what goes on, what stopped, what went well. */
export function stateMark(request: Stood): string {
  switch (request.state) {
    case 'submitted':
    case 'info_requested':
      return '🟡';
    case 'scheduled':
      // A block waits for somebody, other work for its day.
      return request.kind === 'block' ? '🟡' : '🔵';
    case 'approved':
    case 'executing':
      return '🔵';
    case 'failed':
      return '🔴';
    case 'executed':
    case 'delivered':
      return '🟢';
    case 'closed':
      return isUnfinished(request) || request.supersededBy !== null ? '⚪' : '🟢';
    case 'rejected':
    case 'cancelled':
      return '⚪';
  }
}
