import { decidedAlone } from '#domain/request/alone.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { controlMessage, releaseControlMessage } from '../watch/control.ts';
import type { NoticesDeps } from './deps.ts';

/** Notices to the person of control, if one is named. */
export function controlNotices(deps: NoticesDeps): Pick<Notices, 'tellControl' | 'tellReleasedAlone'> {
  const { chat, messages: m, controlPerson } = deps;
  const to = controlPerson === null ? null : { id: controlPerson };
  return {
    tellControl: async (request) => {
      if (to === null) return;
      for (const alone of decidedAlone(request)) {
        const message = controlMessage(m, { request, alone });
        await chat.post({ key: postKey.control(request.id, alone.at), to, message });
      }
    },
    tellReleasedAlone: async (released) => {
      if (to === null) return;
      await chat.post({ key: postKey.controlRelease(released.at), to, message: releaseControlMessage(m, released) });
    },
  };
}
