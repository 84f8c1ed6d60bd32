import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { answerMessage, questionCard } from '../questions/message.ts';
import type { NoticesDeps } from './deps.ts';

/** Questions to the systems area, and the answers to whoever asked. */
export function questionNotices(deps: NoticesDeps): Pick<Notices, 'showQuestion' | 'tellAnswer'> {
  const { chat, posts, messages: m } = deps;
  return {
    showQuestion: async (question, account) => {
      const key = postKey.systemsQuestion(question.id);
      await chat.show({ key, to: 'systems', message: questionCard(m, { question, account }) });
      await posts.shown(key, question.revision);
    },
    tellAnswer: async (question, account, index) => {
      const message = answerMessage(m, { question, account }, index);
      if (message === null) return;
      const key = postKey.answer(question.id, index);
      await ignoreIfLeftChat(async () => await chat.post({ key, to: question.by, message }));
    },
  };
}
