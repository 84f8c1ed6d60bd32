import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COLLEAGUE, QUICK, SKU, SYSTEMS } from '../stages/desk.ts';
import { setStage, type Stage } from '../stages/stage.ts';
import {
  accountOf,
  chromium,
  decide,
  EVERYBODY,
  HEAD,
  HOLDER,
  openDesk,
  SYSTEMS_CHANNEL,
  type DeskPage,
  tellFailure,
} from './desk-page.ts';

const title = 'an account changed by people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let desk: DeskPage;
  let address: string;

  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK }, { DEFAULT_GROUPS: EVERYBODY });
    stage.institution.graph.setSeats(SKU, 100);
    address = await accountOf(stage);
    desk = await openDesk(stage);
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await stage.stop();
  });

  it('gets new personal data, requested by its responsible official', async () => {
    await desk.be(HEAD);
    await desk.write('/correo');
    await desk.dialog().getByText('¿Qué necesita?').waitFor();
    await desk.picture('m1-chooser');
    await desk.answer('Datos');
    await desk.dialog().getByLabel('¿Qué se cambia?').waitFor();
    await desk.dialog().getByRole('combobox', { name: 'Cuenta' }).fill('nadie');
    await desk.dialog().getByText('No se encontró nada con esas letras').waitFor();
    await desk.picture('m2-pick-none');
    await desk.search('Cuenta', 'prueba', /Prueba/);
    await desk.dialog().getByLabel('¿Qué se cambia?').selectOption({ label: 'Datos de la persona o la cuenta' });
    await desk.picture('m3-pick');
    await desk.answer('Continuar');
    await desk.dialog().getByLabel('Apellidos').waitFor();
    await desk.picture('m4-data');
    await desk.dialog().getByLabel('Apellidos').fill('Peña de la Hoz 2');
    await desk.dialog().getByLabel('Teléfono').fill('no tiene');
    await desk.dialog().getByLabel('Motivo').fill('Se casó y ahora trabaja en otra oficina.');
    await desk.answer('Enviar solicitud');
    await desk.dialog().getByText('Un nombre no lleva números').waitFor();
    await desk.picture('m5-data-errors');
    await desk.dialog().getByLabel('Apellidos').fill('Peña de la Hoz');
    await desk.dialog().getByLabel('Teléfono').fill('300 555 0000');
    await desk.answer('Enviar solicitud');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read('Recibimos su solicitud');
    await desk.read(/→/);
    await desk.picture('m6-requester-card');

    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read(/Persona\w+ → Peña de la Hoz/);
    await desk.picture('m7-systems-card');
    await desk.press('Más');
    await desk.dialog().getByText('Pasos: ').waitFor();
    await desk.picture('m8-everything');
    await desk.answer('Cerrar');
    await desk.press('Aprobar y cambiar');
    await desk.read('El cambio quedó hecho y comprobado');
    await desk.picture('m10-done');
    await desk.be(HEAD);
    await desk.read('La solicitud quedó cerrada');
    await desk.picture('m11-requester-done');
    await desk.be(HOLDER);
    await desk.read(`En la cuenta ${address} quedó hecho lo que se pidió`);
    await desk.picture('m12-holder-told');
    await desk.tenantUser(address).getByText('Prueba Peña de la Hoz').waitFor();
  });

  it('gets a second address, for which a person runs a line', async () => {
    const local = address.split('@')[0] ?? '';
    await desk.be(HOLDER);
    await desk.write(`/correo modificar ${local}`);
    await desk.dialog().getByLabel('¿Qué se cambia?').selectOption({ label: 'Dirección adicional (alias)' });
    await desk.picture('m13-pick-known');
    await desk.answer('Continuar');
    await desk
      .dialog()
      .getByLabel(/Dirección adicional/)
      .fill('maria.pena');
    await desk.dialog().getByLabel('Motivo').fill('La conocen por su nombre de casada.');
    await desk.answer('Enviar solicitud');
    await desk.dialog().getByText('ya está ocupada').waitFor();
    await desk.picture('m14-alias-taken');
    await desk
      .dialog()
      .getByLabel(/Dirección adicional/)
      .fill('prueba.pena');
    await desk.answer('Enviar solicitud');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read('Recibimos su solicitud');
    await decide(desk);
    await desk.read('Falta un paso a mano');
    await desk.picture('m15-by-hand');
    await desk.be(HOLDER);
    await desk.read('Falta un paso que el área de sistemas hace a mano');
    await desk.picture('m16-requester-waits');

    await desk.be(COLLEAGUE, SYSTEMS_CHANNEL);
    const line = await desk.page.getByRole('group', { name: 'Texto para copiar' }).last().innerText();
    expect(line).toContain(`prueba.pena@rioclaro.example`);
    await desk.press('No se pudo');
    await desk.dialog().getByLabel('Qué pasó').waitFor();
    await desk.picture('m17-line-not-run');
    await desk.answer('Cancelar');
    await desk.panel('Exchange');
    await desk.page.getByLabel('Líneas de PowerShell').fill(line);
    await desk.page.getByRole('tabpanel', { name: 'Exchange' }).getByRole('button', { name: 'Ejecutar' }).click();
    await desk.page.getByText('Exchange Online ejecutó las líneas').waitFor();
    await desk.picture('m18-exchange');
    await desk.press('Hecho');
    await desk.read(/El cambio quedó hecho y comprobado.*/);
    await desk.panel('Usuarios');
    await desk.be(HOLDER);
    await desk.read('La solicitud quedó cerrada');
    await desk.picture('m19-alias-done');
  });

  it('gets a new password that its holder requests, without an approval', async () => {
    const local = address.split('@')[0] ?? '';
    await desk.be(HOLDER);
    await desk.write(`/correo modificar ${local}`);
    await desk.dialog().getByLabel('¿Qué se cambia?').selectOption({ label: 'Contraseña nueva' });
    await desk.answer('Continuar');
    await desk.dialog().getByText('El acceso temporal lo verá solo usted').waitFor();
    await desk.picture('m20-password-form');
    await desk.dialog().getByLabel('Motivo').fill('La olvidé.');
    await desk.answer('Enviar solicitud');
    await desk.read('Una contraseña nueva para su cuenta');
    await desk.picture('m21-password-message');
    await desk.press('Mostrar mi contraseña temporal');
    await desk.dialog().getByText('Copie ahora este acceso').waitFor();
    await desk.picture('m22-password');
    const shown = await desk.dialog().innerText();
    const password = /(?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4}/.exec(shown)?.[0] ?? '';
    await desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
    await desk.signIn(address, password, 'Luna-verde-2026-rio');
    await desk.read('Ya cambió la contraseña de');
    await desk.picture('m23-password-done');
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read('La contraseña se cambió');
    await desk.press('Más');
    await desk.dialog().getByText('No necesitó aprobación').waitFor();
    await desk.answer('Cerrar');
    await desk.picture('m24-password-systems');
  });

  it('is in the list, with what each person can do about it', async () => {
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.write('/correos prueba');
    await desk.read('Lista de correos corporativos');
    await desk.picture('m25-list-systems');
    await desk.be(HEAD);
    await desk.write('/correos prueba');
    await desk.read('Lista de correos corporativos');
    await desk.picture('m26-list-head');
    await desk.write('/correos nadie se llama así');
    await desk.read('No hay cuentas para');
    await desk.write('/correo estado');
    await desk.read('Sus solicitudes');
    await desk.picture('m26-status');
    await desk.write('/correo ayuda');
    await desk.read('Aquí se piden y administran las cuentas');
    await desk.write('/correo arreglar');
    await desk.read('No entendimos');
    await desk.picture('m27-help');
    await desk.page.getByRole('tab', { name: 'Inicio' }).click();
    await desk.page
      .getByRole('region', { name: 'Inicio de Correo' })
      .getByText('Mis solicitudes', { exact: true })
      .waitFor();
    await desk.picture('m28-home');
    await desk.page.getByRole('tab', { name: 'Mensajes' }).click();
    expect(desk.complaints).toEqual([]);
  });
});
