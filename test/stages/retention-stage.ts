import { randomUUID } from 'node:crypto';
import type { Account } from '#domain/account/account.ts';
import { CANARY, CANARY_FORMS, canaryRequest } from '#domain/request/forget.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { forgetOld, type Forgotten } from '#use-cases/retention/forget-old.ts';
import { postKey, type PostKey } from '#use-cases/ports/store/post-key.ts';
import { account, insert } from '../contract/store/stage.ts';
import { event, openTrailStage, type TrailStage } from './trail-stage.ts';

const DAY = 24 * 60 * 60_000;
export const NOW = new Date('2036-11-22T15:04:05.678Z');
/** Days. */
export const RETENTION = 3_650;
/** Old enough to be forgotten, and not. */
export const OLD = daysAgo(RETENTION + 1);
export const YOUNG = daysAgo(RETENTION - 1);
export const NONE: Forgotten = { requests: 0, accounts: 0, events: 0, reports: 0, findings: 0, questions: 0 };

export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY);
}

/** A database with people from long ago. */
export interface RetentionStage extends TrailStage {
  forget(retentionDays?: number, now?: Date): Promise<Forgotten>;
  /** An ended request, with everything that may name its people. */
  ended(change?: RequestChange): Promise<Request>;
  /** Only the request. */
  bare(change?: RequestChange): Promise<Request>;
  /** An account, deleted by default. */
  register(change?: Partial<Account>): Promise<Account>;
  /** The database's whole content as text. */
  everything(): Promise<string>;
  isRemembered(): Promise<boolean>;
}

export async function openRetentionStage(): Promise<RetentionStage> {
  const stage = await openTrailStage();
  const { store, owner } = stage;
  const bare: RetentionStage['bare'] = async (change = {}) => {
    const filled = { ...canaryRequest(CANARY_FORMS.personal), updatedAt: OLD, ...change, id: randomUUID() };
    return await insert(store, filled, `cc:${CANARY}:${filled.id}`);
  };
  const everything: RetentionStage['everything'] = async () => {
    const tables = await owner<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
    const dumps = await Promise.all(
      tables.map(async ({ name }) => JSON.stringify(await owner`select t::text from ${owner(name)} t`)),
    );
    return dumps.join('\n');
  };
  return {
    ...stage,
    bare,
    everything,
    forget: async (retentionDays = RETENTION, now = NOW) =>
      await forgetOld({ store, clock: { now: () => now }, retentionDays }),
    ended: async (change = {}) => {
      const request = await bare(change);
      const { id: requestId, number } = request;
      const by = { id: `U0${CANARY}`, name: `${CANARY} Muñoz` };
      await store.transact(async (tx) => {
        await tx.append(event({ requestId, at: OLD, what: 'submit', personal: { about: CANARY } }));
        await tx.append(event({ requestId, at: OLD, what: 'step_done', actor: 'buzon' }));
        const content = Buffer.from(`%PDF ${CANARY}`);
        const record = {
          key: number,
          requestId,
          name: 'x.pdf',
          mediaType: 'application/pdf',
          sha256: 'a',
          madeAt: OLD,
        };
        await tx.archive({ ...record, content });
      });
      await store.transact(async (tx) => await tx.reveals.claim({ requestId, by, at: OLD, limit: 3 }));
      const posted = [
        [`card:systems:${requestId}`, 'C0SISTEMAS'],
        ...['card:requester', 'done:closed', 'question', 'congratulations', 'note:question:0'].map((kind) => [
          `${kind}:${requestId}`,
          `D0${CANARY}`,
        ]),
        [`receipt:${requestId}:U0${CANARY}`, `D0${CANARY}2`],
      ];
      const posts = store.postsIn('slack');
      for (const [key = '', place = ''] of posted) {
        await posts.begin(key as PostKey, place);
        await posts.done(key as PostKey, place, '1.2');
      }
      return request;
    },
    register: async (change = {}) => {
      const person = { id: `U0${CANARY}`, name: CANARY };
      const { id } = account();
      const one = account({
        ...{ id, state: 'deleted', deletedAt: OLD, displayName: CANARY, givenNames: CANARY, surnames: CANARY },
        ...{ address: `${CANARY.toLowerCase()}.${id}@entidad.gov.co`, position: CANARY, phone: CANARY },
        ...{ subject: `cc:${CANARY}`, holder: person, responsible: person },
        ...change,
      });
      await store.transact(async (tx) => {
        await tx.insertAccount(one);
        if (one.state === 'deleted') await tx.quarantineAll(id, daysAgo(RETENTION - 365));
      });
      const about = { accountId: id, contractEnd: '2026-03-31', reminder: 5, personId: person.id };
      await store.postsIn('slack').begin(postKey.contractEnd(about), `D0${CANARY}`);
      return one;
    },
    isRemembered: async () => {
      const all = (await everything()).toLowerCase();
      return all.includes(CANARY.toLowerCase()) || all.includes(Buffer.from(CANARY).toString('hex'));
    },
  };
}
