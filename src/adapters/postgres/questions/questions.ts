import { and, asc, eq, gte, isNull, lt, or, sql } from 'drizzle-orm';
import type { SystemsQuestion } from '#domain/question/question.ts';
import type { Person } from '#domain/person.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Listed } from '#use-cases/ports/store/home.ts';
import type { Questions, QuestionsTx, SeenQuestion } from '#use-cases/ports/store/question.ts';
import { accountOf } from '../accounts/account-rows.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { accounts } from '../tables/accounts.ts';
import { posts } from '../tables/chat.ts';
import { questions } from '../tables/questions.ts';

type Row = typeof questions.$inferSelect;

/** What the JSON column holds. */
interface Data extends Pick<SystemsQuestion, 'tried' | 'text'> {
  readonly name: string;
  readonly answers: readonly { readonly text: string; readonly by: Person; readonly at: string }[];
  readonly resolvedBy: Person | null;
}

export function createQuestions(db: Database): Questions {
  return {
    find: async (id) => {
      const [row] = await db.select().from(questions).where(eq(questions.id, id));
      return row === undefined ? null : questionOf(row);
    },
  };
}

export function createQuestionsTx(tx: Transaction): QuestionsTx {
  return {
    of: async ({ by, since }) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`questions ${by}`}, 0))`);
      const which = or(isNull(questions.resolvedAt), gte(questions.askedAt, since));
      const rows = await tx
        .select()
        .from(questions)
        .where(and(eq(questions.byId, by), which))
        .orderBy(questions.askedAt);
      const found = rows.map(questionOf);
      return {
        open: found.filter(({ resolved }) => resolved === null),
        recent: found.filter(({ askedAt }) => askedAt >= since).length,
      };
    },
    insert: async (question) => {
      await tx.insert(questions).values(rowOf(question));
    },
    save: async (next, seenRevision) => {
      const { id, ...row } = rowOf(next);
      const saved = await tx
        .update(questions)
        .set(row)
        .where(and(eq(questions.id, id), eq(questions.revision, seenRevision)))
        .returning({ id: questions.id });
      return saved.length === 1;
    },
  };
}

/** Open questions without an answer, oldest first. */
export async function unansweredQuestions(
  db: Database,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Listed<SeenQuestion>> {
  const rows = await db
    .select({ question: questions, account: accounts, total: sql<number>`(count(*) over ())::int` })
    .from(questions)
    .leftJoin(accounts, eq(accounts.id, questions.accountId))
    .where(and(isNull(questions.resolvedAt), sql`jsonb_array_length(${questions.data} -> 'answers') = 0`))
    .orderBy(asc(questions.askedAt), asc(questions.id))
    .offset(offset)
    .limit(limit);
  return { rows: rows.map(seenOf), total: rows[0]?.total ?? 0 };
}

/** This person's open questions, oldest first. */
export async function openQuestionsOf(db: Database, personId: string): Promise<readonly SeenQuestion[]> {
  const rows = await db
    .select({ question: questions, account: accounts })
    .from(questions)
    .leftJoin(accounts, eq(accounts.id, questions.accountId))
    .where(and(eq(questions.byId, personId), isNull(questions.resolvedAt)))
    .orderBy(asc(questions.askedAt), asc(questions.id));
  return rows.map(seenOf);
}

/** Questions that were never posted, or whose message shows an older state. */
export async function questionsBehind(db: Database): Promise<readonly Job[]> {
  const behind = or(isNull(posts.key), lt(posts.shownRevision, questions.revision));
  const rows = await db
    .select({ questionId: questions.id })
    .from(questions)
    .leftJoin(posts, eq(posts.key, sql`'systems_question:' || ${questions.id}`))
    .where(behind)
    .limit(100);
  return rows.map(({ questionId }) => ({ kind: 'show_question', questionId }));
}

function seenOf(row: { readonly question: Row; readonly account: typeof accounts.$inferSelect | null }): SeenQuestion {
  return { question: questionOf(row.question), account: row.account === null ? null : accountOf(row.account) };
}

function rowOf({ id, revision, by, accountId, askedAt, resolved, ...rest }: SystemsQuestion) {
  const { tried, text, answers } = rest;
  const data = { name: by.name, tried, text, answers, resolvedBy: resolved?.by ?? null };
  return { id, revision, byId: by.id, accountId, data, askedAt, resolvedAt: resolved?.at ?? null };
}

function questionOf({ id, revision, byId, accountId, data, askedAt, resolvedAt }: Row): SystemsQuestion {
  const { name, tried, text, answers, resolvedBy } = data as Data;
  return {
    ...{ id, revision, by: { id: byId, name }, askedAt, accountId, tried, text },
    answers: answers.map((one) => ({ ...one, at: new Date(one.at) })),
    resolved: resolvedAt === null || resolvedBy === null ? null : { by: resolvedBy, at: resolvedAt },
  };
}
