import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBot } from '#src/app/bot.ts';
import { readConfig } from '#src/config/config.ts';
import { createLog } from '#src/app/log.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { COLLEAGUE, QUICK, SKU, SYSTEMS } from '../stages/desk.ts';
import { openSecondStore } from '../integration/contracts/contract-stage.ts';
import { setStage, type Stage } from '../stages/stage.ts';
import {
  chromium,
  decide,
  HEAD,
  HOLDER,
  importedAccount,
  lastDayIsOver,
  LONG_NAME,
  openDesk,
  SYSTEMS_CHANNEL,
  theAccount,
  usersWith,
  type DeskPage,
  tellFailure,
} from './desk-page.ts';

const today = dayIn(new Date(), 'America/Bogota');
const title = 'an account that ends, for people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let second: Awaited<ReturnType<typeof openSecondStore>>;
  let desk: DeskPage;

  beforeAll(async () => {
    stage = await setStage({ overrides: { ...QUICK, users: usersWith('rosa.ortiz', 'Rosa Elvira Ortiz Peña') } });
    stage.institution.graph.setSeats(SKU, 100);
    second = await openSecondStore(stage.databaseUrl);
    desk = await openDesk(stage);
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await second.end();
    await stage.stop();
  });

  /** Starts a second process on the same database, which first does what is due by date. */
  async function anotherStarts(): Promise<void> {
    const env = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'fatal', ...stage.institution.env };
    const read = readConfig({ ...env, DATABASE_URL: stage.databaseUrl });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const bot = await startBot(read.config, createLog('fatal'));
    await bot.connected;
    await bot.stop();
  }

  /** Reminds the people concerned of the end of the contract, at whatever time this test runs. */
  async function remind(address: string): Promise<void> {
    const { id, contractEnd } = await theAccount(second.store, address);
    if (contractEnd === null) throw new Error('no contract');
    const about = { accountId: id, contractEnd };
    await second.store.transact(async (tx) => {
      for (const days of [15, 5] as const)
        await tx.claimContractEvent({ ...about, what: `days_${days}`, at: new Date(), by: null });
      await tx.send({ kind: 'tell_contract_end', ...about, days: 5 });
    });
  }

  it('is deleted by two people after its last day, and given back with one button', async () => {
    const names = { givenNames: 'Rosa Elvira', surnames: 'Ortiz Peña', displayName: 'Rosa Elvira Ortiz Peña' };
    const address = await importedAccount(stage, second.store, { local: 'rosa.ortiz', ...names });
    await importedAccount(stage, second.store, { local: 'ramon.nunez' });
    await desk.be(HEAD);
    await desk.write(`/correos ${address.split('@')[0] ?? ''}`);
    await desk.read('Lista de correos corporativos');
    await desk.picture('d1-list');
    await desk.press('Ver: Rosa Elvira Ortiz Peña');
    await desk.dialog().getByRole('button', { name: 'Eliminar' }).click();
    await desk.dialog().getByLabel('Último día de uso').waitFor();
    await desk.picture('d2-form');
    await desk.dialog().getByLabel('Motivo').fill('Se retiró de la institución.');
    await desk.dialog().getByLabel('Último día de uso').fill('2020-01-01');
    await desk.answer('Enviar solicitud');
    await desk.dialog().getByText('Esa fecha pasó hace más de un año').waitFor();
    await desk.picture('d3-form-error');
    await desk.dialog().getByLabel('Último día de uso').fill(today);
    await desk.search(/Enviar los mensajes a esta cuenta/, 'ramon', /Ramón/);
    await desk.answer('Enviar solicitud');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read('Recibimos su solicitud');
    await desk.read(/Respuesta automática/);
    await desk.picture('d4-requester-card');

    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read(/Al aprobarla/);
    await desk.picture('d5-systems-card');
    await desk.press('Aprobar');
    await desk.read(/Debe hacerlo otra persona/);
    await desk.press('Ejecutar');
    await desk.read('esta solicitud la hacen dos personas');
    await desk.picture('d7-second-person');
    await desk.be(COLLEAGUE, SYSTEMS_CHANNEL);
    await desk.press('Ejecutar');
    await desk.read(/se puede usar hasta/);
    await desk.picture('d8-waits-for-last-day');
    await desk.press('Detener');
    await desk.page.getByRole('alertdialog').waitFor();
    await desk.picture('d9-stop-question');
    await desk.confirm('Volver');

    await lastDayIsOver(second.store, address);
    await desk.read(/La cuenta está suspendida. Se elimina el/);
    const card = desk.tenantUser(address);
    await card.getByText('Cuenta bloqueada').waitFor();
    await card.getByText('Más datos').click();
    await desk.picture('d10-suspended');
    await desk.be(HEAD);
    await desk.read(/quedó suspendida: nadie puede entrar.* Se elimina el \d/);
    await desk.picture('d11-requester-suspended');
    await desk.be(HOLDER);
    await desk.read(/quedó suspendida y se elimina el \d/);
    await desk.picture('d12-holder-told');

    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.press('Reactivar');
    await desk.dialog().getByLabel('Motivo').fill('La persona sigue en la institución');
    await desk.picture('d13-undo-question');
    await desk.dialog().getByRole('button', { name: 'Reactivar' }).click();
    await desk.read('Deshecha');
    await desk.read(/ya puede ver el acceso temporal/);
    await desk.picture('d14-undone');
    await desk.be(HEAD);
    await desk.read(/quedó sin efecto/);
    await desk.picture('d15-requester-undone');
    await desk.be(HOLDER);
    await desk.read('Su cuenta está activa otra vez');
    await desk.picture('d16-hand-over');
    await desk.press('Mostrar mi contraseña temporal');
    await desk.dialog().getByText('Copie ahora este acceso').waitFor();
    const password = /(?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4}/.exec(await desk.dialog().innerText())?.[0] ?? '';
    await desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
    await desk.signIn(address, password, 'Luna-verde-2026-rio');
    const back = desk.tenantUser(address);
    await back.getByText('Office 365 E1', { exact: true }).waitFor();
    await back.getByText('Más datos').click();
    await back.getByText('Todo el personal').waitFor();
    expect(await back.getByText('Cuenta bloqueada').count()).toBe(0);
    await desk.picture('d17-back');
  });

  it('leaves its messages in a shared mailbox, which a person sets up by hand', async () => {
    const address = await importedAccount(stage, second.store, { local: 'elena.rios' });
    await importedAccount(stage, second.store, { local: 'marta.gil', displayName: 'Marta Gil' });
    await desk.be(HEAD);
    await desk.write(`/correo eliminar ${address.split('@')[0] ?? ''}`);
    await desk.dialog().getByLabel('Último día de uso').waitFor();
    await desk.dialog().getByLabel('Motivo').fill('Se retiró de la institución.');
    await desk.dialog().getByLabel('Último día de uso').fill(today);
    await desk.dialog().getByLabel('¿Qué pasa con los mensajes?').selectOption('Quedan en un buzón compartido');
    await desk.dialog().getByText('Quiénes abren el buzón compartido').waitFor();
    expect(await desk.dialog().getByLabel('Motivo').inputValue()).toBe('Se retiró de la institución.');
    await desk.search('Quiénes abren el buzón compartido', 'marta', /Marta Gil/);
    await desk.picture('g1-form-shared');
    await desk.answer('Enviar solicitud');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read(/quedan en un buzón compartido que abren/);
    await desk.picture('g2-requester-card');

    await decide(desk);
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read(/se puede usar hasta/);
    await lastDayIsOver(second.store, address);
    await desk.read('Paso a mano');
    await desk.picture('g3-by-hand');
    const lines = await desk.page.getByRole('group', { name: 'Texto para copiar' }).last().innerText();
    await desk.panel('Exchange');
    await desk.page.getByLabel('Líneas de PowerShell').fill(lines);
    await desk.page.getByRole('tabpanel', { name: 'Exchange' }).getByRole('button', { name: 'Ejecutar' }).click();
    await desk.page.getByText('Exchange Online ejecutó las líneas').waitFor();
    await desk.press('Hecho');
    await desk.read(/su buzón quedó compartido/);
    await desk.panel('Usuarios');
    await desk.picture('g4-shared');
    await desk.be(HEAD);
    await desk.read(/su buzón quedó compartido/);
    await desk.picture('g5-requester-shared');
  });

  it('is suspended automatically when the contract is over; before that, the contract can be extended or left to end', async () => {
    const { store } = second;
    const soon = addDays(today, 4);
    const displayName = `${LONG_NAME.givenNames} ${LONG_NAME.surnames}`;
    const over = await importedAccount(stage, store, { local: 'termina.ayer', contractEnd: addDays(today, -1) });
    const extended = await importedAccount(stage, store, { local: 'sigue.siempre', contractEnd: soon, displayName });
    const left = await importedAccount(stage, store, { local: 'se.va', contractEnd: soon });
    await anotherStarts();
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read('La cuenta quedó suspendida: nadie puede entrar');
    await desk.tenantUser(over).getByText('Cuenta bloqueada').waitFor();
    await desk.picture('f1-suspended');
    await desk.be(HOLDER);
    await desk.read(/quedó suspendida porque el contrato terminó/);
    await desk.picture('f2-holder-told');

    await remind(extended);
    await desk.be(HEAD);
    await desk.read('Usted responde por la cuenta sigue.siempre@');
    await desk.picture('f3-reminder');
    await desk.press('Pedir prórroga');
    await desk.dialog().getByLabel('Nuevo último día del contrato').waitFor();
    await desk.picture('f4-extension');
    await desk.dialog().getByLabel('Nuevo último día del contrato').fill(addDays(today, 1));
    await desk.dialog().getByLabel('Motivo').fill('Se firmó la prórroga.');
    await desk.answer('Enviar solicitud');
    await desk.dialog().getByText('El contrato ya va hasta esa fecha').waitFor();
    await desk.picture('f5-extension-error');
    await desk.dialog().getByLabel('Nuevo último día del contrato').fill(addDays(today, 120));
    await desk.answer('Enviar solicitud');
    await desk.read('Recibimos su solicitud');
    await decide(desk);
    await desk.read('El cambio quedó hecho y comprobado');
    await desk.picture('f6-extended');
    await desk.be(HEAD);
    await desk.read('El contrato va ahora hasta el');
    await desk.picture('f7-reminder-settled');

    await remind(left);
    await desk.be(HOLDER);
    await desk.read('Su contrato termina el');
    await desk.press('Dejar vencer');
    await desk.page.getByRole('alertdialog').waitFor();
    await desk.picture('f8-let-expire-question');
    await desk.confirm('Dejar vencer');
    await desk.read('decidió dejar vencer el contrato');
    await desk.picture('f9-let-expire');
    await desk.write(`/correo modificar ${over.split('@')[0] ?? ''}`);
    await desk.dialog().getByLabel('¿Qué se cambia?').waitFor();
    await desk.picture('f10-suspended-pick');
    await desk.answer('Cancelar');
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.write('/correos');
    await desk.read('Lista de correos corporativos');
    await desk.picture('f11-list');
    expect(desk.complaints).toEqual([]);
  });
});
