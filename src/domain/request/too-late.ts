import type { Request } from './request.ts';
import type { Refusal } from './refusal.ts';

/** What came before, as far as the request tells: the person whose press it was, and when. What was nobody's press names nobody. */
export function tooLate(request: Request): Refusal {
  const { state } = request;
  switch (state) {
    case 'approved':
    case 'rejected':
      return { code: 'already', state, by: request.decision?.by ?? null, at: request.decision?.at ?? null };
    case 'failed':
      return { code: 'already', state, by: null, at: request.failure?.at ?? null };
    case 'delivered': {
      // Somebody may have got it from the official since, and when is not kept.
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
      // One that another overtook was nobody's doing.
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

/** When it was closed; null where that is not kept: the first steps move a request after its end. */
function closedAt({ ended, handedTo, supersededBy, passwordChangedAt, receipts, updatedAt }: Request): Date | null {
  if (ended !== null) return ended.at;
  if (handedTo === null) return updatedAt;
  if (supersededBy !== null || passwordChangedAt === null) return null;
  return new Date(Math.max(...[passwordChangedAt, ...receipts.map(({ at }) => at)].map(Number)));
}
