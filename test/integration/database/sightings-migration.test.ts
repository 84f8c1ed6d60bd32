import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { migrate } from '#adapters/postgres/roles/migrate.ts';
import { openOldSchema } from '#test/stages/old-schema.ts';
import type { TrailStage } from '#test/stages/trail-stage.ts';

/** The number of migrations before a read stored the licences and addresses that it sees. */
const FIRST = 18;
const AT = new Date('2026-01-31T23:59:59.987Z');

let stage: TrailStage;
afterEach(async () => await stage.close());

it('the migration makes the next read a full one, since a delta link keeps its first selection; an import stays an import', async () => {
  stage = await openOldSchema(FIRST);
  const read = { purpose: 'delta', next: null, delta: 'from here', pages: 3, users: 9, started_at: AT };
  const under = { next: 'there', finished_at: null };
  for (const each of [
    { ...read, finished_at: AT },
    { ...read, ...under },
    { ...read, ...under, purpose: 'import' },
  ])
    await stage.owner`insert into tenant_reads ${stage.owner({ ...each, id: randomUUID() })}`;
  await migrate(stage.url);
  const reads = await stage.owner`select purpose, next, delta, pages, users from tenant_reads order by purpose`;
  const anew = { next: null, delta: null, pages: 0, users: 0 };
  expect(reads.map((each) => ({ ...each }))).toEqual([
    { purpose: 'delta', next: null, delta: null, pages: 3, users: 9 },
    { purpose: 'full', ...anew },
    { purpose: 'import', ...anew },
  ]);
});
