import { toldBeforeClosing, toldWhenDone } from '#domain/request/who-is-told.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { closingLine, doneLines } from '../request-card/done.ts';
import { claimLine, rejectedMessage, requesterLine } from '../request-card/told-lines.ts';
import { messageOf } from '../screen.ts';
import { isByRule } from './cards.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import type { NoticesDeps } from './deps.ts';

/** Notices that tell people once about a request, beside its card. */
export function requestNotices(
  deps: NoticesDeps,
): Pick<Notices, 'tellRejected' | 'tellClaim' | 'tellDone' | 'tellClosing' | 'tellRequester'> {
  const { chat, messages: m } = deps;
  return {
    tellRejected: async (request) => {
      const message = isByRule(request) ? null : rejectedMessage(m, request);
      if (message === null) return;
      await chat.post({ key: postKey.rejected(request.id), to: request.requester, message });
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
    tellDone: async (request, register) => {
      // Announced once at each pause: at the hand-over, when a deletion is scheduled, and when it is final.
      const pause = request.handedTo === null ? request.state : 'delivered';
      for (const to of toldWhenDone(request, register)) {
        const key = postKey.done({ requestId: request.id, pause, personId: to.person.id });
        const message = messageOf(doneLines(m, { request, to, institution: deps.institution }));
        await ignoreIfLeftChat(async () => await chat.post({ key, to: to.person, message }));
      }
    },
    tellClosing: async (request, register) => {
      const line = closingLine(m, request);
      // Stopped in the meantime, or the day is over.
      if (line.length === 0 || request.state !== 'scheduled') return;
      for (const { person: to } of toldBeforeClosing(request, register)) {
        const key = postKey.closing(request.id, to.id);
        await ignoreIfLeftChat(async () => await chat.post({ key, to, message: messageOf([line]) }));
      }
    },
    tellRequester: async (request, moment) => {
      const line = isByRule(request) ? null : requesterLine(m, request, moment);
      if (line === null) return;
      const at = moment === 'approved' ? request.decision?.at : undefined;
      const message = messageOf([line]);
      await chat.post({ key: postKey.requester(request.id, moment, at), to: request.requester, message });
    },
  };
}
