import { RELATIONS } from '#domain/account/relation.ts';
import postgres from 'postgres';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { asciiWords } from '#domain/ascii-words.ts';
import { listAccounts } from '#use-cases/accounts/list-accounts.ts';
import { bareList } from './bare-list.ts';
import { post } from './load-generator.ts';
import { fixed, median, percentile, type Aim, type Table } from './report.ts';
import type { Scene } from './scene.ts';

export const ACCOUNTS = 100_000;
const TIMES = 40;
const TRIPS = 15;

const TERMS = [
  { name: 'nothing', text: '' },
  { name: 'a common name', text: 'María' },
  { name: 'a rare name', text: 'Ñustes' },
  { name: 'two words', text: 'Juan Rodríguez' },
  { name: 'a department', text: 'Secretaría de Salud' },
] as const;

export interface ListTimes {
  readonly name: string;
  readonly text: string;
  readonly total: number;
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

/**
 * Times the use case against hand-written SQL for the same page and count. They take turns, each on its own
 * connections.
 */
export async function measureList(databaseUrl: string): Promise<readonly ListTimes[]> {
  const database = connectDatabase(databaseUrl);
  const locks = createLocks(databaseUrl);
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => undefined, connection: { TimeZone: 'UTC' } });
  const sendJobs = (): Promise<void> => Promise.reject(new Error('a list sends no jobs'));
  const store = createStore({ db: database.db, locks, sendJobs });
  const departments = { listed: false, search: () => [], find: () => null, headedBy: () => [] };
  const institution = { timeZone: 'America/Bogota', relations: RELATIONS };
  const deps = { store, departments, clock: { now: () => new Date() }, institution };
  const actor = { id: 'U0EMPLEADA', name: 'María Fernanda Peña de la Hoz', systems: false, door: 'slack' as const };
  try {
    const times: ListTimes[] = [];
    for (const { name, text } of TERMS) {
      const ours: number[] = [];
      const bare: number[] = [];
      let total = 0;
      for (let turn = -5; turn < TIMES; turn += 1) {
        const used = await timed(async () => await listAccounts(deps, { actor, text, page: 0 }));
        const asked = await timed(async () => await bareList(sql, asciiWords(text)));
        if (!used.value.ok) throw new Error(`not understood: ${text}`);
        total = used.value.value.total;
        if (asked.value.total !== total) throw new Error(`${name}: ${asked.value.total} by hand, ${total} by the bot`);
        if (turn < 0) continue;
        ours.push(used.ms);
        bare.push(asked.ms);
      }
      times.push({ name, text, total, ours, bare });
    }
    return times;
  } finally {
    await Promise.all([database.end(), locks.end(), sql.end()]);
  }
}

/** Measures the whole way, from the signed POST of `/correos` until the list is in the chat; ms for each search. */
export async function measureListTrips(scene: Scene): Promise<ReadonlyMap<string, readonly number[]>> {
  const trips = new Map<string, number[]>();
  const { slack } = scene.institution;
  for (const { name, text } of TERMS) {
    const home = slack.directMessageOf('U0EMPLEADA');
    const taken: number[] = [];
    for (let turn = -2; turn < TRIPS; turn += 1) {
      const [delivery] = await scene.relay.capture(
        async () => await slack.slashCommand('U0EMPLEADA', home, '/correos', text),
      );
      if (delivery === undefined) throw new Error('the local Slack delivered nothing');
      const before = slack.everythingEverPosted().length;
      const { ms } = await timed(async () => {
        const posted = new Promise<void>((resolve) => {
          const unsubscribe = slack.onChange(() => {
            if (slack.everythingEverPosted().length === before) return;
            unsubscribe();
            resolve();
          });
        });
        await post({ url: scene.bot.eventsUrl, signingSecret: scene.signingSecret }, delivery);
        await posted;
      });
      if (turn >= 0) taken.push(ms);
    }
    trips.set(name, taken);
  }
  return trips;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const startedAt = performance.now();
  const value = await work();
  return { value, ms: performance.now() - startedAt };
}

export function listTable(
  times: readonly ListTimes[],
  trips: ReadonlyMap<string, readonly number[]>,
): { table: Table; aims: readonly Aim[] } {
  const rows = times.map(({ name, text, total, ours, bare }) => {
    const trip = trips.get(name) ?? [];
    return [
      `${name}${text === '' ? '' : ` («${text}»)`}`,
      String(total),
      fixed(median(bare)),
      fixed(median(ours)),
      fixed(percentile(ours, 0.95)),
      fixed(median(ours) / median(bare)),
      fixed(median(trip), 1),
      fixed(percentile(trip, 0.95), 1),
    ];
  });
  const aims = times.map(({ name, ours, bare }) => {
    const ratio = median(ours) / median(bare);
    return {
      what: `list of accounts, ${name}: time, of the bare SQL's`,
      measured: fixed(ratio),
      aim: '≤ 1.2',
      reached: ratio <= 1.2,
    };
  });
  const table: Table = {
    title: `/correos on ${ACCOUNTS.toLocaleString('en')} accounts (ms)`,
    notes: [
      `The use case through the store, beside the same page and count in hand-written SQL with postgres.js; ${TIMES} times each, in turns.`,
      `The whole way: from the signed POST until the list stands in the chat, ${TRIPS} times.`,
    ],
    head: ['search', 'found', 'SQL p50', 'ours p50', 'ours p95', 'ratio', 'whole way p50', 'p95'],
    rows,
  };
  return { table, aims };
}
