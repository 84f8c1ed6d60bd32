import { tellContractEnd } from '#use-cases/contracts/tell-contract-end.ts';
import { tellReport } from '#use-cases/records/tell-report.ts';
import { seenQuestion } from '#use-cases/questions/seen-question.ts';
import { readTenant, showDigest, showImport, showReview, tellUnread } from '#use-cases/tenant/read-tenant.ts';
import { tellHead } from '#use-cases/trail/trail-head.ts';
import type { Definitions } from './definition.ts';

const ofRead = ({ readId }: { readonly readId: string }): string => readId;

/** Jobs about a day, a month or a read of the tenant, not about a request. */
export const OTHER_JOBS: Definitions<
  | 'tell_head'
  | 'tell_report'
  | 'tell_released_alone'
  | 'tell_contract_end'
  | 'read_tenant'
  | 'show_digest'
  | 'tell_unread'
  | 'show_review'
  | 'show_import'
  | 'show_question'
  | 'tell_answer'
> = {
  tell_head: {
    key: ({ day }) => day,
    place: ({ day }) => `head:${day}`,
    run: async (deps, { day }) => await tellHead(deps, day),
  },
  tell_report: { key: ({ month }) => month, place: ({ month }) => `report:${month}`, run: tellReport },
  // The person of control may join the chat later: it is tried until they are told.
  tell_released_alone: {
    key: ({ at }) => at,
    place: ({ at }) => `released:${at}`,
    run: async ({ notices }, job) => await notices.tellReleasedAlone(job),
  },
  tell_contract_end: {
    key: ({ accountId, contractEnd, days }) => `${accountId}:${contractEnd}:${days}`,
    place: ({ accountId }) => `contract:${accountId}`,
    run: tellContractEnd,
  },
  read_tenant: { run: async (deps) => await readTenant(deps) },
  show_digest: { key: ofRead, place: ({ readId }) => `digest:${readId}`, run: showDigest },
  tell_unread: { key: ofRead, place: ({ readId }) => `unread:${readId}`, run: tellUnread },
  show_review: {
    key: ({ isAsked, readId }) => `${isAsked === true ? 'asked' : 'news'}:${readId}`,
    place: ({ readId }) => `review:${readId}`,
    run: showReview,
  },
  show_question: {
    key: ({ questionId }) => questionId,
    place: ({ questionId }) => `question:${questionId}`,
    run: async (deps, { questionId }) => {
      const found = await seenQuestion(deps, questionId);
      if (found !== null) await deps.notices.showQuestion(found.question, found.account);
    },
  },
  tell_answer: {
    key: ({ questionId, index }) => `${questionId}:${index}`,
    place: ({ questionId, index }) => `answer:${questionId}:${index}`,
    run: async (deps, { questionId, index }) => {
      const found = await seenQuestion(deps, questionId);
      if (found !== null) await deps.notices.tellAnswer(found.question, found.account, index);
    },
  },
  show_import: { place: () => 'import', run: showImport },
};
