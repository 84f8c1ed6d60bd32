import { BUZON } from '#domain/person.ts';
import type { ThreadNote } from '#domain/request/effect.ts';
import type { Request } from '#domain/request/request.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { requestCard } from '../request-card/card.ts';
import { questionMessage } from '../request-card/question.ts';
import { noteLines } from '../request-card/thread-note.ts';
import { messageOf, type Line } from '../screen.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import type { NoticesDeps } from './deps.ts';

/** A request's cards for the systems area and the requester, with questions and notes. */
export function cardNotices(deps: NoticesDeps): Pick<Notices, 'showCard' | 'tellQuestion' | 'threadNote'> {
  const { chat, posts, messages: m, institution, teamIds } = deps;
  return {
    showCard: async ({ request, run, audience, ...known }) => {
      const { letExpire = null, extension = null, lacks = null, seekers = 0, behind = null } = known;
      const key = postKey.card(audience, request.id);
      if (audience === 'systems' || !isByRule(request)) {
        const to = audience === 'systems' ? audience : request.requester;
        const days = deletionDays({ request, run }, institution);
        const beside = { letExpire, extension, lacks, seekers, behind };
        const message = requestCard(m, { request, run, audience, days, ...beside });
        const show = async (): Promise<void> => await chat.show({ key, to, message });
        // A requester who left the chat cannot be told; the work goes on.
        await (audience === 'systems' ? show() : ignoreIfLeftChat(show));
      }
      await posts.shown(key, request.revision);
    },
    tellQuestion: async (request, index) => {
      const message = questionMessage(m, { request, index });
      if (message === null || isByRule(request)) return;
      await chat.show({ key: postKey.question(request.id, index), to: request.requester, message });
    },
    threadNote: async (request, key, note) => {
      const below = async (noteKey: string, of: ThreadNote): Promise<void> => {
        const [first, ...rest] = noteLines(m, request, of);
        if (first === undefined) return;
        const call: Line = CALLING.includes(of.kind) ? [{ team: teamIds }] : [];
        const message = messageOf([[...call, ...first], ...rest]);
        const shown = SHOWN_TO_ALL.includes(of.kind) ? ({ alsoInChannel: true } as const) : {};
        const notice = { key: postKey.note(request.id, noteKey), to: 'systems', message, ...shown } as const;
        await chat.post(notice, postKey.card('systems', request.id));
      };
      if (note.kind === 'answer') await below(`question:${note.index}`, { kind: 'question', index: note.index });
      await below(key, note);
    },
  };
}

/** Notes of what somebody of the systems area has to look after: they call its people. */
const CALLING: readonly ThreadNote['kind'][] = [
  ...(['answer', 'failed', 'plan_changed', 'by_hand'] as const),
  ...(['reveal_failed', 'not_received', 'newcomer', 'blocked', 'lapsed'] as const),
];

/** What a request had to wait for, or waits for: the channel shows it too. */
const SHOWN_TO_ALL: readonly ThreadNote['kind'][] = ['answer', 'failed', 'blocked', 'lapsed'];

/** Whether a rule made the request: then there is nobody to write to. */
export function isByRule(request: Request): boolean {
  return request.requester.id === BUZON.id;
}
