import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { reportFileTitle, reportMessage } from '../documents/report.ts';
import { trailHeadMessage } from '../documents/trail-head.ts';
import { ownTroubleMessage, troubleMessage } from '../watch/trouble.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import type { NoticesDeps } from './deps.ts';

/** Notices to the systems area about the bot itself: its troubles, the trail's head and the monthly reports. */
export function systemsNotices(
  deps: NoticesDeps,
): Pick<Notices, 'tellHead' | 'tellTrouble' | 'tellTeam' | 'tellReport'> {
  const { chat, messages: m } = deps;
  return {
    tellHead: async (day, head) => {
      await chat.post({ key: postKey.trailHead(day), to: 'systems', message: trailHeadMessage(m, { day, head }) });
    },
    tellTrouble: async (what, code) => {
      await chat.post({ key: postKey.trouble(what), to: 'systems', message: troubleMessage(m, code) });
    },
    tellTeam: async (about, trouble) => {
      const message = ownTroubleMessage(m, trouble);
      for (const to of await deps.people.team()) {
        const key = postKey.ownTrouble({ ...about, personId: to.id });
        await ignoreIfLeftChat(async () => await chat.post({ key, to, message }));
      }
    },
    tellReport: async (report, files) => {
      const { month } = report;
      const key = postKey.report(month);
      await chat.post({ key, to: 'systems', message: reportMessage(m, report) });
      for (const file of files)
        await chat.attach({ ...file, title: reportFileTitle(m, { month, mediaType: file.mediaType }) }, key);
    },
  };
}
