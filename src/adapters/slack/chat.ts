import type { WebClient } from '@slack/web-api';
import { decidedAlone } from '#domain/request/alone.ts';
import { BUZON } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { deletionDays } from '#use-cases/plans/deletion-days.ts';
import { postKey } from '#use-cases/ports/post-key.ts';
import type { Chat } from '#use-cases/ports/chat.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Posts } from '#use-cases/ports/post.ts';
import type { Credential } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { agreementMessage } from '#dialogue/contract-end/agreement.ts';
import { trailHeadMessage } from '#dialogue/documents/trail-head.ts';
import { controlMessage, releaseControlMessage } from '#dialogue/notices/control.ts';
import { pressCutMessage } from '#dialogue/notices/press-cut.ts';
import { ownTroubleMessage, troubleMessage } from '#dialogue/notices/trouble.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { doneLines, toBeTold } from '#dialogue/request-card/done.ts';
import { questionMessage } from '#dialogue/request-card/question.ts';
import { noteLines } from '#dialogue/request-card/thread-note.ts';
import { claimLine, rejectedLines } from '#dialogue/request-card/told-lines.ts';
import { messageOf, type Line } from '#dialogue/screen.ts';
import { digestMessage } from '#dialogue/tenant/digest.ts';
import { importMessage, reviewMessage, unreadMessage } from '#dialogue/tenant/import.ts';
import { showContractNotice } from './contract-posts.ts';
import { slack } from './errors.ts';
import { postHandOver, remindReceipt, showHandOver, tellClosed, unlessGone } from './hand-over-posts.ts';
import type { SlackPeople } from './people.ts';
import { createPoster } from './post-once.ts';
import { tellReport } from './report-posts.ts';
import { sendFile } from './send-file.ts';
import { tellTroubles } from './tenant-posts.ts';

export interface ChatDeps {
  readonly client: WebClient;
  readonly posts: Posts;
  readonly people: SlackPeople;
  readonly messages: Messages;
  readonly institution: Institution;
  readonly systemsChannel: string;
  readonly delivery: Credential['kind'];
  /** The chat's user id of whoever is told what the only systems person decides alone. */
  readonly controlPerson?: string | null;
  /** How long something that was sent may still be on its way when its answer did not come, ms. */
  readonly lateMs: number;
}

/** What the workers write to people in Slack: cards, questions, hand-overs. */
export function createChat(deps: ChatDeps): Chat {
  const { messages: m, people, systemsChannel } = deps;
  const poster = createPoster(deps);
  const handOvers = { ...deps, poster };

  return {
    showCard: async ({ request, run, audience, letExpire = null, extension = null, lacks = null }) => {
      const key = postKey.card(audience, request.id);
      if (audience === 'requester' && isByRule(request)) {
        await deps.posts.shown(key, request.revision);
        return;
      }
      const to = audience === 'systems' ? systemsChannel : request.requester.id;
      const days = deletionDays({ request, run }, deps.institution);
      const card = requestCard(m, { request, run, audience, days, letExpire, extension, lacks });
      const shown = async (): Promise<void> => await poster.show(key, to, card);
      // A requester who left the chat cannot be told; the work goes on.
      await (audience === 'systems' ? shown() : unlessGone(shown));
      await deps.posts.shown(key, request.revision);
    },
    tellQuestion: async (request, index) => {
      const message = questionMessage(m, { request, index });
      if (message === null || isByRule(request)) return;
      await poster.show(postKey.question(request.id, index), request.requester.id, message);
    },
    threadNote: async (request, key, note) => {
      const card = await deps.posts.find(postKey.card('systems', request.id));
      // The card comes first: its thread is where the note belongs.
      if (!card?.messageId) throw new OutsideError('unavailable', { service: 'chat', detail: 'no card yet' });
      const { place: channel, messageId: ts } = card;
      const below = async (noteKey: string, lines: readonly Line[]): Promise<void> => {
        if (lines.length > 0) await poster.post(postKey.note(request.id, noteKey), channel, messageOf(lines), ts);
      };
      if (note.kind === 'answer') {
        const { index } = note;
        await below(`question:${index}`, noteLines(m, request, { kind: 'question', index }));
      }
      await below(key, noteLines(m, request, note));
    },
    handOver: async (request, to, as) => await postHandOver(handOvers, { request, to, as }),
    showHandOver: async (request) => await showHandOver(handOvers, request),
    remindReceipt: async (request, reminder) => await remindReceipt(handOvers, request, reminder),
    settlePosts: async () => await poster.settleAll(),
    sendFile: async (to, file, text) => await sendFile(deps.client, { to, file, text }),
    tellHead: async (day, head) => {
      await poster.post(postKey.trailHead(day), systemsChannel, trailHeadMessage(m, { day, head }));
    },
    tellTrouble: async (what, code) => {
      await poster.post(postKey.trouble(what), systemsChannel, troubleMessage(m, code));
    },
    hasSystemsChannel: async () => {
      try {
        const newest = { channel: systemsChannel, limit: 1 };
        const { messages } = await slack(async () => await deps.client.conversations.history(newest));
        // One that was archived may still be read. Of a private one the same is said, or what it was called before (@slack/types 3.2,
        // events/message, read on 2026-11-28).
        const subtype: string | undefined = messages?.[0]?.subtype;
        return subtype !== 'channel_archive' && subtype !== 'group_archive';
      } catch (error) {
        const gone = ['channel_not_found', 'not_in_channel', 'is_archived'];
        if (error instanceof OutsideError && gone.includes(error.detail ?? '')) return false;
        throw error;
      }
    },
    hasControlPerson: async () => !deps.controlPerson || (await people.actor(deps.controlPerson)) !== null,
    tellCut: async (pressId, userId) => {
      await poster.post(postKey.pressCut(pressId), userId, pressCutMessage(m));
    },
    tellTeam: async (about, trouble) => {
      const message = ownTroubleMessage(m, trouble);
      for (const { id } of await people.team())
        await unlessGone(async () => await poster.post(postKey.ownTrouble({ ...about, personId: id }), id, message));
    },
    showReview: async (news) => {
      const key = postKey.review(news.read.id);
      if (!news.isAsked && (await deps.posts.find(key)) === null) return;
      await poster.show(key, systemsChannel, reviewMessage(m, news));
    },
    tellUnread: async (read) => {
      await poster.post(postKey.unread(read.id), systemsChannel, unreadMessage(m, read));
    },
    tellTenant: async (troubles) => await tellTroubles({ ...deps, poster }, troubles),
    tellReport: async (report, files) => await tellReport({ ...deps, poster }, { report, files }),
    tellRejected: async (request) => {
      const lines = isByRule(request) ? [] : rejectedLines(m, request);
      if (lines.length > 0) await poster.post(postKey.rejected(request.id), request.requester.id, messageOf(lines));
    },
    tellControl: async (request) => {
      if (!deps.controlPerson) return;
      for (const alone of decidedAlone(request)) {
        const message = controlMessage(m, { request, alone });
        await poster.post(postKey.control(request.id, alone.at), deps.controlPerson, message);
      }
    },
    tellReleasedAlone: async (released) => {
      if (!deps.controlPerson) return;
      await poster.post(postKey.controlRelease(released.at), deps.controlPerson, releaseControlMessage(m, released));
    },
    tellClaim: async (request, to) => {
      const line = claimLine(m, request);
      if (line === null) return true;
      let isThere = false;
      await unlessGone(async () => {
        await poster.post(postKey.claim(request.id, to.id), to.id, messageOf([line]));
        isThere = true;
      });
      return isThere;
    },
    showAgreement: async (request) => {
      if (request.agreement === undefined) return;
      const { official, reminded } = request.agreement;
      const keys = [postKey.agreement(request.id), ...(reminded === true ? [postKey.agreementAgain(request.id)] : [])];
      await unlessGone(async () => {
        for (const key of keys) await poster.show(key, official.id, agreementMessage(m, request));
      });
    },
    tellClosed: async (request) => await tellClosed(handOvers, request),
    tellDone: async (request, now) => {
      const message = messageOf(doneLines(m, request, deps.institution));
      for (const { id } of toBeTold(request, now)) {
        // Announced once at each pause: when the deletion is scheduled and when it is final.
        await unlessGone(async () => await poster.post(postKey.done(request, id), id, message));
      }
    },
    tellContractEnd: async (notice) => {
      const { contractGraceDays: graceDays } = deps.institution.rules;
      await showContractNotice({ poster, posts: deps.posts, messages: m, graceDays }, notice);
    },
    showDigest: async (digest) => {
      await poster.show(postKey.digest(digest.read.id), systemsChannel, digestMessage(m, digest));
    },
    showImport: async (read) => {
      await poster.show(postKey.import, systemsChannel, importMessage(m, read));
    },
  };
}

/** Nobody is behind a request that a rule made: there is nobody to write to. */
function isByRule(request: Request): boolean {
  return request.requester.id === BUZON.id;
}
