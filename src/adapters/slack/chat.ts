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
import { requestCard } from '#dialogue/request-card/card.ts';
import { doneLines, toBeTold } from '#dialogue/request-card/done.ts';
import { questionMessage } from '#dialogue/request-card/question.ts';
import { noteLines } from '#dialogue/request-card/thread-note.ts';
import { claimLine, rejectedLines } from '#dialogue/request-card/told-lines.ts';
import { digestMessage } from '#dialogue/tenant/digest.ts';
import { importMessage, reviewMessage, unreadMessage } from '#dialogue/tenant/import.ts';
import { showContractNotice } from './contract-posts.ts';
import { controlMessage, releaseControlMessage } from '#dialogue/notices/control.ts';
import { postHandOver, remindReceipt, showHandOver, tellClosed, unlessGone } from './hand-over-posts.ts';
import { slack } from './errors.ts';
import type { People } from './people.ts';
import { ownTroubleMessage } from '#dialogue/notices/own-trouble.ts';
import { createPoster, type Message } from './post-once.ts';
import { tellReport } from './report-posts.ts';
import { messageOf, type Line } from '#dialogue/screen.ts';
import { renderMessage } from './render.ts';
import { sendFile } from './send-file.ts';
import { tellTroubles } from './tenant-posts.ts';
import { trailHeadMessage } from '#dialogue/documents/trail-head.ts';

export interface ChatDeps {
  readonly client: WebClient;
  readonly posts: Posts;
  readonly people: People;
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
      const show = async (): Promise<void> => await poster.show(key, to, renderMessage(card));
      // A requester who left the chat cannot be told; the work goes on.
      await (audience === 'systems' ? show() : unlessGone(show));
      await deps.posts.shown(key, request.revision);
    },
    tellQuestion: async (request, index) => {
      const message = questionMessage(m, { request, index });
      if (message === null || isByRule(request)) return;
      await poster.show(postKey.question(request.id, index), request.requester.id, renderMessage(message));
    },
    threadNote: async (request, key, note) => {
      const card = await deps.posts.find(postKey.card('systems', request.id));
      // The card comes first: its thread is where the note belongs.
      if (!card?.messageId) throw new OutsideError('unavailable', { service: 'chat', detail: 'no card yet' });
      const { place: channel, messageId: ts } = card;
      const post = async (noteKey: string, lines: readonly Line[]): Promise<void> => {
        if (lines.length > 0) await poster.post(postKey.note(request.id, noteKey), channel, textMessage(lines), ts);
      };
      if (note.kind === 'answer') {
        const { index } = note;
        await post(`question:${index}`, noteLines(m, request, { kind: 'question', index }));
      }
      await post(key, noteLines(m, request, note));
    },
    handOver: async (request, to, as) => await postHandOver(handOvers, { request, to, as }),
    showHandOver: async (request) => await showHandOver(handOvers, request),
    remindReceipt: async (request, reminder) => await remindReceipt(handOvers, request, reminder),
    settlePosts: async () => await poster.settleAll(),
    sendFile: async (to, file, text) => await sendFile(deps.client, { to, file, text }),
    tellHead: async (day, head) => {
      await poster.post(postKey.trailHead(day), systemsChannel, renderMessage(trailHeadMessage(m, { day, head })));
    },
    tellTrouble: async (what, code) => {
      await poster.post(postKey.trouble(what), systemsChannel, textMessage([[m.papers.trouble[code]]]));
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
    hasControlPerson: async () => !deps.controlPerson || (await people.actor(deps.controlPerson, undefined)) !== null,
    tellCut: async (pressId, userId) => {
      await poster.post(postKey.pressCut(pressId), userId, textMessage([[m.dialogs.pressCut]]));
    },
    tellTeam: async (about, trouble) => {
      const message = renderMessage(ownTroubleMessage(m, trouble));
      for (const { id } of await people.team())
        await unlessGone(
          async () => void (await poster.post(postKey.ownTrouble({ ...about, personId: id }), id, message)),
        );
    },
    showReview: async (news) => {
      const key = postKey.review(news.read.id);
      if (!news.isAsked && (await deps.posts.find(key)) === null) return;
      await poster.show(key, systemsChannel, renderMessage(reviewMessage(m, news)));
    },
    tellUnread: async (read) => {
      await poster.post(postKey.unread(read.id), systemsChannel, renderMessage(unreadMessage(m, read)));
    },
    tellTenant: async (troubles) => await tellTroubles({ ...deps, poster }, troubles),
    tellReport: async (report, files) => await tellReport({ ...deps, poster }, { report, files }),
    tellRejected: async (request) => {
      if (request.decision === null || isByRule(request)) return;
      const message = textMessage(rejectedLines(m, request));
      await poster.post(postKey.rejected(request.id), request.requester.id, message);
    },
    tellControl: async (request) => {
      if (!deps.controlPerson) return;
      for (const alone of decidedAlone(request))
        await poster.post(
          postKey.control(request.id, alone.at),
          deps.controlPerson,
          renderMessage(controlMessage(m, { request, alone })),
        );
    },
    tellReleasedAlone: async (released) => {
      if (!deps.controlPerson) return;
      const message = renderMessage(releaseControlMessage(m, released));
      await poster.post(postKey.controlRelease(released.at), deps.controlPerson, message);
    },
    tellClaim: async (request, to) => {
      const line = claimLine(m, request);
      if (line === null) return true;
      let isThere = false;
      await unlessGone(async () => {
        await poster.post(postKey.claim(request.id, to.id), to.id, textMessage([line]));
        isThere = true;
      });
      return isThere;
    },
    showAgreement: async (request) => {
      if (request.agreement === undefined) return;
      const { official, reminded } = request.agreement;
      const keys = [postKey.agreement(request.id), ...(reminded === true ? [postKey.agreementAgain(request.id)] : [])];
      await unlessGone(async () => {
        for (const key of keys) await poster.show(key, official.id, renderMessage(agreementMessage(m, request)));
      });
    },
    tellClosed: async (request) => await tellClosed(handOvers, request),
    tellDone: async (request, now) => {
      const message = textMessage(doneLines(m, request, deps.institution));
      for (const { id } of toBeTold(request, now)) {
        // Told of each rest once: that a deletion waits for its date, and that it is final.
        await unlessGone(async () => {
          await poster.post(postKey.done(request, id), id, message);
        });
      }
    },
    tellContractEnd: async (notice) => {
      const { contractGraceDays: graceDays } = deps.institution.rules;
      await showContractNotice({ poster, posts: deps.posts, messages: m, graceDays }, notice);
    },
    showDigest: async (digest) => {
      await poster.show(postKey.digest(digest.read.id), systemsChannel, renderMessage(digestMessage(m, digest)));
    },
    showImport: async (read) => {
      await poster.show(postKey.import, systemsChannel, renderMessage(importMessage(m, read)));
    },
    team: async () => await people.team(),
    findByEmail: async (email) => await people.findByEmail(email),
    profile: async (userId) => await people.actor(userId, undefined),
  };
}

/** Nobody is behind a request that a rule made: there is nobody to write to. */
function isByRule(request: Request): boolean {
  return request.requester.id === BUZON.id;
}

function textMessage(lines: readonly Line[]): Message {
  return renderMessage(messageOf(lines));
}
