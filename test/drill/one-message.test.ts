import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pick, seededRandom } from '#domain/seeded-random.fixture.ts';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { about, HOLDER, openDirectAccess, until, type DirectAccess } from '../direct-access.ts';
import { startChildBot, type ChildBot } from '../stages/child-bot.ts';
import { createTestDatabase } from '../database.ts';
import { QUICK } from '../stages/desk.ts';
import { drilled } from '../drill.ts';

/** How many connections are cut. Half of them hold a lock. */
const CUTS = drilled(12, 60);
/**
 * The bots expect that the chat may do something this late. The local Slack does it 1 s (short drill) or 9 s (long
 * drill) after breaking off.
 */
const LATE_SECONDS = drilled(4, 15);
const LATE = drilled('cut-late-1s', 'cut-late-9s');
const FAULTS = [LATE, LATE, 'slow-2s', 'reset-after-commit', 'reset-before', 'http-500'] as const;
const REQUESTS = drilled(4, 16);
const BOTS = ['drill-one', 'drill-two'] as const;

describe('two processes whose connections are cut, with a chat that is slow, breaks off and does things late', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let institution: Institution;
  let direct: DirectAccess;
  let sql: Sql;
  const bots: ChildBot[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    institution = await startInstitution({ overrides: QUICK });
    sql = postgres(database.url, { max: 1, onnotice: () => undefined });
    direct = await openDirectAccess({ institution, databaseUrl: database.url });
    for (const name of BOTS) bots.push(await startChildBot(settings(name)));
  });
  afterAll(async () => {
    for (const bot of bots) {
      bot.kill();
      await bot.gone();
    }
    await direct.end();
    await sql.end();
    await institution.stop();
    await database.drop();
  });

  const settings = (name: (typeof BOTS)[number]): Record<string, string> => {
    const url = new URL(database.url);
    // The bots' connections are told apart from this test's by their names.
    url.searchParams.set('application_name', name);
    return { ...institution.env, DATABASE_URL: url.href, CHAT_LATE_SECONDS: String(LATE_SECONDS), LOG_LEVEL: 'warn' };
  };

  /** Cuts one connection of the bots; with `isLock`, one that holds a lock. Answers how many were cut. */
  const cut = async (isLock: boolean): Promise<number> => {
    const rows = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name in ${sql(BOTS)} and datname = current_database()
        and (not ${isLock} or pid in (select pid from pg_locks where locktype = 'advisory' and granted))
      order by random() limit 1`;
    return rows.length;
  };

  it(
    `posts every message once through ${CUTS} cuts`,
    { timeout: 120_000 + CUTS * 4_000 + LATE_SECONDS * 4_000 },
    async () => {
      const random = seededRandom(20_261_128);
      const { slack } = institution;
      const asked = (async () => {
        const ids: string[] = [];
        for (let n = 0; n < REQUESTS; n += 1) {
          // It has to come from a request, so that its holder is known.
          const account = await direct.account({ origin: 'request' });
          ids.push((await direct.ask({ ...about(account), type: 'password' }, HOLDER)).id);
          await sleep(drilled(800, 2_500));
        }
        return ids;
      })();
      for (let done = 0, turn = 0; done < CUTS; turn += 1) {
        slack.addFault({ kind: pick(random, FAULTS), match: '^chat\\.(postMessage|update)$' });
        await sleep(random() * 600);
        done += await cut(turn % 2 === 0);
      }
      const ids = await asked;
      slack.clearFaults();
      for (const id of ids) await direct.rests({ id }, 'delivered', 90_000);
      const isTold = async (): Promise<true | null> =>
        (await direct.store.pending()).some(({ kind }) => kind === 'show_card') ? null : true;
      await until('everything to be told', isTold, 90_000);
      // Until nothing can arrive late any more.
      await sleep((LATE_SECONDS + 10) * 1_000);

      const told = Map.groupBy(slack.everythingEverPosted(), ({ metadata }) => keyOf(metadata));
      told.delete('');
      const twice = [...told].filter(([, messages]) => new Set(messages.map(({ ts }) => ts)).size > 1);
      expect(twice.map(([key, messages]) => [key, messages.map(({ ts }) => ts)])).toEqual([]);
      for (const id of ids) {
        const keys = [...told.keys()].filter((key) => key.includes(id)).map((key) => key.replace(id, '…'));
        expect(keys.toSorted()).toEqual(
          expect.arrayContaining(['card:requester:…', 'card:systems:…', `hand_over:…:${HOLDER.id}`]),
        );
      }
      expect(bots.map((bot) => bot.output()).filter((output) => output.includes('uncaught'))).toEqual([]);
    },
  );
});

function keyOf(metadata: ChatMessage['metadata']): string {
  const key = metadata?.event_payload['key'];
  return typeof key === 'string' ? key : '';
}
