import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '#adapters/postgres/roles/migrate.ts';
import { event, openTrailStage, type TrailStage } from '#test/stages/trail-stage.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../drizzle', import.meta.url));
/** The number of migrations before the trail was chained. */
const FIRST = 3;
const AT = new Date('2026-01-31T23:59:59.987Z');
const HOSTILE = { reason: 'Ñandú «Peña» \u2028 \\ "😀"\n', changes: [{ before: null, after: 'á' }], number: 1.5 };

let stage: TrailStage;
let folder: string;

beforeEach(async () => {
  stage = await openTrailStage();
  folder = await mkdtemp(join(tmpdir(), 'buzon-migrations-'));
});

afterEach(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

/** Turns the database into one from before the trail was chained. */
async function goBack(): Promise<void> {
  await cp(MIGRATIONS, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const read = JSON.parse(await readFile(journal, 'utf8')) as { entries: unknown[] };
  await writeFile(journal, JSON.stringify({ ...read, entries: read.entries.slice(0, FIRST) }));
  await stage.owner`drop schema if exists public cascade`;
  await stage.owner`drop schema if exists drizzle cascade`;
  await stage.owner`create schema public`;
  const sql = postgres(stage.url, { max: 1, onnotice: () => undefined });
  await applyMigrations(drizzle(sql), { migrationsFolder: folder });
  await sql.end();
}

it('the migration takes earlier events into the chain in their order, and loses nothing', async () => {
  await goBack();
  const requestId = randomUUID();
  const old = Array.from({ length: 250 }, (_, index) => ({
    request_id: index % 3 === 0 ? null : requestId,
    at: new Date(AT.getTime() + index),
    actor_id: index % 5 === 0 ? 'buzon' : 'U0ANA',
    actor_name: index % 5 === 0 ? 'Buzón' : 'Ana Ñáñez',
    door: 'slack',
    what: `event ${index}`,
    data: stage.owner.json({ ...HOSTILE, index }),
  }));
  await stage.owner`insert into audit_events ${stage.owner(old)}`;
  // A number that was skipped leaves no gap.
  await stage.owner`select nextval(pg_get_serial_sequence('audit_events', 'seq'))`;
  await stage.owner`insert into audit_events ${stage.owner(old.slice(0, 1))}`;
  await migrate(stage.url);

  expect(await stage.verify()).toMatchObject({ events: 251, problems: [], head: { seq: 251 } });
  const told = await stage.store.trail.ofRequest(requestId);
  const expected = old.flatMap(({ request_id, at, actor_id, actor_name, what }, index) =>
    request_id === null
      ? []
      : [
          {
            requestId,
            at,
            actor: actor_id,
            // The trail keeps the bot by its id, and shows it by the name that it has now.
            actorName: actor_name === 'Buzón' ? 'Correo' : actor_name,
            door: 'slack',
            what,
            personal: { ...HOSTILE, index },
          },
        ],
  );
  expect(told).toMatchObject(expected);
  expect(told).toHaveLength(expected.length);

  await stage.store.transact(async (tx) => await tx.append(event({ requestId, what: 'after' })));
  expect(await stage.verify()).toMatchObject({ events: 252, problems: [] });
  await expect(stage.owner`delete from audit_trail`).rejects.toThrow('audit_trail is append-only');
});

it('the migration begins a chain if there were no events', async () => {
  await goBack();
  await migrate(stage.url);
  expect(await stage.verify()).toMatchObject({ events: 0, problems: [] });
  await stage.store.transact(async (tx) => await tx.append(event()));
  expect(await stage.verify()).toMatchObject({ events: 1, problems: [], head: { seq: 1 } });
});
