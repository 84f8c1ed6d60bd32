import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import { NOW } from '#domain/request/request.fixture.ts';
import { NO_HEADS, registerOf } from '#use-cases/register/register.fixture.ts';
import type { SystemsQuestion } from '#domain/question/question.ts';
import { plainDeps, type Plain } from '../acts.fixture.ts';

/** The questions of a plain store, and its accounts. */
export function questionStage(
  given: readonly SystemsQuestion[] = [],
  accounts: readonly Account[] = [ACCOUNT],
): Plain & { readonly kept: SystemsQuestion[] } {
  const kept = [...given];
  const plain = plainDeps(
    {
      departments: NO_HEADS,
      store: {
        ...registerOf(...accounts),
        questions: { find: async (id) => await Promise.resolve(kept.find((one) => one.id === id) ?? null) },
      },
    },
    {
      questions: {
        of: async ({ by, since }) => {
          const own = kept.filter((one) => one.by.id === by);
          const open = own.filter(({ resolved }) => resolved === null);
          return await Promise.resolve({ open, recent: own.filter(({ askedAt }) => askedAt >= since).length });
        },
        insert: async (question) => await Promise.resolve(void kept.push(question)),
        save: async (next, seen) => {
          const index = kept.findIndex(({ id, revision }) => id === next.id && revision === seen);
          if (index >= 0) kept[index] = next;
          return await Promise.resolve(index >= 0);
        },
      },
    },
  );
  return { ...plain, kept };
}

/** An open question of somebody. */
export function questionOf(by: SystemsQuestion['by'], change: Partial<SystemsQuestion> = {}): SystemsQuestion {
  return {
    ...{ id: '6f1f3c0e-0000-4000-8000-0000000000a1', revision: 1, by, askedAt: NOW, accountId: null },
    ...{ tried: { act: 'modify', why: 'synced' }, text: null, answers: [], resolved: null },
    ...change,
  };
}
