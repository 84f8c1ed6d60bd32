import { randomUUID } from 'node:crypto';
import type { QuestionRefusal, SystemsQuestion, Tried } from '#domain/question/question.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { ChangeDeps } from '#use-cases/commands/apply-commands.ts';

/** So many questions of one person wait for an answer at once, and so many they ask in 24 h. */
const MOST_OPEN = 5;
const MOST_A_DAY = 10;
const DAY = 24 * 60 * 60_000;

/** What somebody asks the systems area. */
interface Asking {
  readonly by: Actor;
  readonly accountId: string | null;
  readonly tried: Tried | null;
  readonly text: string | null;
}

/**
 * Sends a question to the systems area's channel. The same question while it is open is the same one: `isNew` tells
 * whether it was sent now.
 */
export async function askSystems(
  { store, clock }: Pick<ChangeDeps, 'store' | 'clock'>,
  asking: Asking,
): Promise<Result<{ readonly question: SystemsQuestion; readonly isNew: boolean }, QuestionRefusal>> {
  const { by, accountId, tried, text } = asking;
  const at = clock.now();
  return await store.transact(async (tx) => {
    const { open, recent } = await tx.questions.of({ by: by.id, since: new Date(at.getTime() - DAY) });
    const same = open.find((one) => one.answers.length === 0 && markOf(one) === markOf(asking));
    if (same !== undefined) return ok({ question: same, isNew: false });
    if (open.length >= MOST_OPEN) return refused({ code: 'too_many_open', limit: MOST_OPEN } as const);
    if (recent >= MOST_A_DAY) return refused({ code: 'too_many_today', limit: MOST_A_DAY } as const);
    const actor = { id: by.id, name: by.name };
    const question: SystemsQuestion = {
      ...{ id: randomUUID(), revision: 1, by: actor, askedAt: at, accountId, tried, text },
      ...{ answers: [], resolved: null },
    };
    await tx.questions.insert(question);
    const { whose, ...named } = tried ?? {};
    await tx.append({
      ...{ requestId: null, at, actor, door: by.door, what: 'question_asked' },
      data: { question: question.id, ...(accountId === null ? {} : { account: accountId }), ...named },
      personal: { ...(text === null ? {} : { text }), ...(whose === undefined ? {} : { whose }) },
    });
    await tx.send({ kind: 'show_question', questionId: question.id });
    return ok({ question, isNew: true });
  });
}

function markOf({ accountId, tried, text }: Pick<Asking, 'accountId' | 'tried' | 'text'>): string {
  const { act = null, why = null, number = null, whose = null, reference = null } = tried ?? {};
  return JSON.stringify([accountId, act, why, number, whose, reference, text]);
}
