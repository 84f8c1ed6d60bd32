import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { answerMessage, answerNote, questionCard } from '../questions/message.ts';
import type { NoticesDeps } from './deps.ts';

/** Questions to the systems area, and the answers to whoever asked. */
export function questionNotices(deps: NoticesDeps): Pick<Notices, 'showQuestion' | 'tellAnswer'> {
  const { chat, posts, messages: m, teamIds: team } = deps;
  return {
    showQuestion: async (question, account) => {
      const key = postKey.systemsQuestion(question.id);
      await chat.show({ key, to: 'systems', message: questionCard(m, { question, account, team }) });
      await posts.shown(key, question.revision);
    },
    tellAnswer: async (question, account, index) => {
      const message = answerMessage(m, { question, account }, index);
      const note = answerNote(m, question, index);
      if (message === null || note === null) return;
      const key = postKey.answer(question.id, index);
      await ignoreIfLeftChat(async () => await chat.post({ key, to: question.by, message }));
      const below = postKey.answerNote(question.id, index);
      await chat.post({ key: below, to: 'systems', message: note }, postKey.systemsQuestion(question.id));
    },
  };
}
