import type { SeenQuestion } from '#use-cases/ports/store/question.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** A question with its account; null when it was forgotten. */
export async function seenQuestion(
  { store }: { readonly store: Pick<Store, 'questions' | 'account'> },
  questionId: string,
): Promise<SeenQuestion | null> {
  const question = await store.questions.find(questionId);
  if (question === null) return null;
  const account = question.accountId === null ? null : await store.account(question.accountId);
  return { question, account };
}
