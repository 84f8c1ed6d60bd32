import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SystemsQuestion } from '#domain/question/question.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { account, SYSTEMS, type StoreStage } from './stage.ts';

const HOUR = 60 * 60_000;
const ASKED = new Date('2026-11-22T15:04:05.678Z');
const HOUR_LATER = new Date(ASKED.getTime() + HOUR);

/** A question of somebody who has asked nothing yet. */
function question(change: Partial<SystemsQuestion> = {}): SystemsQuestion {
  const id = randomUUID();
  return {
    ...{ id, revision: 1, by: { id: `U0${id.slice(0, 8)}`, name: 'María «Peña» de la Hoz' }, askedAt: ASKED },
    ...{ accountId: randomUUID(), tried: { act: 'delete', why: 'role', number: 'FT-GTI-006-2026-00001' } },
    ...{ text: 'Lleva \\ tildes y "comillas".\n2026-11-22T10:20:30.000Z', answers: [], resolved: null },
    ...change,
  };
}

/** Questions to the systems area. */
export function describeQuestions(stage: () => StoreStage): void {
  const insert = async (store: Store, given: SystemsQuestion): Promise<SystemsQuestion> => {
    await store.transact(async (tx) => await tx.questions.insert(given));
    return given;
  };
  const save = async (store: Store, next: SystemsQuestion, seen: number): Promise<boolean> =>
    await store.transact(async (tx) => await tx.questions.save(next, seen));

  describe('a question to the systems area', () => {
    it('is found as it was asked, in every process', async () => {
      const { store, another } = stage();
      const asked = await insert(store, question());
      expect(await (await another()).questions.find(asked.id)).toEqual(asked);
      const bare = await insert(store, question({ accountId: null, tried: null, text: 'Solo texto' }));
      expect(await store.questions.find(bare.id)).toEqual(bare);
      expect(await store.questions.find(randomUUID())).toBeNull();
    });

    it('keeps its answers and its end', async () => {
      const { store } = stage();
      const asked = await insert(store, question());
      const answers = [
        { text: 'Ya quedó.', by: SYSTEMS, at: HOUR_LATER },
        { text: 'Mire otra vez.', by: SYSTEMS, at: HOUR_LATER },
      ];
      const ended = { ...asked, revision: 2, answers, resolved: { by: SYSTEMS, at: HOUR_LATER } };
      expect(await save(store, ended, 1)).toBe(true);
      expect(await store.questions.find(asked.id)).toEqual(ended);
    });

    it('is changed by only one of several who saw the same', async () => {
      const { store, another } = stage();
      const asked = await insert(store, question());
      const other = await another();
      const answered = (text: string): SystemsQuestion => ({
        ...{ ...asked, revision: 2, answers: [{ text, by: SYSTEMS, at: HOUR_LATER }] },
      });
      const saved = await Promise.all([save(store, answered('uno'), 1), save(other, answered('dos'), 1)]);
      expect(saved.toSorted()).toEqual([false, true]);
      const now = await store.questions.find(asked.id);
      expect(now?.answers.map(({ text }) => text)).toEqual([saved[0] ? 'uno' : 'dos']);
      expect(await save(store, { ...answered('tres'), id: randomUUID() }, 1)).toBe(false);
    });

    it('is nothing where its transaction is rolled back', async () => {
      const { store } = stage();
      const asked = question();
      const failing = store.transact(async (tx) => {
        await tx.questions.insert(asked);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.questions.find(asked.id)).toBeNull();
    });

    it('waits for the systems area until somebody answers or ends it, with its account', async () => {
      const { store } = stage();
      const of = account();
      await store.transact(async (tx) => await tx.insertAccount(of));
      // Older than those of other tests.
      const early = (minute: number): Date => new Date(minute * 60_000);
      const last = await insert(store, question({ askedAt: early(2) }));
      const first = await insert(store, question({ askedAt: early(1), accountId: of.id }));
      const answer = { text: 'Ya quedó.', by: SYSTEMS, at: HOUR_LATER };
      const answered = await insert(store, question({ askedAt: early(0), answers: [answer] }));
      const ended = await insert(store, question({ askedAt: early(0), resolved: { by: SYSTEMS, at: HOUR_LATER } }));
      const asked = { today: '2026-11-22', monthEnd: '2026-11-30' };
      const { rows, total } = await store.home.listOfDesk('unanswered', { ...asked, limit: 2 });
      expect(rows).toEqual([
        { question: first, account: of },
        { question: last, account: null },
      ]);
      expect((await store.home.listOfDesk('unanswered', { ...asked, offset: 1, limit: 1 })).rows).toEqual([rows[1]]);
      const all = await store.home.listOfDesk('unanswered', { ...asked, limit: 1_000 });
      expect([all.total, all.rows.length]).toEqual([total, total]);
      const ids = all.rows.map((row) => row.question.id);
      for (const { id } of [answered, ended]) expect(ids).not.toContain(id);
    });

    it('counts for whoever asked: the open ones, and all that were asked since a moment', async () => {
      const { store } = stage();
      const { by } = question();
      const resolved = { by: SYSTEMS, at: HOUR_LATER };
      const open = await insert(store, question({ by }));
      await insert(store, question({ by, askedAt: HOUR_LATER, resolved }));
      const last = await insert(store, question({ by, askedAt: HOUR_LATER }));
      await insert(store, question());
      const of = async (since: Date) => await store.transact(async (tx) => await tx.questions.of({ by: by.id, since }));
      expect(await of(ASKED)).toEqual({ open: [open, last], recent: 3 });
      expect(await of(HOUR_LATER)).toEqual({ open: [open, last], recent: 2 });
      expect(await of(new Date(HOUR_LATER.getTime() + 1))).toEqual({ open: [open, last], recent: 0 });
    });

    it('is asked by one process at a time, so that a limit holds', async () => {
      const { store, another } = stage();
      const { by } = question();
      const ask = async (of: Store): Promise<boolean> =>
        await of.transact(async (tx) => {
          const { recent } = await tx.questions.of({ by: by.id, since: ASKED });
          if (recent >= 2) return false;
          await tx.questions.insert(question({ by }));
          return true;
        });
      const stores = [store, await another(), store, await another()];
      const asked = await Promise.all(stores.map(ask));
      expect(asked.filter(Boolean)).toHaveLength(2);
    });

    it('is pending until its message shows it as it is', async () => {
      const { store } = stage();
      const asked = await insert(store, question());
      const isPending = async (): Promise<boolean> =>
        (await store.pending()).some((job) => job.kind === 'show_question' && job.questionId === asked.id);
      expect(await isPending()).toBe(true);
      const posts = store.postsIn('slack');
      const key = postKey.systemsQuestion(asked.id);
      await posts.begin(key, 'systems');
      await posts.shown(key, 1);
      expect(await isPending()).toBe(false);
      await save(store, { ...asked, revision: 2, resolved: { by: SYSTEMS, at: HOUR_LATER } }, 1);
      expect(await isPending()).toBe(true);
    });
  });
}
