import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { doneLines, peopleToTell } from '../request-card/done.ts';
import { claimLine, rejectedLines } from '../request-card/told-lines.ts';
import { messageOf } from '../screen.ts';
import { isByRule } from './cards.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import type { NoticesDeps } from './deps.ts';

/** Notices that tell people once about a request, beside its card. */
export function requestNotices(deps: NoticesDeps): Pick<Notices, 'tellRejected' | 'tellClaim' | 'tellDone'> {
  const { chat, messages: m } = deps;
  return {
    tellRejected: async (request) => {
      const lines = isByRule(request) ? [] : rejectedLines(m, request);
      if (lines.length === 0) return;
      await chat.post({ key: postKey.rejected(request.id), to: request.requester, message: messageOf(lines) });
    },
    tellClaim: async (request, to) => {
      const line = claimLine(m, request);
      if (line === null) return true;
      let isThere = false;
      await ignoreIfLeftChat(async () => {
        await chat.post({ key: postKey.claim(request.id, to.id), to, message: messageOf([line]) });
        isThere = true;
      });
      return isThere;
    },
    tellDone: async (request, now) => {
      const message = messageOf(doneLines(m, request, deps.institution));
      for (const to of peopleToTell(request, now)) {
        // Announced once at each pause: when the deletion is scheduled and when it is final.
        await ignoreIfLeftChat(async () => await chat.post({ key: postKey.done(request, to.id), to, message }));
      }
    },
  };
}
