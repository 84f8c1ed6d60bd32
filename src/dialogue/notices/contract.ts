import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { agreementMessage } from '../contract-end/agreement.ts';
import { contractMessage } from '../contract-end/notice.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import { isPosted, type NoticesDeps } from './deps.ts';

/** Notices about the end of a contract and its extension. */
export function contractNotices(deps: NoticesDeps): Pick<Notices, 'tellContractEnd' | 'showAgreement'> {
  const { chat, messages: m, institution } = deps;
  return {
    tellContractEnd: async (notice) => {
      const { account, contractEnd, reminder, to, decided } = notice;
      const key = postKey.contractEnd({ accountId: account.id, contractEnd, reminder, personId: to.id });
      if (decided !== null && !(await isPosted(deps, key))) return;
      const graceDays = institution.rules.contractGraceDays;
      await chat.show({ key, to, message: contractMessage(m, { ...notice, graceDays }) });
    },
    showAgreement: async (request) => {
      const agreement = request.agreement ?? request.formerAgreement;
      if (agreement === undefined) return;
      const { official, reminded } = agreement;
      const keys = [postKey.agreement(request.id), ...(reminded === true ? [postKey.agreementAgain(request.id)] : [])];
      // Nobody hears of a question that needs no answer before they were asked.
      if (request.agreement === undefined && !(await isPosted(deps, postKey.agreement(request.id)))) return;
      await ignoreIfLeftChat(async () => {
        for (const key of keys) await chat.show({ key, to: official, message: agreementMessage(m, request) });
      });
    },
  };
}
