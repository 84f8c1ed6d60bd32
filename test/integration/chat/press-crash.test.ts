import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPressSeal } from '#adapters/slack/press-seal.ts';
import { setCrashStage, type CrashStage } from '#test/stages/crash-stage.ts';
import {
  approve,
  cardShows,
  COLLEAGUE,
  deliver,
  file,
  REQUESTER,
  SYSTEMS,
  type Filed,
  NOT_IN_CHAT,
} from '#test/stages/desk.ts';
import type { Call } from '#test/proxy.ts';
import { eventually, person, personAt, textOf, typed } from '#test/stages/stage.ts';
import { startTcpProxy } from '#test/tcp-proxy.ts';

/** The call in which a fresh process asks the chat who pressed: after the acknowledgement and before the effect. */
const asksWho = ({ path }: Call): boolean => path.endsWith('/users.info');

/** Makes the presses of killed processes look abandoned; otherwise that takes twelve seconds. */
async function abandonPresses(sql: postgres.Sql): Promise<readonly object[]> {
  return await sql`update presses set held_at = held_at - interval '1 minute' returning id`;
}

describe('a press whose process is killed between the acknowledgement and the effect', () => {
  let stage: CrashStage;
  beforeAll(async () => {
    stage = await setCrashStage();
  });
  afterAll(async () => await stage.stop());

  /**
   * Presses in a new process, whose caches are empty, and which is killed once it has acknowledged. Then another one
   * starts.
   */
  async function pressAndKill(user: string, button: string, within: string): Promise<void> {
    await stage.restart();
    const killed = stage.killedAt('before', asksWho);
    await personAt(stage, user).press(button, within);
    await killed;
    // Slack would show a notice here if nobody had acknowledged.
    expect(stage.institution.slack.noticesFor(user)).toEqual([]);
    await rows(async (sql) => await abandonPresses(sql));
    await stage.restart();
  }
  async function approved(): Promise<Filed> {
    const filed = await file(stage, NOT_IN_CHAT);
    await approve(stage, filed, COLLEAGUE);
    return filed;
  }
  async function rows<T extends object>(query: (sql: postgres.Sql) => Promise<readonly T[]>): Promise<readonly T[]> {
    const sql = postgres(stage.databaseUrl, { max: 1 });
    return await query(sql).finally(async () => await sql.end());
  }
  const waiting = async (): Promise<number> => (await rows(async (sql) => await sql`select id from presses`)).length;

  it('on Ejecutar is carried out by the next process, once', async () => {
    const { number, local } = await approved();
    await pressAndKill(SYSTEMS, 'Ejecutar', number);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Entregada' });
    const users = stage.institution.graph.users();
    expect(users.filter(({ userPrincipalName }) => userPrincipalName.startsWith(`${local}@`))).toHaveLength(1);
    const begun = await rows(
      async (sql) =>
        await sql`
        select e.seq from audit_trail e join requests r on r.id = e.request_id
        where r.number = ${number} and e.entry::jsonb -> 'data' ->> 'to' = 'executing'`,
    );
    expect(begun).toHaveLength(1);
    await expect.poll(waiting).toBe(0);
  });

  it('on Retirar is carried out by the next process, and nobody is told twice', async () => {
    const { number } = await approved();
    await pressAndKill(REQUESTER, 'Retirar', number);
    await cardShows(stage, { by: REQUESTER, number, words: 'Retirada' });
    const told = personAt(stage, REQUESTER).messages().map(textOf);
    expect(told.filter((text) => text.includes('ya fue') || text.includes('fue retirada por'))).toEqual([]);
  });

  it('on the password’s button can no longer show a password, and the holder is told so', async () => {
    const { local } = await deliver(stage);
    await pressAndKill('U0NUEVA', 'Mostrar mi contraseña temporal', local);
    await personAt(stage, 'U0NUEVA').sees('El servicio se interrumpió mientras atendía un botón');
    await expect.poll(waiting).toBe(0);
  });
});

describe('a process that is killed while a change of the tenant is being adopted', () => {
  it('has acknowledged nothing: Slack says so, and the window keeps what was filled in, to be sent again', async () => {
    const stage = await setCrashStage();
    const { slack, graph } = stage.institution;
    const jorge = personAt(stage, SYSTEMS);
    // The tenant's own links do not lead through the proxy, and the bot does not follow links to another host.
    const direct = { GRAPH_BASE_URL: graph.origin };
    await stage.restart(direct);
    await jorge.press('Importar cuentas', 'Cuentas que ya existen');
    await jorge.sees('cuentas que ya existían están');
    graph.admin.block('rosa.delgado@rioclaro.example');
    // Takes longer than the tenant needs to show the change.
    await stage.restart(direct);
    await jorge.command('/correos', 'revisar');
    await jorge.press('Adoptar', '1 cambio encontrado');
    await eventually('the window', () => jorge.modal());
    const filled = { reason: { reason: typed('Salió el lunes') }, responsible: { responsible: person('U0JEFE') } };
    const killed = stage.killedAt('before', asksWho);
    await jorge.submit(filled);
    await killed;
    expect(slack.noticesFor(SYSTEMS)).toHaveLength(1);
    expect(textOf(jorge.modal()?.view)).toContain('Funcionario responsable');
    await stage.restart(direct);
    await jorge.submit(filled);
    await jorge.sees('lo adoptó');
    expect(textOf(jorge.modal()?.view)).toContain('La lista quedó como está Microsoft 365.');
    await stage.stop();
  });
});

describe('presses left by a process that is gone', () => {
  let stage: CrashStage;
  let sql: postgres.Sql;
  beforeAll(async () => {
    stage = await setCrashStage();
    sql = postgres(stage.databaseUrl);
  });
  afterAll(async () => {
    await sql.end();
    await stage.stop();
  });

  /** Inserts presses that nobody is working on, in this order. */
  async function leave(...presses: { readonly by: string; readonly actionId: string; readonly value: string }[]) {
    const seal = createPressSeal(stage.institution.env['SLACK_BOT_TOKEN'] ?? '');
    const rows = presses.map(({ by, actionId, value }) => {
      const id = randomUUID();
      const press = { actionId, blockId: 'b', value, by: { id: by, teamId: null }, at: new Date().toISOString() };
      return { id, press: sql.json(press), seal: seal.of(id, press), held_at: new Date(Date.now() - 60_000) };
    });
    await sql`insert into presses ${sql(rows)}`;
  }
  async function approved(): Promise<{ readonly number: string; readonly id: string }> {
    const { number, ...filed } = await file(stage, NOT_IN_CHAT);
    await approve(stage, { number, ...filed }, COLLEAGUE);
    const [request] = await sql<{ id: string }[]>`select id from requests where number = ${number}`;
    return { number, id: request?.id ?? '' };
  }

  it('are carried out even if the person of an earlier one cannot be told', async () => {
    const { number, id } = await approved();
    await leave(
      { by: 'U0SEFUE', actionId: 'credential_reveal', value: id },
      { by: SYSTEMS, actionId: 'request_execute', value: id },
    );
    await cardShows(stage, { by: SYSTEMS, number, words: 'Entregada' });
    // The press whose person cannot be told does not come back either.
    expect(await sql`select press from presses`).toEqual([]);
  });

  it('are not carried out if somebody else wrote them, and the systems area is told', async () => {
    const { number, id } = await approved();
    await leave({ by: SYSTEMS, actionId: 'request_execute', value: id }, { by: COLLEAGUE, actionId: 'x', value: id });
    // Somebody who can write to the table gives one press another person, and makes one unreadable.
    await sql`update presses set press = jsonb_set(press, '{by,id}', ${sql.json(COLLEAGUE)}) where press ->> 'actionId' = 'request_execute'`;
    await sql`update presses set press = 'null' where press ->> 'actionId' = 'x'`;
    await personAt(stage, SYSTEMS).sees('una pulsación de un botón sin el sello de Correo');
    await expect.poll(async () => (await sql`select id from presses`).length).toBe(0);
    expect(await sql`select state from requests where number = ${number}`).toEqual([{ state: 'approved' }]);
    expect(await sql`select seq from audit_trail where what = 'press_refused'`).toHaveLength(2);
  });

  it('are reported once, even if the answer to the message is lost', async () => {
    const { id } = await approved();
    stage.institution.slack.addFault({ kind: 'reset-after-commit', match: '^chat\\.postMessage$' });
    await leave({ by: COLLEAGUE, actionId: 'credential_reveal', value: id });
    await expect.poll(async () => (await abandonPresses(sql)).length).toBe(0);
    expect(stage.institution.slack.faults()).toEqual([]);
    const told = personAt(stage, COLLEAGUE).messages().map(textOf);
    expect(told.filter((text) => text.includes('El servicio se interrumpió'))).toHaveLength(1);
  });

  it('stay reserved while one of them is slow', async () => {
    const { number, id } = await approved();
    const execute = { by: SYSTEMS, actionId: 'request_execute', value: id };
    await sql.begin(async (tx) => {
      await tx`select id from requests where id = ${id} for no key update`;
      await leave(execute, execute);
      // Later than when the presses were first taken up.
      const later = new Date(Date.now() + 5_000);
      const held = async () => (await sql`select id from presses where held_at > ${later}`).length;
      await expect.poll(held).toBe(2);
    });
    await cardShows(stage, { by: SYSTEMS, number, words: 'Entregada' });
  });
});

describe('a press that the database does not store', () => {
  let stage: CrashStage;
  let sql: postgres.Sql;
  beforeAll(async () => {
    stage = await setCrashStage();
    sql = postgres(stage.databaseUrl, { onnotice: () => undefined });
  });
  afterAll(async () => {
    await sql.end();
    await stage.stop();
  });

  /** Makes the database take that long to store a press, until the returned function is called. */
  async function slowly(seconds: number, at: 'insert' | 'commit'): Promise<() => Promise<void>> {
    await sql.unsafe(`
      create function slow_press() returns trigger language plpgsql as $$ begin perform pg_sleep(${seconds}); return new; end $$;
      create ${at === 'commit' ? 'constraint' : ''} trigger slow_press after insert on presses
        ${at === 'commit' ? 'deferrable initially deferred' : ''} for each row execute function slow_press()`);
    return async () => void (await sql`drop function slow_press cascade`);
  }
  async function stateOf(number: string): Promise<unknown> {
    const [request] = await sql`select state from requests where number = ${number}`;
    return (request as { state: string } | undefined)?.state;
  }

  it('in time is reported as lost and never appears later, whatever happens to the process', async () => {
    const filed = await file(stage, NOT_IN_CHAT);
    await approve(stage, filed, COLLEAGUE);
    const quick = await slowly(5, 'insert');
    const jorge = personAt(stage, SYSTEMS);
    await jorge.press('Ejecutar', filed.number);
    await jorge.sees('El botón que pulsó no quedó registrado');
    await stage.restart();
    // By now the insert would have ended.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await quick();
    expect(await sql`select id from presses`).toEqual([]);
    expect(await stateOf(filed.number)).toBe('approved');
  });

  it('or perhaps does is reported as such, and withdrawn', async () => {
    const filed = await file(stage, NOT_IN_CHAT);
    await approve(stage, filed, COLLEAGUE);
    const relay = await startTcpProxy(stage.databaseUrl);
    await stage.restart({ DATABASE_URL: relay.through(stage.databaseUrl) });
    const quick = await slowly(0.8, 'commit');
    const jorge = personAt(stage, SYSTEMS);
    const pressed = jorge.press('Ejecutar', filed.number);
    const committing = async (): Promise<number> =>
      (await sql`select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`)
        .length;
    await expect.poll(committing, { interval: 50 }).toBe(1);
    relay.cut('reset');
    await pressed;
    await jorge.sees('no sabemos si el botón que pulsó quedó registrado');
    const kept = async (): Promise<number> => (await sql`select id from presses`).length;
    // The connection is gone, but the row appears nevertheless.
    await expect.poll(kept, { interval: 50 }).toBe(1);
    await expect.poll(kept).toBe(0);
    await quick();
    expect(await stateOf(filed.number)).toBe('approved');
    await stage.restart();
    await relay.stop();
  });

  it('is reported as lost, changes nothing, and can be made again', async () => {
    const filed = await file(stage, NOT_IN_CHAT);
    await approve(stage, filed, COLLEAGUE);
    await sql`alter table presses rename to presses_away`;
    const jorge = personAt(stage, SYSTEMS);
    await jorge.press('Ejecutar', filed.number);
    await jorge.sees('El botón que pulsó no quedó registrado');
    await sql`alter table presses_away rename to presses`;
    expect(await stateOf(filed.number)).toBe('approved');
    await eventually('Ejecutar', () => jorge.message(filed.number));
    await jorge.press('Ejecutar', filed.number);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
  });
});
