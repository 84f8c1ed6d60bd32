import type { WebClient } from '@slack/web-api';
import { BUZON } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Chat, Institution, Posts } from '#use-cases/ports.ts';
import type { Credential } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { ACTIONS } from './card-buttons.ts';
import { changedText, requestCard } from './card.ts';
import { showContractNotice } from './contract-message.ts';
import { digestMessage } from './digest-message.ts';
import { deletionDay } from './deletion-day.ts';
import { doneLines, toBeTold } from './done-message.ts';
import { postHandOver, remindReceipt, showHandOver, tellClosed, unlessGone } from './hand-over-posts.ts';
import { importMessage } from './import-message.ts';
import type { People } from './people.ts';
import { createPoster, type Message } from './post-once.ts';
import { awaitedNames } from './receipt-lines.ts';
import { tellReport } from './report-posts.ts';
import { plain, rich, type Line } from './rich-text.ts';
import { sendFile } from './send-file.ts';
import { headMessage } from './trail-head-message.ts';

export interface ChatDeps {
  readonly client: WebClient;
  readonly posts: Posts;
  readonly people: People;
  readonly messages: Messages;
  readonly institution: Institution;
  readonly systemsChannel: string;
  readonly delivery: Credential['kind'];
}

/** What the workers write to people in Slack: cards, questions, hand-overs. */
export function createChat(deps: ChatDeps): Chat {
  const { messages: m, people, systemsChannel } = deps;
  const poster = createPoster(deps.client, deps.posts);
  const cardKey = (audience: 'systems' | 'requester', request: Request): string => `card:${audience}:${request.id}`;
  const handOvers = { ...deps, poster };

  return {
    showCard: async ({ request, run, audience }) => {
      const key = cardKey(audience, request);
      if (audience === 'requester' && isByRule(request)) {
        await deps.posts.shown(key, request.revision);
        return;
      }
      const to = audience === 'systems' ? systemsChannel : request.requester.id;
      const deletedOn = deletionDay(request, deps.institution);
      const card = requestCard(m, { request, run, audience, deletedOn });
      const show = async (): Promise<void> => await poster.show(key, to, card);
      // A requester who left the chat cannot be told; the work goes on.
      await (audience === 'systems' ? show() : unlessGone(show));
      await deps.posts.shown(key, request.revision);
    },
    tellQuestion: async (request, index) => {
      const question = request.questions[index];
      if (question === undefined || isByRule(request)) return;
      const text = m.handOver.question(request.number, question.by.name);
      const waits = request.state === 'info_requested' && index === request.questions.length - 1;
      const answered: Line[] =
        question.answer === undefined ? [] : [[{ bold: m.card.thread.yourAnswer }], [question.answer.text]];
      const message = textMessage([[text], [{ bold: question.text }], ...answered]);
      if (waits) {
        message.blocks.push({
          type: 'actions',
          block_id: `question:${request.id}:${index}`,
          elements: [
            {
              type: 'button',
              action_id: ACTIONS.answer,
              text: plain(m.card.buttons.answer),
              value: request.id,
              style: 'primary',
            },
          ],
        });
      }
      await poster.show(`question:${request.id}:${index}`, request.requester.id, message);
    },
    threadNote: async (request, key, note) => {
      const card = await deps.posts.find(cardKey('systems', request));
      // The card comes first: its thread is where the note belongs.
      if (!card?.ts) throw new OutsideError('unavailable', { service: 'slack', detail: 'no card yet' });
      const { channel, ts } = card;
      const post = async (postKey: string, lines: readonly Line[]): Promise<void> => {
        if (lines.length > 0) await poster.post(`note:${postKey}:${request.id}`, channel, textMessage(lines), ts);
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
    sendFile: async (to, file, text) => await sendFile(deps.client, { to, file, text }),
    tellHead: async (day, head) => {
      await poster.post(`trail_head:${day}`, systemsChannel, headMessage(m, day, head));
    },
    tellTrouble: async (key, code) => {
      await poster.post(`trouble:${key}`, systemsChannel, textMessage([[m.papers.trouble[code]]]));
    },
    tellReport: async (report, files) => await tellReport({ ...deps, poster }, { report, files }),
    tellRejected: async (request) => {
      const { decision } = request;
      if (decision === null || isByRule(request)) return;
      const lines =
        decision.by.id === BUZON.id && request.failure !== null
          ? [[m.handOver.rejectedByItself(request.number)], [{ bold: m.work.failure(request.failure) }]]
          : [[m.handOver.rejected(request.number, decision.by.name)], [{ bold: decision.reason ?? '' }]];
      await poster.post(`rejected:${request.id}`, request.requester.id, textMessage(lines));
    },
    tellClosed: async (request) => await tellClosed(handOvers, request),
    tellDone: async (request) => {
      const message = textMessage(doneLines(m, request, deps.institution));
      for (const { id } of toBeTold(request)) {
        // Told of each rest once: that a deletion waits for its date, and that it is final.
        await unlessGone(async () => {
          await poster.post(`done:${request.state}:${request.id}:${id}`, id, message);
        });
      }
    },
    tellContractEnd: async (notice) => {
      const { contractGraceDays: graceDays } = deps.institution.rules;
      await showContractNotice({ poster, posts: deps.posts, messages: m, graceDays }, notice);
    },
    showDigest: async (digest) => {
      await poster.show(`digest:${digest.read.id}`, systemsChannel, digestMessage(m, digest));
    },
    showImport: async (read) => {
      await poster.show('import', systemsChannel, importMessage(m, read));
    },
    findByEmail: async (email) => await people.findByEmail(email),
  };
}

/** Nobody is behind a request that a rule made: there is nobody to write to. */
function isByRule(request: Request): boolean {
  return request.requester.id === BUZON.id;
}

function noteLines(m: Messages, request: Request, note: Parameters<Chat['threadNote']>[2]): readonly Line[] {
  switch (note.kind) {
    case 'question': {
      const question = request.questions[note.index];
      return question === undefined ? [] : [[{ bold: m.card.thread.question(question.by.name) }], [question.text]];
    }
    case 'answer': {
      const answer = request.questions[note.index]?.answer;
      return answer === undefined ? [] : [[{ bold: m.card.thread.answer(request.requester.name) }], [answer.text]];
    }
    case 'failed':
      return [[m.card.thread.failed(m.work.failure(note.failure))], [m.work.nothingLost]];
    case 'plan_changed':
      return [[changedText(m, note.changes)]];
    case 'by_hand':
      return [[m.card.thread.byHand]];
    case 'holder_joined':
      return [[m.card.thread.holderJoined(request.handedTo?.person.name ?? '')]];
    case 'not_received': {
      const { notReceivedBy } = m.card.thread;
      const password = request.passwordChangedAt === null ? [notReceivedBy.password] : [];
      const missing = [...awaitedNames(m, request), ...password];
      // Confirmed a moment before: there is nothing to look after.
      return missing.length === 0 ? [] : [[m.card.thread.notReceived(missing.join('; '))]];
    }
  }
}

/** A message of plain lines; the same words, without their marks, stand in the notification. */
function textMessage(lines: readonly Line[]): Message {
  const words = lines.map((line) =>
    line.map((piece) => (typeof piece === 'string' ? piece : Object.values(piece)[0])).join(''),
  );
  return { text: words.join(' '), blocks: [rich(lines)] };
}
