import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionsBlock } from '@slack/types';
import type { ChatMessage } from '#sandbox/services/chat.ts';
import { searchTextOf } from '#adapters/postgres/accounts/account-rows.ts';
import { answerTo, deliver, QUICK, REQUESTER, SYSTEMS } from '#test/stages/desk.ts';
import { eventually, option, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const COUNT = 23;
const FILES = ['Exportar toda la lista a Excel', 'Exportar toda la lista a CSV'];

describe('the list of accounts', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    await seed();
  });
  afterAll(async () => await stage.stop());

  /** Accounts of former years: numbered people at Rentas, one of them suspended and one deleted. */
  async function seed(): Promise<void> {
    const sql = postgres(stage.databaseUrl, { max: 1 });
    for (let index = 0; index < COUNT; index += 1) {
      const row = {
        displayName: `Rosa Ñáñez ${String(index).padStart(2, '0')}`,
        address: `rosa.nanez${String(index).padStart(2, '0')}@rioclaro.example`,
        departmentName: 'Dirección de Rentas',
      };
      const state = index === 0 ? 'suspended' : index === 1 ? 'deleted' : 'active';
      await sql`insert into accounts (id, directory_id, address, user_principal_name, display_name, type, state, department_code,
        department_name, position, relation, contract_end, subject, responsible_id, responsible_name, request_number,
        created_at, delivered_at, search_text)
        values (${randomUUID()}, ${randomUUID()}, ${row.address}, ${row.address}, ${row.displayName}, 'personal', ${state}, '300',
        ${row.departmentName}, 'Técnica', 'contratista', '2031-05-31', ${`cc:7000${index}`}, 'U0JEFE',
        'Héctor Iván Restrepo Londoño', ${`FT-GTI-006-2020-${String(index).padStart(5, '0')}`}, now(), now(),
        ${searchTextOf(row)})`;
    }
    await sql.end();
  }

  const search = async (user: string, text = ''): Promise<string> =>
    await answerTo(stage, user, () => personAt(stage, user).command('/correos', text));

  it('shows systems people every account with all its details', async () => {
    expect(await search(SYSTEMS)).toContain(`${COUNT} cuentas`);
    const one = await search(SYSTEMS, 'nanez00');
    expect(one).toContain('1 cuenta para «nanez00»');
    expect(one).toContain('Rosa Ñáñez 00');
    expect(one).toContain('rosa.nanez00@rioclaro.example · Dirección de Rentas');
    expect(one).toContain(
      'Contratista · contrato hasta el 31 de mayo de 2031 · responsable: Héctor Iván Restrepo Londoño',
    );
    expect(one).toContain('suspendida · entrega sin terminar · FT-GTI-006-2020-00000');
    expect(await search(SYSTEMS, 'nanez01')).toContain('eliminada');
  });

  it('shows others only name, address and department of active accounts', async () => {
    const list = await search(REQUESTER, 'rentas');
    expect(list).toContain(`${COUNT - 2} cuentas para «rentas»`);
    expect(list).toContain('Rosa Ñáñez 02');
    expect(list).toContain('rosa.nanez02@rioclaro.example · Dirección de Rentas');
    expect(list).not.toMatch(/responsable|Contratista|contrato|activa|FT-GTI-006|contraseña|7000|Técnica|Héctor/);
    for (const hidden of ['nanez00', 'nanez01', 'FT-GTI-006-2020-00003', '70003', 'Héctor', 'Técnica']) {
      expect(await search(REQUESTER, hidden), hidden).toContain(`No hay cuentas para «${hidden}»`);
    }
  });

  it.each(['ñáñez05', 'NANEZ05', 'rosa rentas 05', 'rosa.nanez05@rioclaro.example', 'dirección ñáñez05'])(
    'finds an account by «%s»',
    async (text) => {
      const found = await search(REQUESTER, text);
      expect(found).toContain('1 cuenta para');
      expect(found).toContain('Rosa Ñáñez 05');
    },
  );

  it.each(['%', '_', '*', '.*', '%%%', "'", '\\', '-- ; drop table accounts', '😀'])(
    'finds nothing for «%s», which is text and not a pattern',
    async (text) => {
      expect(await search(SYSTEMS, text)).toContain(`No hay cuentas para «${text}»`);
    },
  );

  it('searches by what is known about an account, and says which word it did not understand', async () => {
    expect(await search(SYSTEMS, 'documento:70005')).toContain('1 cuenta para «documento:70005»');
    expect(await search(SYSTEMS, 'estado:suspendida dep:300')).toContain('Rosa Ñáñez 00');
    expect(await search(SYSTEMS, 'rosa orden:-direccion')).toMatch(/Rosa Ñáñez 22.*Rosa Ñáñez 21/s);
    const none = await search(SYSTEMS, 'rosa vencida');
    expect(none).toContain('No hay cuentas para «rosa vencida»');
    expect(none).toContain('quite alguna');
    const unknown = await search(SYSTEMS, 'rosa color:rojo');
    expect(unknown).toContain('No entendimos «color:rojo»');
    expect(unknown).toContain('vinculacion:contratista');
    const value = await search(SYSTEMS, 'estado:dormida');
    expect(value).toContain('No entendimos «dormida» después de «estado:»');
    expect(value).toContain('estado:suspendida – también activa o eliminada');
    expect(await search(SYSTEMS, 'vence:')).toContain('Falta lo que se busca después de «vence:»');
  });

  it('does not offer the other searches, orders and files to people outside the systems area', async () => {
    expect(await search(REQUESTER, 'dep:300 nanez05')).toContain('Rosa Ñáñez 05');
    for (const word of ['documento:70005', 'estado:suspendida', 'responsable:hector', 'vence:30d', 'orden:vence']) {
      const told = await search(REQUESTER, word);
      expect(told).toContain(`Solo el área de sistemas puede buscar u ordenar con «${word}»`);
      expect(told).not.toContain('Rosa');
    }
    expect(await search(REQUESTER, 'rosa')).not.toMatch(/Exportar|Contrato que termina|recientes/);
    expect(await search(SYSTEMS, 'rosa')).toContain(FILES.join(''));
  });

  it('explains to each person what they can search for', async () => {
    const all = await search(SYSTEMS, 'ayuda');
    for (const word of ['documento:4321', 'vence:30d', 'sin-entregar', 'orden:nombre']) expect(all).toContain(word);
    const some = await search(REQUESTER, 'AYUDA');
    expect(some).toContain('dependencia:"Secretaría de Salud"');
    expect(some).not.toContain('documento');
  });

  it('is ordered differently after a choice, also on its other pages', async () => {
    const jorge = personAt(stage, SYSTEMS);
    await search(SYSTEMS, 'rentas orden:-nombre');
    const asked = jorge.messages().findLast(({ onlyFor }) => onlyFor === SYSTEMS);
    const shown = () => jorge.messages().find(({ ts }) => ts === asked?.ts);
    expect(textOf(shown())).toContain('23 cuentas para «rentas»');
    expect(textOf(shown())).toMatch(/Rosa Ñáñez 22.*Rosa Ñáñez 13/s);
    await choose(asked, 'name', 'Nombre (A a Z)');
    await eventually('the other order', () => /Rosa Ñáñez 00.*Rosa Ñáñez 09/s.test(textOf(shown())));
    await jorge.press('Siguiente', 'Lista de correos');
    await eventually('the next page', () => textOf(shown()).includes('Página 2 de 3'));
    expect(textOf(shown())).toMatch(/Rosa Ñáñez 10.*Rosa Ñáñez 19/s);
  });

  /** Chooses an option in the list's select. */
  async function choose(message: ChatMessage | undefined, value: string, label: string): Promise<void> {
    const jorge = personAt(stage, SYSTEMS);
    const now = jorge.messages().find(({ ts }) => ts === message?.ts);
    const select = (now?.blocks ?? []).find(
      (block): block is ActionsBlock => block.type === 'actions' && block.block_id?.startsWith('searched:') === true,
    );
    if (now === undefined || select === undefined) throw new Error('no select');
    const at = { kind: 'message', channel: now.channel, ts: now.ts } as const;
    const state = option('static_select', value, `Ordenar por: ${label}`);
    const action = { blockId: select.block_id ?? '', actionId: 'accounts_order', state };
    await stage.institution.slack.act(SYSTEMS, at, action, {});
  }

  it('turns pages forward and back in place, only for the person who asked', async () => {
    const jorge = personAt(stage, SYSTEMS);
    await search(SYSTEMS, 'rentas');
    const asked = jorge.messages().findLast(({ onlyFor }) => onlyFor === SYSTEMS);
    const shown = (): string => textOf(jorge.messages().find(({ ts }) => ts === asked?.ts));
    const buttons = (): readonly string[] =>
      (jorge.messages().find(({ ts }) => ts === asked?.ts)?.blocks ?? [])
        .filter(
          (block): block is ActionsBlock =>
            block.type === 'actions' && !/^(account|searched):/.test(block.block_id ?? ''),
        )
        .flatMap(({ elements }) => elements.map((element) => ('text' in element ? element.text.text : '')));
    const turn = async (label: string, page: number): Promise<string> => {
      await jorge.press(label, 'Lista de correos');
      await eventually(`page ${page}`, () => shown().includes(`Página ${page} de 3`));
      return shown();
    };

    expect(shown()).toContain('Página 1 de 3');
    expect(buttons()).toEqual(['Siguiente', ...FILES]);
    const second = await turn('Siguiente', 2);
    expect(second).toContain('Rosa Ñáñez 10');
    expect(second).toContain('Rosa Ñáñez 19');
    expect(buttons()).toEqual(['Anterior', 'Siguiente', ...FILES]);
    expect(await turn('Siguiente', 3)).toContain('Rosa Ñáñez 22');
    expect(buttons()).toEqual(['Anterior', ...FILES]);
    expect(await turn('Anterior', 2)).toBe(second);
    expect(await turn('Anterior', 1)).toContain('Rosa Ñáñez 09');
    expect(personAt(stage, 'U0SISTEMAS2').message('Lista de correos')).toBeUndefined();
  });

  it('shows a new account at once, with its requester and what is still to be done', async () => {
    expect(await search(REQUESTER, 'zúñiga')).toContain('No hay cuentas para «zúñiga»');
    const change = {
      surnames: typed('Zúñiga Ibáñez'),
      department: option('external_select', '705', 'Dirección de Vías'),
    };
    const { number } = await deliver(stage, change);
    const line = await search(SYSTEMS, 'zuniga vias');
    expect(line).toContain('Prueba Zúñiga Ibáñez');
    expect(line).toContain(`activa · entrega sin terminar · ${number}`);
    expect(await search(REQUESTER, 'ZÚÑIGA')).toContain('prueba.zuniga@rioclaro.example · Dirección de Vías');
  });
});
