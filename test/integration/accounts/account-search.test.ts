import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { accountQueries } from '#adapters/postgres/accounts/account-search.ts';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { RELATIONS } from '#domain/account/relation.ts';
import { parseAccountQuery } from '#domain/account-search/account-query.ts';
import { listAccounts } from '#use-cases/accounts/list-accounts.ts';
import { createTestDatabase } from '#test/database.ts';
import { openPostgresStage } from '#test/contract/postgres-stage.ts';
import { account, type StoreStage } from '#test/contract/store/stage.ts';

const NOW = new Date('2026-11-22T15:00:00Z');
const SYSTEMS: Actor = { id: 'U0SISTEMAS1', name: 'Jorge', systems: true, door: 'slack' };
const ANYBODY: Actor = { id: 'U0NADIE', name: 'Nadie', systems: false, door: 'slack' };
const departments = { listed: false, search: () => [], find: () => null, headedBy: () => [] };

const day = (number: number): Date => new Date(Date.UTC(2026, 0, number));
const HECTOR = { id: 'U0JEFE', name: 'Héctor Iván Ñáñez' };

/** An account for each thing that can be searched for; named here by the local part of its address. */
const ACCOUNTS: readonly (Partial<Account> & { readonly local: string })[] = [
  {
    local: 'ana',
    displayName: 'Ána Zúñiga',
    subject: 'cc:52345678',
    departmentCode: '300',
    departmentName: 'Secretaría de Salud',
    relation: 'contratista',
    contractEnd: '2026-12-10',
    holder: { id: 'U0ANA', name: 'Ana la del chat' },
    responsible: HECTOR,
    createdAt: day(5),
  },
  {
    local: 'beto',
    displayName: 'Beto Arce',
    subject: 'passport:AB5678',
    state: 'suspended',
    departmentCode: '310',
    departmentName: 'Oficina de Salud Ocupacional',
    relation: 'planta',
    contractEnd: '2026-11-21',
    holder: null,
    responsible: { id: 'U0OTRA', name: "María D'Alessandro" },
    createdAt: day(4),
  },
  {
    local: 'caro',
    displayName: 'Carolina Bueno',
    subject: 'ce:987123',
    departmentCode: '320',
    departmentName: 'Rentas',
    relation: 'pasante',
    contractEnd: '2026-11-21',
    deliveredAt: null,
    closedAt: null,
    responsible: HECTOR,
    createdAt: day(3),
  },
  {
    local: 'depto',
    displayName: 'Atención al ciudadano',
    type: 'departmental',
    subject: 'dep:300:5678',
    departmentCode: '300',
    departmentName: 'Secretaría de Salud',
    relation: null,
    contractEnd: null,
    holder: null,
    responsible: { id: 'U0OTRA', name: "María D'Alessandro" },
    createdAt: day(2),
  },
  {
    local: 'vieja',
    displayName: 'Elena Imporada',
    subject: 'account:00000000-0000-4000-8000-000000005678',
    state: 'active',
    departmentCode: 'despacho',
    departmentName: 'Despacho',
    relation: null,
    contractEnd: null,
    holder: null,
    responsible: null,
    origin: 'imported',
    requestNumber: null,
    createdAt: day(1),
  },
  {
    local: 'zoila',
    displayName: 'Zoila Borrada',
    subject: 'cc:11223344',
    state: 'deleted',
    departmentCode: '320',
    departmentName: 'Rentas',
    relation: 'provisional',
    contractEnd: '2026-12-22',
    deliveredAt: null,
    responsible: null,
    createdAt: day(6),
  },
];

/** The index that each search uses. */
const INDEXES = [
  ['documento:5678', 'accounts_document'],
  ['responsable:nanez', 'accounts_people'],
  ['titular:arce', 'accounts_people'],
  ['vence:30d', 'accounts_contract_end'],
  ['zuniga', 'accounts_search'],
  ['5678', 'accounts_document'],
] as const;

describe('the search of the list of accounts', () => {
  let stage: StoreStage;
  beforeAll(async () => {
    stage = await openPostgresStage();
    for (const { local, ...given } of ACCOUNTS) {
      const one = account({ address: `${local}@institucion.example`, closedAt: NOW, deliveredAt: NOW, ...given });
      await stage.store.transact(async (tx) => await tx.insertAccount(one));
    }
  });
  afterAll(async () => await stage.close());

  const search = async (text: string, actor: Actor = SYSTEMS, page = 0) => {
    const deps = {
      store: stage.store,
      departments,
      clock: { now: () => NOW },
      institution: { timeZone: 'America/Bogota', relations: RELATIONS },
    };
    return await listAccounts(deps, { actor, text, page });
  };
  const found = async (text: string, actor: Actor = SYSTEMS): Promise<readonly string[]> => {
    const listed = await search(text, actor);
    if (!listed.ok) throw new Error(JSON.stringify(listed.error));
    const { rows } = listed.value.view;
    expect(listed.value.total).toBe(rows.length);
    return rows.map(({ address }) => address.split('@')[0] ?? '');
  };

  it.each<[string, readonly string[]]>([
    ['', ['ana', 'beto', 'caro', 'depto', 'vieja', 'zoila']],
    ['zuniga', ['ana']],
    ['documento:678', ['ana', 'beto']],
    ['documento:5678', ['ana', 'beto']],
    ['documento:ab5678', ['beto']],
    ['documento:52.345.678', ['ana']],
    ['documento:000', []],
    ['5678', ['ana', 'beto']],
    ['52345678', ['ana']],
    ['0000', []],
    ['vinculación:provisional', ['zoila']],
    ['dep:300', ['ana', 'depto']],
    ['dep:SALUD', ['ana', 'beto', 'depto']],
    ['dependencia:"secretaria salud"', ['ana', 'depto']],
    ['dep:despacho', ['vieja']],
    ['dep:ninguna', []],
    ['estado:suspendida', ['beto']],
    ['estado:activa', ['ana', 'caro', 'depto', 'vieja']],
    ['estado:eliminada', ['zoila']],
    ['estado:activa,suspendida', ['ana', 'beto', 'caro', 'depto', 'vieja']],
    ['vinculo:planta', ['beto']],
    ['vinculo:dependencia', ['depto']],
    ['vinculo:dependencia,pasante', ['caro', 'depto']],
    ['responsable:nanez', ['ana', 'caro']],
    ['responsable:"DALESSANDRO maria"', ['beto', 'depto']],
    ['titular:"del chat"', ['ana']],
    ['titular:arce', ['beto']],
    ['titular:alessandro', ['depto']],
    ['titular:dalessandro', ['depto']],
    ['vence:30d', ['ana']],
    ['vence:2026-12-09', []],
    ['vence:30d estado:eliminada', ['zoila']],
    ['vencida', ['caro']],
    ['sin-entregar', ['caro']],
    ['sin-entregar estado:eliminada', ['zoila']],
    ['sin-responsable', ['vieja']],
    ['dep:salud vinculo:contratista vence:60d zuniga', ['ana']],
    ['orden:nombre', ['ana', 'depto', 'beto', 'caro', 'vieja', 'zoila']],
    ['orden:-nombre', ['zoila', 'vieja', 'caro', 'beto', 'depto', 'ana']],
    ['orden:direccion:desc', ['zoila', 'vieja', 'depto', 'caro', 'beto', 'ana']],
    ['orden:vence', ['beto', 'caro', 'ana', 'zoila', 'depto', 'vieja']],
    ['orden:-vence', ['zoila', 'ana', 'beto', 'caro', 'depto', 'vieja']],
    ['orden:creada', ['vieja', 'depto', 'caro', 'beto', 'ana', 'zoila']],
    ['orden:-creada', ['zoila', 'ana', 'beto', 'caro', 'depto', 'vieja']],
    ['orden:dependencia', ['vieja', 'beto', 'caro', 'zoila', 'ana', 'depto']],
    ['salud orden:-vence', ['ana', 'beto', 'depto']],
    ['salud orden:-direccion', ['depto', 'beto', 'ana']],
    ['salud orden:dependencia', ['beto', 'ana', 'depto']],
  ])('finds for «%s» the right accounts', async (text, locals) => {
    expect(await found(text)).toEqual(locals);
  });

  it('lets others find only active accounts, by words and department', async () => {
    expect(await found('', ANYBODY)).toEqual(['ana', 'caro', 'depto', 'vieja']);
    expect(await found('dep:salud orden:-direccion', ANYBODY)).toEqual(['depto', 'ana']);
    expect(await found('arce', ANYBODY)).toEqual([]);
    const listed = await search('zuniga', ANYBODY);
    expect(listed.ok && Object.keys(listed.value.view.rows[0] ?? {}).toSorted()).toEqual([
      'address',
      'departmentName',
      'displayName',
      'id',
    ]);
    expect(await search('documento:5678', ANYBODY)).toEqual({
      ok: false,
      error: { code: 'not_systems', word: 'documento:5678' },
    });
  });

  it('answers with the last page if the requested page no longer exists', async () => {
    const listed = await search('', SYSTEMS, 7);
    expect(listed.ok && [listed.value.page, listed.value.pages, listed.value.view.rows.length]).toEqual([0, 1, 6]);
  });

  it('uses an index if it would otherwise be slow', async () => {
    const database = await createTestDatabase();
    const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
    const connection = connectDatabase(database.url, 1);
    try {
      await sql`set enable_seqscan = off`;
      const plans: (readonly [string, string])[] = [];
      for (const [text, index] of INDEXES) {
        const parsed = parseAccountQuery(text, { today: '2026-11-22', systems: true, relations: [] });
        if (!parsed.ok) throw new Error(text);
        const { words, filters } = parsed.value;
        const asked = { text: words, filters, everything: true, offset: 0, limit: 10 };
        const { total } = await accountQueries(connection.db, asked);
        const { sql: query, params } = total.toSQL();
        plans.push([JSON.stringify(await sql.unsafe(`explain ${query}`, params as string[])), index]);
      }
      for (const [plan, index] of plans) expect(plan).toContain(index);
    } finally {
      await Promise.all([sql.end(), connection.end()]);
      await database.drop();
    }
  });
});
