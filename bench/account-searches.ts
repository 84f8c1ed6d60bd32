import postgres, { type Sql } from 'postgres';
import { accountQueries } from '#adapters/postgres/accounts/account-search.ts';
import { connectDatabase, type Database } from '#adapters/postgres/connection/database.ts';
import { RELATIONS } from '#domain/account/relation.ts';
import type { Actor } from '#domain/person.ts';
import { ACCOUNTS_A_PAGE, ACCOUNTS_IN_REACH, readAccountQuery } from '#use-cases/accounts/list-accounts.ts';
import { fixed, median, percentile, type Aim, type Table } from './report.ts';

const TIMES = 11;
const AIM_MS = 50;
const NOW = new Date('2026-11-22T15:00:00Z');
const SYSTEMS: Actor = { id: 'U0SISTEMAS1', name: 'Jorge Andrés Muñoz Cárdenas', systems: true, door: 'slack' };
const ANYBODY: Actor = { id: 'U0EMPLEADA', name: 'María Fernanda Peña de la Hoz', systems: false, door: 'slack' };

interface Search {
  readonly text: string;
  readonly actor?: Actor;
  /** How many accounts come before the page. */
  readonly offset?: number;
}

/** Where the last page begins that a person can turn to. */
const LAST_PAGE = ACCOUNTS_IN_REACH - ACCOUNTS_A_PAGE;

/** Every kind of search and order, alone and combined, and the last page that can be reached. */
const SEARCHES: readonly Search[] = [
  { text: '' },
  { text: '', actor: ANYBODY },
  { text: 'maría' },
  { text: 'maría', actor: ANYBODY },
  { text: 'a' },
  { text: 'documento:4321' },
  { text: 'dep:300' },
  { text: 'dep:secretaria' },
  { text: 'estado:activa' },
  { text: 'estado:suspendida' },
  { text: 'vinculo:planta' },
  { text: 'vinculo:dependencia' },
  { text: 'responsable:restrepo' },
  { text: 'responsable:"hector restrepo"' },
  { text: 'titular:rodriguez' },
  { text: 'titular:"maria ñustes"' },
  { text: 'vence:30d' },
  { text: 'vence:30d orden:vence' },
  { text: 'vencida' },
  { text: 'sin-entregar' },
  { text: 'sin-responsable' },
  { text: 'orden:nombre' },
  { text: 'orden:-nombre', actor: ANYBODY },
  { text: 'orden:dependencia' },
  { text: 'orden:vence' },
  { text: 'orden:-vence' },
  { text: 'orden:-creada' },
  { text: 'maría vinculo:planta estado:activa orden:nombre' },
  { text: 'dep:salud vencida orden:vence' },
  { text: '', offset: LAST_PAGE },
  { text: 'orden:nombre', offset: LAST_PAGE },
  { text: 'orden:vence', offset: LAST_PAGE },
  { text: 'vinculo:planta', offset: LAST_PAGE },
];

/**
 * Measures what Postgres itself needs (`explain analyze`) for one page of the list and for the count of all results.
 * The bot asks for both at the same time.
 */
export async function measureSearches(databaseUrl: string): Promise<{ table: Table; aims: readonly Aim[] }> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined, connection: { TimeZone: 'UTC' } });
  const connection = connectDatabase(databaseUrl, 1);
  try {
    await vary(sql);
    const measured: (Search & Measured)[] = [];
    for (const search of SEARCHES) measured.push({ ...search, ...(await measure(sql, connection.db, search)) });
    const slowest = Math.max(...measured.map(({ page }) => median(page)));
    const slowestTotal = Math.max(...measured.map(({ total }) => median(total)));
    const aim = (what: string, ms: number): Aim => ({
      what: `list of accounts, ${what} of the slowest search at the database`,
      measured: `${fixed(ms, 1)} ms`,
      aim: `≤ ${AIM_MS} ms`,
      reached: ms <= AIM_MS,
    });
    const rows = measured.map(({ text, actor = SYSTEMS, offset = 0, found, page, total }) => [
      `${text === '' ? 'everything' : text}${actor.systems ? '' : ', anybody'}${offset === 0 ? '' : `, after ${offset}`}`,
      String(found),
      fixed(median(page), 1),
      fixed(percentile(page, 0.95), 1),
      fixed(median(total), 1),
      fixed(percentile(total, 0.95), 1),
    ]);
    const table: Table = {
      title: 'Searches of /correos at the database (ms)',
      notes: [
        `Execution time by explain analyze, ${TIMES} times each; the page and the number of all are asked for at once.`,
      ],
      head: ['search', 'found', 'page p50', 'p95', 'number p50', 'p95'],
      rows,
    };
    return { table, aims: [aim('page', slowest), aim('number', slowestTotal)] };
  } finally {
    await Promise.all([sql.end(), connection.end()]);
  }
}

interface Measured {
  readonly found: number;
  readonly page: readonly number[];
  readonly total: readonly number[];
}

async function measure(sql: Sql, db: Database, { text, actor = SYSTEMS, offset = 0 }: Search): Promise<Measured> {
  const store = { relationsHeld: async () => await Promise.resolve([]) };
  const institution = { timeZone: 'America/Bogota', relations: RELATIONS };
  const read = await readAccountQuery({ store, clock: { now: () => NOW }, institution }, { actor, text });
  if (!read.ok || read.value.search === null) throw new Error(`not understood: ${text}`);
  const queries = await accountQueries(db, { ...read.value.search, offset, limit: 10 });
  const [counted] = await queries.total;
  const times = { page: [] as number[], total: [] as number[] };
  for (let turn = -2; turn < TIMES; turn += 1) {
    for (const part of ['page', 'total'] as const) {
      const { sql: query, params } = queries[part].toSQL();
      const [row] = await sql.unsafe(`explain (analyze, timing off, format json) ${query}`, params as string[]);
      const plan = (row as unknown as { 'QUERY PLAN': readonly { 'Execution Time': number }[] })['QUERY PLAN'];
      if (turn >= 0) times[part].push(plan[0]?.['Execution Time'] ?? Number.NaN);
    }
  }
  return { found: counted?.total ?? 0, ...times };
}

/**
 * Fills in what can be searched for in the seeded accounts: relations, contract ends, holders, officials, open
 * hand-overs. The values are the same in every run.
 */
async function vary(sql: Sql): Promise<void> {
  await sql`
    update accounts set
      type = v.type, subject = v.subject, relation = v.relation, contract_end = v.contract_end, state = v.state,
      responsible_id = v.responsible_id, responsible_name = v.responsible_name, holder_id = v.holder_id,
      holder_name = v.holder_name, delivered_at = v.delivered_at, closed_at = v.closed_at, deleted_at = v.deleted_at
    from (select a.id,
      case when n % 20 = 0 then 'departmental' else 'personal' end as type,
      case when n % 20 = 0 then 'dep:' || a.department_code || ':' || n else a.subject end as subject,
      case when n % 20 = 0 then null else (array['planta', 'planta', 'contratista', 'provisional', 'pasante'])[n % 5 + 1] end as relation,
      case when n % 20 <> 0 and n % 5 in (2, 3, 4) then date '2026-11-22' + (n::bigint * 7919 % 1100)::int - 200 end as contract_end,
      case when n % 15 = 1 then 'deleted' else a.state end as state,
      case when n % 15 = 1 then now() end as deleted_at,
      case when n % 50 = 3 then null else 'U0' || n % 400 end as responsible_id,
      case when n % 50 = 3 then null else official.display_name end as responsible_name,
      case when n % 2 = 0 then 'U1' || n end as holder_id,
      case when n % 2 = 0 then a.display_name end as holder_name,
      case when n % 200 = 7 then null else a.delivered_at end as delivered_at,
      case when n % 100 = 7 then null else a.closed_at end as closed_at
      from (select *, right(request_number, 6)::int as n from accounts) a
      join accounts official on official.request_number = 'FT-GTI-006-2016-' || lpad((a.n % 400)::text, 6, '0')) v
    where v.id = accounts.id`;
  await sql`vacuum full analyze accounts`;
}
