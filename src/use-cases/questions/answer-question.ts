import type { QuestionRefusal, SystemsQuestion } from '#domain/question/question.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { ChangeDeps } from '#use-cases/commands/apply-commands.ts';

type Deps = Pick<ChangeDeps, 'store' | 'clock'>;

/** Answers a question: it is told to whoever asked, and stands under the question. For the systems area alone. */
export async function answerQuestion(
  deps: Deps,
  { questionId, by, text }: { readonly questionId: string; readonly by: Actor; readonly text: string },
): Promise<Result<SystemsQuestion, QuestionRefusal>> {
  return await change(deps, { questionId, by }, (question, at) => ({
    next: { ...question, answers: [...question.answers, { text, by: personOf(by), at }] },
    what: 'question_answered',
    personal: { answer: text },
  }));
}

/** Ends a question: nobody waits for it any more. For the systems area alone. */
export async function resolveQuestion(
  deps: Deps,
  { questionId, by }: { readonly questionId: string; readonly by: Actor },
): Promise<Result<SystemsQuestion, QuestionRefusal>> {
  return await change(deps, { questionId, by }, (question, at) => ({
    next: { ...question, resolved: { by: personOf(by), at } },
    what: 'question_resolved',
    personal: {},
  }));
}

/** Why this person may not answer or end the question now; null when they may. */
export function whyNotAnswer(question: SystemsQuestion | null, by: Actor): QuestionRefusal | null {
  if (!by.systems) return { code: 'not_systems' };
  if (question === null) return { code: 'not_found' };
  return question.resolved === null ? null : { code: 'resolved', ...question.resolved };
}

interface Changed {
  readonly next: SystemsQuestion;
  readonly what: 'question_answered' | 'question_resolved';
  readonly personal: Readonly<Record<string, string>>;
}

async function change(
  { store, clock }: Deps,
  { questionId, by }: { readonly questionId: string; readonly by: Actor },
  changing: (question: SystemsQuestion, at: Date) => Changed,
): Promise<Result<SystemsQuestion, QuestionRefusal>> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const question = await store.questions.find(questionId);
    const why = whyNotAnswer(question, by);
    if (question === null || why !== null) return refused(why ?? { code: 'not_found' });
    const at = clock.now();
    const { next: changed, what, personal } = changing(question, at);
    const next = { ...changed, revision: question.revision + 1 };
    const isSaved = await store.transact(async (tx) => {
      if (!(await tx.questions.save(next, question.revision))) return false;
      const data = { question: question.id };
      await tx.append({ requestId: null, at, actor: personOf(by), door: by.door, what, data, personal });
      await tx.send({ kind: 'show_question', questionId });
      if (what === 'question_answered')
        await tx.send({ kind: 'tell_answer', questionId, index: next.answers.length - 1 });
      return true;
    });
    if (isSaved) return ok(next);
  }
  throw new Error(`question ${questionId} changed too often under an answer`);
}

function personOf({ id, name }: Actor): { readonly id: string; readonly name: string } {
  return { id, name };
}
