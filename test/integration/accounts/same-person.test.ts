import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElementState } from '#sandbox/services/chat.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import { startBot, type Bot } from '#src/app/bot.ts';
import { readConfig } from '#src/config/config.ts';
import { createLog } from '#src/app/log.ts';
import {
  cardShows,
  closeModals,
  errorsOf,
  file,
  open,
  openForm,
  QUICK,
  REQUESTER,
  someone,
  SYSTEMS,
} from '#test/stages/desk.ts';
import { HEAD, openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import {
  creationValues,
  eventually,
  person,
  personAt,
  setStage,
  textOf,
  typed,
  type Stage,
} from '#test/stages/stage.ts';

type Fields = Readonly<Record<string, ElementState>>;

const HEALTH = { departmentCode: '500', departmentName: 'Secretaría de Salud' } as const;
const ASK_SYSTEMS =
  'Para esta persona o dependencia no se puede pedir otra cuenta desde aquí. No se envió, y lo que escribió sigue ahí. Hable con el área de sistemas.';
const DAY = 24 * 60 * 60_000;

describe('somebody who already has an account', () => {
  let stage: Stage;
  let near: DirectAccess;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    near = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await near.end();
    await stage.stop();
  });

  /** An account of somebody in the head's department, with the profile of a person in the chat. */
  const known = async (change: Partial<Account>): Promise<Account> =>
    await near.account({ ...HEALTH, responsible: { id: HEAD.id, name: HEAD.name }, holder: null, ...change });
  const errors = async (change: Fields, by: string): Promise<Readonly<Record<string, string>>> =>
    await errorsOf(stage, change, by);

  it('is recognised by document; people whom it concerns are told, others are sent to the systems area', async () => {
    const { address } = await known({ subject: 'cc:41000001' });
    const documentNumber = typed('41.000.001');
    const told = { documentNumber: `Esta persona ya tiene la cuenta ${address}. No hace falta otra, y no se envió.` };
    expect(await errors({ documentNumber }, HEAD.id)).toEqual(told);
    expect(await errors({ documentNumber }, SYSTEMS)).toEqual(told);
    expect(await errors({ documentNumber }, REQUESTER)).toEqual({ onTop: ASK_SYSTEMS });
  });

  it('is recognised by the profile in the chat, and by the confirmed address of that profile', async () => {
    const held = await known({ holder: { id: 'U0CONTRATOS', name: 'Óscar Julián Niño Castañeda' } });
    expect(await errors({ chatUser: person('U0CONTRATOS') }, HEAD.id)).toEqual({
      chatUser: `Esta persona ya tiene la cuenta ${held.address}. No hace falta otra, y no se envió.`,
    });
    const { slack } = stage.institution;
    const imported = await known({ holder: null });
    const chat = { teamId: slack.teamId, name: 'alguien', realName: 'Alguien Más' };
    slack.addUser({ ...chat, id: 'U0PROBADA', email: imported.address });
    slack.addUser({ ...chat, id: 'U0SINPROBAR', email: imported.address, isEmailConfirmed: false });
    expect(await errors({ chatUser: person('U0PROBADA') }, REQUESTER)).toEqual({ onTop: ASK_SYSTEMS });
    expect(await errors({ chatUser: person('U0SINPROBAR') }, REQUESTER)).toEqual({});
  });

  it('is recognised by a confirmed address that their account had before', async () => {
    const { id: accountId, address: to } = await known({ holder: null });
    const from = `antes.${to}`;
    const quarantinedUntil = new Date(Date.now() + 300 * DAY);
    await near.store.transact(async (tx) => await tx.moveAddress({ accountId, from, to, quarantinedUntil }));
    const { slack } = stage.institution;
    const chat = { teamId: slack.teamId, name: 'antes', realName: 'Alguien De Antes' };
    slack.addUser({ ...chat, id: 'U0ANTES', email: from });
    expect(await errors({ chatUser: person('U0ANTES') }, SYSTEMS)).toEqual({
      chatUser: `Esta persona ya tiene la cuenta ${to}. No hace falta otra, y no se envió.`,
    });
  });

  it('is stopped at the approval if another open request has made the account meanwhile', async () => {
    const chatUser = person('U0HOMONIMO');
    const first = await file(stage, { chatUser });
    const second = await file(stage, { chatUser });
    await cardShows(stage, { by: SYSTEMS, number: second.number, words: 'Al aprobarla' });
    await near.account({ holder: { id: 'U0HOMONIMO', name: 'Juan Carlos Rodríguez Peña' } });
    // One card names the other request.
    await open(stage, SYSTEMS, 'Revisar y aprobar', second.number);
    await personAt(stage, SYSTEMS).submit({ holder: { holder: chatUser } });
    const modal = personAt(stage, SYSTEMS).modal();
    expect(modal?.errors['holder'], textOf(modal?.view)).toContain('Esta persona ya tiene la cuenta');
    for (const { number } of [first, second]) expect((await near.numbered(number)).state).toBe('submitted');
  });

  it('gets back the address of their former account, which was imported from the tenant', async () => {
    const address = 'vuelve.otra@rioclaro.example';
    const left = {
      ...{ ...ACCOUNT, id: randomUUID(), directoryId: randomUUID(), requestNumber: null, address },
      ...{ userPrincipalName: address, subject: `account:${randomUUID()}`, state: 'deleted' as const },
      ...{ deletedAt: new Date(Date.now() - 40 * DAY), holder: { id: 'U0TALENTO', name: 'Nubia' } },
    };
    await near.store.transact(async (tx) => {
      await tx.insertAccount(left);
      await tx.quarantineAll(left.id, new Date(Date.now() + DAY));
    });
    const desiredAddress = typed('vuelve.otra');
    expect(await errors({ desiredAddress, chatUser: person('U0CONTRATOS') }, SYSTEMS)).not.toEqual({});
    const { number } = await file(stage, { desiredAddress, chatUser: person('U0TALENTO') });
    expect(await cardShows(stage, { by: SYSTEMS, number, words: 'Al aprobarla' })).toContain(address);
  });

  /** What the window says that the card's button opens, because somebody has to look first. */
  async function reviewOf(number: string): Promise<string> {
    await cardShows(stage, { by: SYSTEMS, number, words: 'Revisar y aprobar' });
    const { view } = await open(stage, SYSTEMS, 'Revisar y aprobar', number);
    await closeModals(stage, SYSTEMS);
    return textOf(view);
  }

  it('is shown to the approver if it is only likely: swapped digits, another type of document, the same name', async () => {
    await known({ subject: 'cc:42000012', displayName: 'Con Dígitos Cambiados' });
    await known({ subject: 'ce:42000021', displayName: 'Con Cédula Extranjera' });
    await known({ subject: 'account:x', displayName: 'Quintero Mora Zoraida' });
    await known({ subject: 'account:y', displayName: 'Zoraida Quintero Mora', departmentCode: '999' });
    const first = await file(stage, {
      documentNumber: typed('42000120'),
      surnames: typed('Quintero Mora'),
      givenNames: typed('Zoraida'),
    });
    const form = { documentNumber: typed('42000021'), surnames: typed('Quintero Mora'), givenNames: typed('Zoraida') };
    const { number } = await file(stage, form);
    const title = 'Revise antes de aprobar: puede ser la misma persona';
    const review = await reviewOf(number);
    for (const words of [
      title,
      'Con Dígitos Cambiados',
      'un documento con dos números cambiados de lugar',
      'Con Cédula Extranjera',
      'el mismo número con otro tipo de documento',
      'Quintero Mora Zoraida',
      'el mismo nombre en la misma dependencia',
      `solicitud abierta ${first.number}`,
    ])
      expect(review).toContain(words);
    const asker = personAt(stage, REQUESTER).messages().map(textOf).join('\n');
    expect(asker).not.toContain(title);
  });

  it('is shown to the approver, however many requests for others of the department there are', async () => {
    // The chat knows neither of these addresses.
    const at = (value: string): Fields => ({ contactEmail: { type: 'email_text_input', value } });
    const names = { surnames: typed('Ñáñez Achicanoy'), givenNames: typed('Fénix') };
    const first = await file(stage, { ...at('uno@personal.example'), ...names });
    await asOlderOthers(stage.databaseUrl, first.number, 250);
    const { number } = await file(stage, { ...at('dos@personal.example'), ...names });
    const review = await reviewOf(number);
    for (const words of [`solicitud abierta ${first.number}`, 'el mismo nombre en la misma dependencia'])
      expect(review).toContain(words);
  });

  it('is shown to the approver if the chat knows the contact address as that of somebody with an account', async () => {
    const address = 'con.cuenta@otro-dominio.example';
    await known({ address, displayName: 'Con Cuenta En Otro Dominio' });
    const { slack } = stage.institution;
    slack.addUser({ id: 'U0OTRODOMINIO', teamId: slack.teamId, name: 'otro', realName: 'Otra Cuenta', email: address });
    const { number } = await file(stage, { contactEmail: { type: 'email_text_input', value: address } });
    const review = await reviewOf(number);
    for (const words of ['Con Cuenta En Otro Dominio', 'el chat conoce a la persona con una dirección de esa cuenta'])
      expect(review).toContain(words);
  });

  it('is offered Restaurar in the form if the account is suspended or was deleted recently', async () => {
    const suspended = await known({ subject: 'cc:43000001', state: 'suspended', suspendedAt: new Date() });
    await known({ subject: 'cc:43000002', state: 'deleted', deletedAt: new Date(Date.now() - 29 * DAY) });
    await known({ subject: 'cc:43000003', state: 'deleted', deletedAt: new Date(Date.now() - 31 * DAY) });
    const head = personAt(stage, HEAD.id);
    const send = async (documentNumber: string): Promise<string> => {
      await openForm(stage, HEAD.id);
      await head.submit(creationValues(someone({ documentNumber: typed(documentNumber) }).values));
      return textOf(head.modal()?.view);
    };
    expect(await send('43000002')).toContain('se eliminó hace poco y todavía se puede restaurar');
    expect(await send('43000003')).toBe('');
    expect(await send('43000001')).toContain(`${suspended.address}, que está suspendida`);
    const offer = head.modal();
    const button = { type: 'button', value: suspended.id };
    const block = offer?.view.blocks.find(({ type }) => type === 'actions');
    const at = { kind: 'modal', modalId: offer?.id ?? '' } as const;
    const where = { blockId: block?.block_id ?? '', actionId: 'form_restore', state: button };
    await stage.institution.slack.act(HEAD.id, at, where, {});
    await eventually('the form of a restoration', () => head.modal()?.view.callback_id === 'restoration_form');
    await head.submit({ justification: { justification: typed('Volvió a la entidad.') } });
    expect(stage.institution.slack.modalsOf(HEAD.id)).toEqual([]);
    await eventually('the request', () => head.message('Restauración de cuenta'));
    // Somebody whom it does not concern is told nothing about it.
    expect(await errors({ documentNumber: typed('43000002') }, 'U0TALENTO')).toEqual({ onTop: ASK_SYSTEMS });
  });

  it('gets their former address out of quarantine, which nobody else does', async () => {
    const gone = await known({ subject: 'cc:44000001', state: 'deleted', deletedAt: new Date(Date.now() - 60 * DAY) });
    await near.store.transact(async (tx) => await tx.quarantineAll(gone.id, new Date(Date.now() + 300 * DAY)));
    const wish = { desiredAddress: typed(gone.address.split('@')[0] ?? '') };
    expect(await errors(wish, REQUESTER)).toHaveProperty('desiredAddress');
    stage.institution.graph.admin.deleteUser(gone.directoryId);
    stage.institution.graph.moveClock(31 * DAY);
    const filed = await file(stage, { ...wish, documentNumber: typed('44000001') });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: gone.address });
    const quarantined = async (): Promise<number> =>
      (await near.store.quarantined({ text: gone.address, offset: 0, limit: 5 })).total;
    expect(await quarantined()).toBe(0);
    await personAt(stage, REQUESTER).press('Retirar', filed.number);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Retirada' });
    expect(await quarantined()).toBe(1);
  });

  it('gets it also if only the confirmed address of their profile shows that it was theirs', async () => {
    const deletedAt = new Date(Date.now() - 60 * DAY);
    const gone = await known({ subject: 'account:antes', holder: null, state: 'deleted', deletedAt });
    await near.store.transact(async (tx) => await tx.quarantineAll(gone.id, new Date(Date.now() + 300 * DAY)));
    stage.institution.graph.admin.deleteUser(gone.directoryId);
    stage.institution.graph.moveClock(31 * DAY);
    const { slack } = stage.institution;
    const chat = { teamId: slack.teamId, name: 'vuelve', realName: 'Alguien Que Vuelve', email: gone.address };
    slack.addUser({ ...chat, id: 'U0VUELVE' });
    slack.addUser({ ...chat, id: 'U0SINPRUEBA', isEmailConfirmed: false });
    const wish = { desiredAddress: typed(gone.address.split('@')[0] ?? '') };
    expect(await errors({ ...wish, chatUser: person('U0SINPRUEBA') }, REQUESTER)).toHaveProperty('desiredAddress');
    const filed = await file(stage, { ...wish, chatUser: person('U0VUELVE') });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: gone.address });
    const { plan } = await near.numbered(filed.number);
    expect(plan?.address).toBe(gone.address);
    const { total } = await near.store.quarantined({ text: gone.address, offset: 0, limit: 5 });
    expect(total).toBe(0);
  });
});

/** The bot started again on the same database. */
async function restarted({ bot, institution, databaseUrl }: Stage): Promise<Bot> {
  await bot.stop();
  const env = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'fatal', ...institution.env, DATABASE_URL: databaseUrl };
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const again = await startBot(read.config, { log: createLog('fatal') });
  await again.connected;
  return again;
}

describe('a conflict shown in a form', () => {
  it('is shown ten times per day and person, also across restarts, and each time it is in the trail', async () => {
    const stage = await setStage({ overrides: QUICK });
    const near = await openDirectAccess(stage);
    await near.account({ ...HEALTH, subject: 'cc:45000001', holder: null });
    const ask = async (by: string): Promise<string | undefined> =>
      (await errorsOf(stage, { documentNumber: typed('45000001') }, by))['onTop'];
    // No conflicts are checked while the form itself has errors.
    expect(await errorsOf(stage, { documentNumber: typed('45000001'), contactPhone: typed('x') })).not.toHaveProperty(
      'documentNumber',
    );
    for (let time = 0; time < 10; time += 1) expect(await ask(REQUESTER)).toBe(ASK_SYSTEMS);
    const again = await restarted(stage);
    const neutral =
      /^En las últimas 24 horas ya se le respondió diez veces .* La solicitud no se envió, .* desde el \d+/;
    const kept = async (change: Fields): Promise<void> => {
      await openForm(stage);
      await personAt(stage, REQUESTER).submit(creationValues(someone(change).values));
      expect(textOf(personAt(stage, REQUESTER).modal()?.view)).toMatch(neutral);
    };
    await kept({ documentNumber: typed('45000001') });
    await kept({ desiredAddress: typed('maria.pena') });
    // Accepting the form would reveal just as much.
    await kept({});
    expect(await ask('U0TALENTO')).toBe(ASK_SYSTEMS);
    const events = await near.store.trail.whole(async ({ batches }) => {
      const all: string[] = [];
      for await (const batch of batches) all.push(...batch.map(({ entry }) => entry));
      return all.map((entry) => JSON.parse(entry) as { what: string; actor: string; data: object });
    });
    const told = (what: string): number =>
      events.filter((event) => event.what === what && event.actor === REQUESTER).length;
    expect(told('conflict_told')).toBe(10);
    expect(events.find(({ what }) => what === 'conflict_told')?.data).toMatchObject({ conflicts: ['ask_systems'] });
    await near.end();
    await again.stop();
    await stage.institution.stop();
  });
});

/** Makes that many open, older requests of other people in this one's department. */
async function asOlderOthers(url: string, number: string, count: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql`
    insert into requests (id, number, state, revision, requester_id, subject, data, created_at, updated_at)
    select gen_random_uuid(), number || '-' || n, state, revision, requester_id || n, subject || '-' || n,
      jsonb_set(data, '{form,givenNames}', '"Otra"'), created_at - interval '1 day', updated_at
    from requests, generate_series(1, ${count}::int) n where number = ${number}`;
  await sql.end();
}
