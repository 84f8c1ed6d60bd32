import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
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
  usersWith,
} from './desk-page.ts';

const displayName = `${LONG_NAME.givenNames} ${LONG_NAME.surnames}`;
describeDesk(
  'an account that was deleted',
  async () =>
    await setStage({ overrides: { ...QUICK, users: usersWith('maria.fernandez', displayName) } }, { GRACE_DAYS: '0' }),
  (on) => {
    let address: string;
    beforeAll(async () => {
      address = await importedAccount(on.stage, on.store, { local: 'maria.fernandez', displayName, ...LONG_NAME });
    });

    it('is deleted at once if the institution has no grace days', async () => {
      await on.desk.be(HEAD);
      await on.desk.write('/correo restaurar');
      await on.desk.dialog().getByRole('combobox', { name: 'Cuenta' }).click();
      await on.desk.dialog().getByText('No hay opciones para elegir').waitFor();
      await on.desk.picture('e1-nothing-to-restore');
      await on.desk.answer('Cancelar');
      await on.desk.write(`/correo eliminar ${address.split('@')[0] ?? ''}`);
      await on.desk.dialog().getByLabel('Último día de uso').waitFor();
      await on.desk.picture('e2-deletion-form');
      await on.desk.dialog().getByLabel('Motivo').fill('Se retiró.');
      await on.desk.dialog().getByLabel('Respuesta automática').fill('');
      await on.desk.answer('Enviar solicitud');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await decide(on.desk);
      await on.desk.read(/se puede usar hasta/);
      await lastDayIsOver(on.store, address);
      await on.desk.read(/La cuenta se eliminó. Hasta el .* se puede restaurar/);
      await on.desk.page.getByText('Eliminadas que se pueden recuperar').click();
      await on.desk.picture('e3-deleted');
      await on.desk.be(HEAD);
      await on.desk.read(/La cuenta se eliminó/);
      await on.desk.picture('e4-requester-deleted');
      await on.desk.be(HOLDER);
      await on.desk.read(/se eliminó. Lo pidió/);
      await on.desk.picture('e5-holder-told');
    });

    it('leaves its address in quarantine, from which the systems area can release one', async () => {
      await on.store.transact(async (tx) => {
        const accountId = randomUUID();
        const quarantinedUntil = new Date(Date.now() + 400 * 86_400_000);
        await tx.moveAddress({ accountId, from: 'direccion.de.antes@rioclaro.example', to: null, quarantinedUntil });
      });
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.write('/correos cuarentena');
      await on.desk.read('Direcciones en cuarentena');
      await on.desk.picture('q1-list');
      await on.desk.press('Liberar');
      await on.desk.dialog().getByLabel('Motivo').waitFor();
      await on.desk.picture('q2-release');
      await on.desk.dialog().getByLabel('Motivo').fill('La persona vuelve con otro nombre.');
      await on.desk.answer('Liberar');
      await on.desk.dialog().getByText('quedó libre').waitFor();
      await on.desk.picture('q3-released');
      await on.desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
      await on.desk.be(HEAD);
      await on.desk.write('/correos cuarentena');
      await on.desk.read('No hay cuentas para «cuarentena»');
      await on.desk.picture('q4-not-for-others');
    });

    it('comes back with its mailbox after a request of its own', async () => {
      await on.desk.be(HEAD);
      await on.desk.write('/correo restaurar');
      await on.desk.dialog().getByRole('combobox', { name: 'Cuenta' }).waitFor();
      await on.desk.picture('e6-form');
      await on.desk.search('Cuenta', 'fern', /María de los Ángeles/);
      await on.desk.dialog().getByLabel('Motivo').fill('Volvió a la institución.');
      await on.desk.answer('Enviar solicitud');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.read('Recibimos su solicitud');
      await on.desk.read(/eliminada → existe/);
      await on.desk.picture('e7-requester-card');
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.read(/Al aprobarla/);
      await on.desk.picture('e8-plan');
      await decide(on.desk, COLLEAGUE);
      await on.desk.read(/ya puede ver el acceso temporal/);
      await on.desk.picture('e9-delivered');
      await on.desk.be(HOLDER);
      await on.desk.read('Su cuenta está activa otra vez');
      await on.desk.picture('e10-hand-over');
      await on.desk.press('Mostrar mi contraseña temporal');
      await on.desk.dialog().getByText('Copie ahora este acceso').waitFor();
      await on.desk.picture('e11-password');
      const password = /(?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4}/.exec(await on.desk.dialog().innerText())?.[0] ?? '';
      await on.desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
      await on.desk.signIn(address, password, 'Luna-verde-2026-rio');
      await on.desk.be(HEAD);
      await on.desk.picture('e12-requester-delivered');
      await on.desk.tenantUser(address).getByText('Office 365 E1', { exact: true }).waitFor();
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.write('/correos cuarentena');
      await on.desk.read('No hay direcciones en cuarentena');
      await on.desk.picture('q5-none');
      expect(on.desk.complaints).toEqual([]);
    });
  },
);
