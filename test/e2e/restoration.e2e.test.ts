import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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
  usersWith,
  type DeskPage,
  tellFailure,
} from './desk-page.ts';

const title = 'an account that was deleted, for people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let second: Awaited<ReturnType<typeof openSecondStore>>;
  let desk: DeskPage;
  let address: string;

  beforeAll(async () => {
    const displayName = `${LONG_NAME.givenNames} ${LONG_NAME.surnames}`;
    stage = await setStage(
      { overrides: { ...QUICK, users: usersWith('maria.fernandez', displayName) } },
      { GRACE_DAYS: '0' },
    );
    stage.institution.graph.setSeats(SKU, 100);
    second = await openSecondStore(stage.databaseUrl);
    address = await importedAccount(stage, second.store, { local: 'maria.fernandez', displayName, ...LONG_NAME });
    desk = await openDesk(stage);
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await second.end();
    await stage.stop();
  });

  it('is deleted at once if the institution has no grace days', async () => {
    await desk.be(HEAD);
    await desk.write('/correo restaurar');
    await desk.dialog().getByRole('combobox', { name: 'Cuenta' }).click();
    await desk.dialog().getByText('No hay opciones para elegir').waitFor();
    await desk.picture('e1-nothing-to-restore');
    await desk.answer('Cancelar');
    await desk.write(`/correo eliminar ${address.split('@')[0] ?? ''}`);
    await desk.dialog().getByLabel('Último día de uso').waitFor();
    await desk.picture('e2-deletion-form');
    await desk.dialog().getByLabel('Motivo').fill('Se retiró.');
    await desk.dialog().getByLabel('Respuesta automática').fill('');
    await desk.answer('Enviar solicitud');
    await desk.dialog().waitFor({ state: 'detached' });
    await decide(desk);
    await desk.read(/se puede usar hasta/);
    await lastDayIsOver(second.store, address);
    await desk.read(/La cuenta se eliminó. Hasta el .* se puede restaurar/);
    await desk.page.getByText('Eliminadas que se pueden recuperar').click();
    await desk.picture('e3-deleted');
    await desk.be(HEAD);
    await desk.read(/La cuenta se eliminó/);
    await desk.picture('e4-requester-deleted');
    await desk.be(HOLDER);
    await desk.read(/se eliminó. Lo pidió/);
    await desk.picture('e5-holder-told');
  });

  it('leaves its address in quarantine, from which the systems area can release one', async () => {
    await second.store.transact(async (tx) => {
      const accountId = randomUUID();
      const quarantinedUntil = new Date(Date.now() + 400 * 86_400_000);
      await tx.moveAddress({ accountId, from: 'direccion.de.antes@rioclaro.example', to: null, quarantinedUntil });
    });
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.write('/correos cuarentena');
    await desk.read('Direcciones en cuarentena');
    await desk.picture('q1-list');
    await desk.press('Liberar');
    await desk.dialog().getByLabel('Motivo').waitFor();
    await desk.picture('q2-release');
    await desk.dialog().getByLabel('Motivo').fill('La persona vuelve con otro nombre.');
    await desk.answer('Liberar');
    await desk.dialog().getByText('quedó libre').waitFor();
    await desk.picture('q3-released');
    await desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
    await desk.be(HEAD);
    await desk.write('/correos cuarentena');
    await desk.read('No hay cuentas para «cuarentena»');
    await desk.picture('q4-not-for-others');
  });

  it('comes back with its mailbox after a request of its own', async () => {
    await desk.be(HEAD);
    await desk.write('/correo restaurar');
    await desk.dialog().getByRole('combobox', { name: 'Cuenta' }).waitFor();
    await desk.picture('e6-form');
    await desk.search('Cuenta', 'fern', /María de los Ángeles/);
    await desk.dialog().getByLabel('Motivo').fill('Volvió a la institución.');
    await desk.answer('Enviar solicitud');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read('Recibimos su solicitud');
    await desk.read(/eliminada → existe/);
    await desk.picture('e7-requester-card');
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read(/Al aprobarla/);
    await desk.picture('e8-plan');
    await decide(desk, COLLEAGUE);
    await desk.read(/ya puede ver el acceso temporal/);
    await desk.picture('e9-delivered');
    await desk.be(HOLDER);
    await desk.read('Su cuenta está activa otra vez');
    await desk.picture('e10-hand-over');
    await desk.press('Mostrar mi contraseña temporal');
    await desk.dialog().getByText('Copie ahora este acceso').waitFor();
    await desk.picture('e11-password');
    const password = /(?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4}/.exec(await desk.dialog().innerText())?.[0] ?? '';
    await desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
    await desk.signIn(address, password, 'Luna-verde-2026-rio');
    await desk.be(HEAD);
    await desk.picture('e12-requester-delivered');
    await desk.tenantUser(address).getByText('Office 365 E1', { exact: true }).waitFor();
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.write('/correos cuarentena');
    await desk.read('No hay direcciones en cuarentena');
    await desk.picture('q5-none');
    expect(desk.complaints).toEqual([]);
  });
});
