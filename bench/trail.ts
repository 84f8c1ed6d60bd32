import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { startChild } from './child.ts';
import { fixed, median, type Aim, type Table } from './report.ts';
import { startDatabase, temporaryDir, type Cleanup } from './scene.ts';
import type { TrailReading } from './trail-worker.ts';

const EVENTS = 100_000;
/** Events written in each transaction while the trail is filled. */
const AT_ONCE = 1_000;
const TIMES = 200;
const AT_A_TIME = 8;
const MEMORY_MB = 250;

type Part = { readonly table: Table; readonly aims: readonly Aim[] };

/**
 * Measures what the trail costs: adding an event to a transaction, and verifying the whole trail in the database and
 * from a file.
 */
export async function measureTrail(cleanup: Cleanup): Promise<readonly Part[]> {
  const databaseUrl = await startDatabase(cleanup);
  const { db, end } = connectDatabase(databaseUrl, AT_A_TIME);
  const locks = createLocks(databaseUrl);
  const store = createStore({ db, locks, sendJobs: () => Promise.reject(new Error('an event sends no jobs')) });
  try {
    for (let written = 0; written < EVENTS; written += AT_ONCE) {
      await store.transact(async (tx) => {
        for (let index = 0; index < AT_ONCE; index += 1) await tx.append(eventOf(written + index));
      });
    }
    return [await measureSealing(store, databaseUrl), await measureReading(cleanup, databaseUrl)];
  } finally {
    await Promise.all([end(), locks.end()]);
  }
}

function eventOf(index: number): AuditEvent {
  return {
    requestId: randomUUID(),
    at: new Date(),
    actor: { id: 'U0SISTEMAS1', name: 'Jorge Muñoz' },
    door: 'slack',
    what: 'approve',
    data: { from: 'submitted', to: 'approved', index },
    personal: { reason: 'Se revisó el contrato con Talento Humano y está completo.' },
  };
}

/** Times the same transaction with an event, with a plain row instead, and with neither, in turns. */
async function measureSealing(store: Store, databaseUrl: string): Promise<Part> {
  const sql = postgres(databaseUrl, { max: AT_A_TIME, onnotice: () => undefined });
  const times = { nothing: new Array<number>(), plain: new Array<number>(), event: new Array<number>() };
  try {
    await sql`create table bench_events (seq bigint generated always as identity primary key, entry text not null)`;
    const entry = JSON.stringify(eventOf(0));
    const plain = async (): Promise<unknown> =>
      await sql.begin(async (tx) => {
        await tx`delete from addresses where request_id = ${randomUUID()}`;
        await tx`insert into bench_events (entry) values (${entry})`;
      });
    const ours = async (isTold: boolean): Promise<unknown> =>
      await store.transact(async (tx) => {
        await tx.releaseAddresses(randomUUID());
        if (isTold) await tx.append(eventOf(0));
      });
    for (let turn = -20; turn < TIMES; turn += 1) {
      const taken = [
        await timed(async () => await ours(false)),
        await timed(plain),
        await timed(async () => await ours(true)),
      ];
      if (turn < 0) continue;
      times.nothing.push(taken[0] ?? Number.NaN);
      times.plain.push(taken[1] ?? Number.NaN);
      times.event.push(taken[2] ?? Number.NaN);
    }
    const crowd = async (work: () => Promise<unknown>): Promise<number> => {
      const ms = await timed(async () => {
        const each = async (): Promise<void> => {
          for (let turn = 0; turn < TIMES / AT_A_TIME; turn += 1) await work();
        };
        await Promise.all(Array.from({ length: AT_A_TIME }, each));
      });
      return (TIMES / ms) * 1_000;
    };
    const rates = {
      nothing: await crowd(async () => await ours(false)),
      plain: await crowd(plain),
      event: await crowd(async () => await ours(true)),
    };
    const of = (name: keyof typeof times): readonly string[] => [fixed(median(times[name])), fixed(rates[name], 0)];
    const ratio = median(times.event) / median(times.plain);
    return {
      table: {
        title: `An event in the trail, behind ${EVENTS.toLocaleString('en')} others`,
        notes: [`The same transaction ${TIMES} times each, in turns; then ${AT_A_TIME} at a time.`],
        head: ['', 'ms p50', `a second, ${AT_A_TIME} at a time`],
        rows: [
          ['without an event', ...of('nothing')],
          ['with a plain row by hand', ...of('plain')],
          ['with a sealed event', ...of('event')],
        ],
      },
      aims: [
        { what: 'a sealed event: time, of a plain row’s', measured: fixed(ratio), aim: '≤ 3', reached: ratio <= 3 },
      ],
    };
  } finally {
    await sql.end();
  }
}

async function measureReading(cleanup: Cleanup, databaseUrl: string): Promise<Part> {
  const file = join(await temporaryDir(cleanup), 'trail.jsonl');
  const run = async (mode: string): Promise<TrailReading> => {
    const child = startChild('./trail-worker.ts', {
      env: { DATABASE_URL: databaseUrl, TRAIL_MODE: mode, TRAIL_FILE: file },
    });
    cleanup.defer(child.stop);
    await once(child.process, 'close');
    if (child.process.exitCode !== 0) throw new Error(child.output());
    return JSON.parse(child.output().slice(child.output().indexOf('{'))) as TrailReading;
  };
  const exported = await run('export');
  const [online, bareOnline, fromFile, bareFile] = [
    await run('online'),
    await run('bare_online'),
    await run('file'),
    await run('bare_file'),
  ];
  const most = Math.max(exported.peakMb, online.peakMb, fromFile.peakMb);
  const row = (name: string, ours: TrailReading, bare?: TrailReading): readonly string[] => [
    ...[name, fixed(ours.ms / 1_000), fixed(ours.peakMb, 0)],
    ...(bare === undefined ? ['', ''] : [fixed(bare.ms / 1_000), fixed(ours.ms / bare.ms, 1)]),
  ];
  return {
    table: {
      title: `The trail of ${EVENTS.toLocaleString('en')} events, read as a whole`,
      notes: [
        `Each in a process of its own. Bare: the same rows read and hashed; the same file hashed (${fixed((await stat(file)).size / 1024 ** 2, 0)} MB).`,
      ],
      head: ['', 's', 'peak MB', 'bare s', 'ratio'],
      rows: [
        row('audit:export', exported),
        row('audit:verify, database', online, bareOnline),
        row('audit:verify, file', fromFile, bareFile),
      ],
    },
    aims: [
      {
        what: 'audit:verify and audit:export: peak memory',
        measured: `${fixed(most, 0)} MB`,
        aim: `< ${MEMORY_MB} MB`,
        reached: most < MEMORY_MB,
      },
    ],
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
