import { storedPerson, type Answer, type Move } from './move.ts';

export function ask({ request, command, at, from, go, late }: Move<'ask'>): Answer {
  if (!from('submitted', 'approved')) return late();
  const index = request.questions.length;
  const question = { text: command.question, by: storedPerson(command.by), at };
  return go('info_requested', { questions: [...request.questions, question], decision: null }, [
    { type: 'tell_question', index },
    { type: 'thread', note: { kind: 'question', index } },
  ]);
}

export function answer({ request, command, at, from, go, late, refuse }: Move<'answer'>): Answer {
  if (command.by.id !== request.requester.id) return refuse({ code: 'not_requester' });
  const question = request.questions.at(-1);
  if (!from('info_requested') || question === undefined) return late();
  const index = request.questions.length - 1;
  const answered = { ...question, answer: { text: command.answer, at } };
  return go('submitted', { questions: [...request.questions.slice(0, -1), answered] }, [
    { type: 'thread', note: { kind: 'answer', index } },
  ]);
}
