import { expect, it } from 'vitest';
import { startBot } from '#src/app/bot.ts';
import { readConfig } from '#src/config/config.ts';
import { createLog } from '#src/app/log.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { COLLEAGUE, QUICK, SYSTEMS } from '../stages/desk.ts';
import { setStage } from '../stages/stage.ts';
import {
  decide,
  describeDesk,
  HEAD,
  HOLDER,
  importedAccount,
  lastDayIsOver,
  LONG_NAME,
  SYSTEMS_CHANNEL,
  theAccount,
  usersWith,
} from './desk-page.ts';

const today = dayIn(new Date(), 'America/Bogota');
describeDesk(
  'an account that ends',
  async () => await setStage({ overrides: { ...QUICK, users: usersWith('rosa.ortiz', 'Rosa Elvira Ortiz Peña') } }),
  (on) => {
    /** Starts a second process on the same database, which first does what is due by date. */
    async function anotherStarts(): Promise<void> {
      const env = { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'fatal', ...on.stage.institution.env };
      const read = readConfig({ ...env, DATABASE_URL: on.stage.databaseUrl });
      if (!read.ok) throw new Error(read.problems.join('\n'));
      const bot = await startBot(read.config, { log: createLog('fatal') });
      await bot.connected;
      await bot.stop();
    }

    /** Reminds the people concerned of the end of the contract, at whatever time this test runs. */
    async function remind(address: string): Promise<void> {
      const { id, contractEnd } = await theAccount(on.store, address);
      if (contractEnd === null) throw new Error('no contract');
      const about = { accountId: id, contractEnd };
      await on.store.transact(async (tx) => {
        for (const days of [15, 5] as const)
          await tx.claimContractEvent({ ...about, what: `days_${days}`, at: new Date(), by: null });
        await tx.send({ kind: 'tell_contract_end', ...about, days: 5 });
      });
    }

    it('is deleted by two people after its last day, and given back with one button', async () => {
      const names = { givenNames: 'Rosa Elvira', surnames: 'Ortiz Peña', displayName: 'Rosa Elvira Ortiz Peña' };
      const address = await importedAccount(on.stage, on.store, { local: 'rosa.ortiz', ...names });
      await importedAccount(on.stage, on.store, { local: 'ramon.nunez' });
      await on.desk.be(HEAD);
      await on.desk.write(`/correos ${address.split('@')[0] ?? ''}`);
      await on.desk.read('Lista de correos corporativos');
      await on.desk.picture('d1-list');
      await on.desk.press('Ver: Rosa Elvira Ortiz Peña');
      await on.desk.dialog().getByRole('button', { name: 'Eliminar' }).click();
      await on.desk.dialog().getByLabel('Último día de uso').waitFor();
      await on.desk.picture('d2-form');
      await on.desk.dialog().getByLabel('Motivo').fill('Se retiró de la institución.');
      await on.desk.dialog().getByLabel('Último día de uso').fill('2020-01-01');
      await on.desk.answer('Enviar solicitud');
      await on.desk.dialog().getByText('Esa fecha pasó hace más de un año').waitFor();
      await on.desk.picture('d3-form-error');
      await on.desk.dialog().getByLabel('Último día de uso').fill(today);
      await on.desk.search(/Enviar los mensajes a esta cuenta/, 'ramon', /Ramón/);
      await on.desk.answer('Enviar solicitud');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.read('Recibimos su solicitud');
      await on.desk.read(/Respuesta automática/);
      await on.desk.picture('d4-requester-card');

      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.read(/Al aprobarla/);
      await on.desk.picture('d5-systems-card');
      await on.desk.press('Aprobar');
      await on.desk.read(/Debe hacerlo otra persona/);
      await on.desk.press('Ejecutar');
      await on.desk.read('esta solicitud la hacen dos personas');
      await on.desk.picture('d7-second-person');
      await on.desk.be(COLLEAGUE, SYSTEMS_CHANNEL);
      await on.desk.press('Ejecutar');
      await on.desk.read(/se puede usar hasta/);
      await on.desk.picture('d8-waits-for-last-day');
      await on.desk.press('Detener');
      await on.desk.page.getByRole('alertdialog').waitFor();
      await on.desk.picture('d9-stop-question');
      await on.desk.confirm('Volver');

      await lastDayIsOver(on.store, address);
      await on.desk.read(/La cuenta está suspendida. Se elimina el/);
      const card = on.desk.tenantUser(address);
      await card.getByText('Cuenta bloqueada').waitFor();
      await card.getByText('Más datos').click();
      await on.desk.picture('d10-suspended');
      await on.desk.be(HEAD);
      await on.desk.read(/quedó suspendida: nadie puede entrar.* Se elimina el \d/);
      await on.desk.picture('d11-requester-suspended');
      await on.desk.be(HOLDER);
      await on.desk.read(/quedó suspendida y se elimina el \d/);
      await on.desk.picture('d12-holder-told');

      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.press('Reactivar');
      await on.desk.dialog().getByLabel('Motivo').fill('La persona sigue en la institución');
      await on.desk.picture('d13-undo-question');
      await on.desk.dialog().getByRole('button', { name: 'Reactivar' }).click();
      await on.desk.read('Deshecha');
      await on.desk.read(/ya puede ver el acceso temporal/);
      await on.desk.picture('d14-undone');
      await on.desk.be(HEAD);
      await on.desk.read(/quedó sin efecto/);
      await on.desk.picture('d15-requester-undone');
      await on.desk.be(HOLDER);
      await on.desk.read('Su cuenta está activa otra vez');
      await on.desk.picture('d16-hand-over');
      await on.desk.press('Mostrar mi contraseña temporal');
      await on.desk.dialog().getByText('Copie ahora este acceso').waitFor();
      const password = /(?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4}/.exec(await on.desk.dialog().innerText())?.[0] ?? '';
      await on.desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
      await on.desk.signIn(address, password, 'Luna-verde-2026-rio');
      const back = on.desk.tenantUser(address);
      await back.getByText('Office 365 E1', { exact: true }).waitFor();
      await back.getByText('Más datos').click();
      await back.getByText('Todo el personal').waitFor();
      expect(await back.getByText('Cuenta bloqueada').count()).toBe(0);
      await on.desk.picture('d17-back');
    });

    it('leaves its messages in a shared mailbox, which a person sets up by hand', async () => {
      const address = await importedAccount(on.stage, on.store, { local: 'elena.rios' });
      await importedAccount(on.stage, on.store, { local: 'marta.gil', displayName: 'Marta Gil' });
      await on.desk.be(HEAD);
      await on.desk.write(`/correo eliminar ${address.split('@')[0] ?? ''}`);
      await on.desk.dialog().getByLabel('Último día de uso').waitFor();
      await on.desk.dialog().getByLabel('Motivo').fill('Se retiró de la institución.');
      await on.desk.dialog().getByLabel('Último día de uso').fill(today);
      await on.desk.dialog().getByLabel('¿Qué pasa con los mensajes?').selectOption('Quedan en un buzón compartido');
      await on.desk.dialog().getByText('Quiénes abren el buzón compartido').waitFor();
      expect(await on.desk.dialog().getByLabel('Motivo').inputValue()).toBe('Se retiró de la institución.');
      await on.desk.search('Quiénes abren el buzón compartido', 'marta', /Marta Gil/);
      await on.desk.picture('g1-form-shared');
      await on.desk.answer('Enviar solicitud');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.read(/quedan en un buzón compartido que abren/);
      await on.desk.picture('g2-requester-card');

      await decide(on.desk);
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.read(/se puede usar hasta/);
      await lastDayIsOver(on.store, address);
      await on.desk.read('Paso a mano');
      await on.desk.picture('g3-by-hand');
      const lines = await on.desk.page.getByRole('group', { name: 'Texto para copiar' }).last().innerText();
      await on.desk.panel('Exchange');
      await on.desk.page.getByLabel('Líneas de PowerShell').fill(lines);
      await on.desk.page.getByRole('tabpanel', { name: 'Exchange' }).getByRole('button', { name: 'Ejecutar' }).click();
      await on.desk.page.getByText('Exchange Online ejecutó las líneas').waitFor();
      await on.desk.press('Hecho');
      await on.desk.read(/su buzón quedó compartido/);
      await on.desk.panel('Usuarios');
      await on.desk.picture('g4-shared');
      await on.desk.be(HEAD);
      await on.desk.read(/su buzón quedó compartido/);
      await on.desk.picture('g5-requester-shared');
    });

    it('is suspended automatically when the contract is over; before that, the contract can be extended or left to end', async () => {
      const { store } = on;
      const soon = addDays(today, 4);
      const displayName = `${LONG_NAME.givenNames} ${LONG_NAME.surnames}`;
      const over = await importedAccount(on.stage, store, { local: 'termina.ayer', contractEnd: addDays(today, -1) });
      const extended = await importedAccount(on.stage, store, {
        local: 'sigue.siempre',
        contractEnd: soon,
        displayName,
      });
      const left = await importedAccount(on.stage, store, { local: 'se.va', contractEnd: soon });
      await anotherStarts();
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.read('La cuenta quedó suspendida: nadie puede entrar');
      await on.desk.tenantUser(over).getByText('Cuenta bloqueada').waitFor();
      await on.desk.picture('f1-suspended');
      await on.desk.be(HOLDER);
      await on.desk.read(/quedó suspendida porque el contrato terminó/);
      await on.desk.picture('f2-holder-told');

      await remind(extended);
      await on.desk.be(HEAD);
      await on.desk.read('Usted responde por la cuenta sigue.siempre@');
      await on.desk.picture('f3-reminder');
      await on.desk.press('Pedir prórroga');
      await on.desk.dialog().getByLabel('Nuevo último día del contrato').waitFor();
      await on.desk.picture('f4-extension');
      await on.desk.dialog().getByLabel('Nuevo último día del contrato').fill(addDays(today, 1));
      await on.desk.dialog().getByLabel('Motivo').fill('Se firmó la prórroga.');
      await on.desk.answer('Enviar solicitud');
      await on.desk.dialog().getByText('El contrato ya va hasta esa fecha').waitFor();
      await on.desk.picture('f5-extension-error');
      await on.desk.dialog().getByLabel('Nuevo último día del contrato').fill(addDays(today, 120));
      await on.desk.answer('Enviar solicitud');
      await on.desk.read('Recibimos su solicitud');
      await decide(on.desk);
      await on.desk.read('El cambio quedó hecho y comprobado');
      await on.desk.picture('f6-extended');
      await on.desk.be(HEAD);
      await on.desk.read('El contrato va ahora hasta el');
      await on.desk.picture('f7-reminder-settled');

      await remind(left);
      await on.desk.be(HOLDER);
      await on.desk.read('Su contrato termina el');
      await on.desk.press('Dejar vencer');
      await on.desk.page.getByRole('alertdialog').waitFor();
      await on.desk.picture('f8-let-expire-question');
      await on.desk.confirm('Dejar vencer');
      await on.desk.read('decidió dejar vencer el contrato');
      await on.desk.picture('f9-let-expire');
      await on.desk.write(`/correo modificar ${over.split('@')[0] ?? ''}`);
      await on.desk.dialog().getByLabel('¿Qué se cambia?').waitFor();
      await on.desk.picture('f10-suspended-pick');
      await on.desk.answer('Cancelar');
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.write('/correos');
      await on.desk.read('Lista de correos corporativos');
      await on.desk.picture('f11-list');
      expect(on.desk.complaints).toEqual([]);
    });
  },
);
