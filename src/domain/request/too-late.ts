import type { Request } from './request.ts';
import type { Refusal } from './refusal.ts';

/** What happened before: who did it and when, as far as the request tells. Names nobody when no person did it. */
export function tooLate(request: Request): Refusal {
  const { state } = request;
  switch (state) {
    case 'approved':
    case 'rejected':
      return { code: 'already', state, by: request.decision?.by ?? null, at: request.decision?.at ?? null };
    case 'failed':
      return { code: 'already', state, by: null, at: request.failure?.at ?? null };
    case 'delivered': {
      // Somebody may have received it from the official since; when is not recorded.
      const { newcomer, handedAt } = request;
      return { code: 'already', state, by: null, at: newcomer === undefined ? handedAt : null };
    }
    case 'executing':
    case 'executed':
    case 'scheduled':
      return { code: 'already', state, by: request.execution?.by ?? null, at: request.execution?.at ?? null };
    case 'closed':
      return { code: 'already', state, by: request.ended?.by ?? null, at: closedAt(request) };
    case 'cancelled':
      // A superseded request was ended by nobody.
      return {
        ...{ code: 'already', state, at: request.ended?.at ?? request.updatedAt },
        by: request.ended?.by ?? (request.supersededBy === null ? request.requester : null),
      };
    case 'info_requested': {
      const question = request.questions.at(-1);
      return { code: 'already', state, by: question?.by ?? null, at: question?.at ?? null };
    }
    case 'submitted':
      return { code: 'not_now', state };
  }
}

/** When it was closed; null when unknown, since first steps change a request after its end. */
function closedAt({ ended, handedTo, supersededBy, passwordChangedAt, receipts, updatedAt }: Request): Date | null {
  if (ended !== null) return ended.at;
  if (handedTo === null) return updatedAt;
  if (supersededBy !== null || passwordChangedAt === null) return null;
  return new Date(Math.max(...[passwordChangedAt, ...receipts.map(({ at }) => at)].map(Number)));
}
