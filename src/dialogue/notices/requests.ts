import { toldBeforeClosing, toldWhenDone } from '#domain/request/concerned/who-is-told.ts';
import type { Request } from '#domain/request/request.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { blockMessage } from '../request-card/block-lines.ts';
import { closingMessage, doneMessage } from '../request-card/done.ts';
import { claimMessage, rejectedMessage, requesterMessage } from '../request-card/told-lines.ts';
import { isByRule } from './cards.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import type { NoticesDeps } from './deps.ts';

/** At which of its pauses a request is: what is done is told once at each. */
function pauseOf({ handedTo, kind, state, supersededBy }: Request): string {
  if (handedTo !== null) return 'delivered';
  return kind === 'block' && supersededBy !== null ? 'lifted' : state;
}

/** Notices that tell people once about a request, beside its card. */
export function requestNotices(
  deps: NoticesDeps,
): Pick<Notices, 'tellRejected' | 'tellClaim' | 'tellDone' | 'tellClosing' | 'tellRequester'> {
  const { chat, messages: m } = deps;
  return {
    tellRejected: async (request) => {
      const message = isByRule(request) ? null : rejectedMessage(m, request);
      if (message === null) return;
      await chat.show({ key: postKey.rejected(request.id), to: request.requester, message });
    },
    tellClaim: async (request, to) => {
      const message = claimMessage(m, request);
      if (message === null) return true;
      let isThere = false;
      await ignoreIfLeftChat(async () => {
        await chat.post({ key: postKey.claim(request.id, to.id), to, message });
        isThere = true;
      });
      return isThere;
    },
    tellDone: async (request, register) => {
      // Announced once at each pause: at the hand-over, when a deletion is scheduled, and when it is final.
      const pause = pauseOf(request);
      for (const to of toldWhenDone(request, register)) {
        const key = postKey.done({ requestId: request.id, pause, personId: to.person.id });
        const message =
          request.kind === 'block'
            ? blockMessage(m, { request, to })
            : doneMessage(m, { request, to, institution: deps.institution });
        await ignoreIfLeftChat(async () => await chat.post({ key, to: to.person, message }));
      }
    },
    tellClosing: async (request, register) => {
      const message = closingMessage(m, request);
      // Stopped in the meantime, or the day is over.
      if (message === null || request.state !== 'scheduled') return;
      for (const { person: to } of toldBeforeClosing(request, register)) {
        const key = postKey.closing(request.id, to.id);
        await ignoreIfLeftChat(async () => await chat.post({ key, to, message }));
      }
    },
    tellRequester: async (request, moment) => {
      const message = isByRule(request) ? null : requesterMessage(m, request, moment);
      if (message === null) return;
      const at = moment === 'approved' ? request.decision?.at : undefined;
      await chat.post({ key: postKey.requester(request.id, moment, at), to: request.requester, message });
    },
  };
}
