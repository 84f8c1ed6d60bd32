import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '#adapters/postgres/roles/migrate.ts';
import { openOldSchema } from '#test/stages/old-schema.ts';
import type { TrailStage } from '#test/stages/trail-stage.ts';

/** The number of migrations before the sign-in name was stored separately from the address. */
const FIRST = 6;
const AT = new Date('2026-01-31T23:59:59.987Z');
const HANDED = new Date('2026-02-02T13:00:00.000Z');

let stage: TrailStage;

beforeEach(async () => {
  stage = await openOldSchema(FIRST);
});

afterEach(async () => await stage.close());

function row(address: string, change: object): object {
  return {
    ...{
      id: randomUUID(),
      directory_id: randomUUID(),
      address,
      display_name: 'Ana',
      type: 'personal',
      state: 'active',
    },
    ...{ department_code: '', department_name: '', subject: address, search_text: '', created_at: AT, ...change },
  };
}

it('the migration takes the address as the sign-in name, as it was then, and removes the invented hand-over times', async () => {
  const invented = { origin: 'imported', delivered_at: AT, closed_at: AT };
  for (const each of [
    row('ana@x.example', invented),
    row('eva@x.example', { ...invented, origin: 'adopted', delivered_at: HANDED }),
    row('luis@x.example', { origin: 'request', delivered_at: AT, closed_at: AT }),
  ])
    await stage.owner`insert into accounts ${stage.owner(each as Record<string, string>)}`;
  await migrate(stage.url);
  const after =
    await stage.owner`select address, user_principal_name, delivered_at, closed_at from accounts order by 1`;
  expect(after.map((each) => ({ ...each }))).toEqual([
    { address: 'ana@x.example', user_principal_name: 'ana@x.example', delivered_at: null, closed_at: null },
    { address: 'eva@x.example', user_principal_name: 'eva@x.example', delivered_at: HANDED, closed_at: AT },
    { address: 'luis@x.example', user_principal_name: 'luis@x.example', delivered_at: AT, closed_at: AT },
  ]);
});

it('the migration makes the next read a full one, and keeps the findings', async () => {
  const [done, stopped] = [randomUUID(), randomUUID()];
  const read = { purpose: 'delta', next: 'there', delta: 'from here', pages: 3, users: 9, started_at: AT };
  await stage.owner`insert into tenant_reads ${stage.owner({ ...read, id: done, finished_at: AT })}`;
  await stage.owner`insert into tenant_reads ${stage.owner({ ...read, id: stopped, finished_at: null })}`;
  const user = { id: 'u', address: 'ana@x.example', displayName: 'Ana', skuIds: ['sku'] };
  const before = { address: 'antes@x.example', displayName: 'Ana' };
  for (const entry of [
    { user, before },
    { user: null, before },
    { user: { ...user, skuIds: [] }, before: null },
    { user: null, before: null },
  ]) {
    const finding = { id: randomUUID(), read_id: done, directory_id: randomUUID(), what: 'renamed', state: 'open' };
    const facts = { ...finding, entry: stage.owner.json(entry), fingerprint: finding.id, found_at: AT };
    await stage.owner`insert into findings ${stage.owner(facts)}`;
  }
  await migrate(stage.url);
  const reads =
    await stage.owner`select purpose, next, delta, pages, failed_nights, failure from tenant_reads order by finished_at`;
  expect(reads.map((each) => ({ ...each }))).toEqual([
    { purpose: 'delta', next: 'there', delta: null, pages: 3, failed_nights: 0, failure: null },
    { purpose: 'full', next: null, delta: null, pages: 0, failed_nights: 0, failure: null },
  ]);
  const name = { userPrincipalName: 'antes@x.example' };
  const entries = await stage.owner<{ entry: object }[]>`select entry from findings`;
  expect(entries.map(({ entry }) => entry)).toEqual(
    expect.arrayContaining([
      {
        user: { ...user, userPrincipalName: 'ana@x.example', hasMailbox: true },
        before: { ...before, ...name },
      },
      { user: null, before: { ...before, ...name } },
      { user: { ...user, skuIds: [], userPrincipalName: 'ana@x.example', hasMailbox: false }, before: null },
      { user: null, before: null },
    ]),
  );
});
