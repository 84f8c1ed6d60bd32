import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { startChildBot, type ChildBot } from '../stages/child-bot.ts';
import { createTestDatabase } from '../database.ts';
import { inChat, QUICK, SKU } from '../stages/desk.ts';
import { drilled } from '../drill.ts';
import {
  creationValues,
  eventually,
  option,
  person,
  personAt,
  textOf,
  typed,
  type PersonAtChat,
} from '../stages/stage.ts';
import { startTcpProxy, type TcpProxy } from '../tcp-proxy.ts';

/** How many times connections are cut, and how many accounts are made meanwhile. */
const CUTS = drilled(80, 600);
const REQUESTS = drilled(3, 12);

/** A job that failed often because of the cuts is tried again after five minutes at most (queue.ts), ms. */
const PATIENCE_MS = 400_000;

describe('a bot whose database connections are cut, those of its queue and locks among them', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let proxy: TcpProxy;
  let server: postgres.Sql;
  let institution: Institution;
  let bot: ChildBot;
  const ended = new AbortController();
  beforeAll(async () => {
    database = await createTestDatabase();
    proxy = await startTcpProxy(database.url);
    server = postgres(database.url, { max: 1, onnotice: () => undefined });
    institution = await startInstitution({ overrides: { ...QUICK, mailboxMs: 4_000, replicationMs: 100 } });
    institution.graph.setSeats(SKU, 100);
    bot = await startChildBot({ ...institution.env, DATABASE_URL: proxy.through(database.url), LOG_LEVEL: 'error' });
  });
  afterAll(async () => {
    ended.abort();
    await sleep(500);
    bot.kill();
    await bot.gone();
    await server.end();
    await institution.stop();
    await proxy.stop();
    await database.drop();
  });

  it(`finishes each request once through ${CUTS} cuts`, { timeout: PATIENCE_MS + 120_000 + CUTS * 1_000 }, async () => {
    const maria = personAt({ institution }, 'U0EMPLEADA');
    const jorge = personAt({ institution }, 'U0SISTEMAS1');
    const addresses = Array.from({ length: REQUESTS }, (_, at) => `prueba.corte${'abcdefghijkl'[at]}@`);
    for (const [at, address] of addresses.entries()) {
      const letter = 'abcdefghijkl'[at] ?? '';
      const name = { givenNames: 'Prueba', surnames: `Corte${letter}` };
      const { fields } = inChat({ institution }, { id: `U0CORTE${letter.toUpperCase()}`, ...name });
      await maria.command('/correo', 'crear');
      await maria.submit(
        creationValues({
          ...fields,
          documentNumber: typed(String(20_000_000 + at * 1_111)),
          department: option('external_select', '100', 'Despacho del Gobernador'),
          responsible: person('U0JEFE'),
        }),
      );
      await jorge.sees(address);
      await eventually('the approval', () => textOf(jorge.message(address)).includes('Aprobar y crear'));
    }
    let isGone = false;
    void bot.gone().then(() => (isGone = true));
    const isOver = (): boolean => isGone || ended.signal.aborted;
    const cutting = (async (): Promise<void> => {
      for (let cut = 0; cut < CUTS && !isOver(); cut += 1) {
        await sleep(20 + ((cut * 37) % 120));
        await CUT[cut % CUT.length]?.({ proxy, server });
      }
    })();
    // The connections are being cut during these presses. When the bot says that a press was lost, press again.
    for (const address of addresses) await pressed(jorge, address);
    await cutting;
    expect(isGone, bot.output().slice(-3_000)).toBe(false);
    for (const address of addresses)
      await eventually('the account', () => textOf(jorge.message(address)).includes('Entregada'), PATIENCE_MS);
    const users = institution.graph.users().map(({ userPrincipalName }) => userPrincipalName);
    for (const address of addresses) {
      expect(users.filter((name) => name.startsWith(address))).toHaveLength(1);
      const cards = jorge.messages().filter((message) => textOf(message).includes(address));
      expect(cards.map(textOf)).toHaveLength(1);
    }
    const told = await server`
      select r.number, count(*) filter (where t.entry::jsonb -> 'data' ->> 'to' = 'executing')::int as begun,
        count(*) filter (where t.what = 'executed')::int as executed,
        count(*) filter (where t.what = 'delivered')::int as delivered
      from requests r join audit_trail t on t.request_id = r.id group by r.number order by r.number`;
    expect(told.map(({ begun, executed, delivered }) => ({ begun, executed, delivered }) as unknown)).toEqual(
      addresses.map(() => ({ begun: 1, executed: 1, delivered: 1 })),
    );
    await expect.poll(async () => (await server`select id from presses`).length).toBe(0);
    const hanging = await server`
      select application_name, state, query from pg_stat_activity
      where datname = current_database() and application_name like 'buzon%' and state <> 'idle'
        and query_start < now() - interval '10 seconds'`;
    expect([...hanging]).toEqual([]);
    const ready = await fetch(`http://127.0.0.1:${bot.port}/readyz`);
    expect(ready.status).toBe(200);
    expect(bot.output()).not.toMatch(/exception\.uncaught|rejection\.unhandled/);
  });

  async function pressed(jorge: PersonAtChat, address: string): Promise<void> {
    const isTaken = async (): Promise<boolean> => {
      const [row] = await server`
        select state from requests where data -> 'plan' ->> 'address' like ${`${address}%`} and state <> 'submitted'`;
      return row !== undefined;
    };
    // More turns than there are cuts.
    for (let turn = 0; turn < CUTS; turn += 1) {
      if (await isTaken()) return;
      await jorge.press('Aprobar y crear', address).catch(() => undefined);
      for (let look = 0; look < 40 && !(await isTaken()); look += 1) await sleep(50);
    }
    throw new Error(`the approval was never taken for ${address}`);
  }
});

const CUT: readonly ((at: { proxy: TcpProxy; server: postgres.Sql }) => Promise<unknown>)[] = [
  async ({ proxy }) => Promise.resolve(proxy.cut('reset')),
  async ({ server }) =>
    await server`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name like 'buzon%' and datname = current_database() and pid <> pg_backend_pid()`,
  async ({ proxy }) => Promise.resolve(proxy.cut('fin')),
  async ({ proxy }) => {
    proxy.refuse(true);
    proxy.cut('fin');
    await sleep(100);
    proxy.refuse(false);
  },
];
