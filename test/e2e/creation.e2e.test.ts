import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '#sandbox/page/find-chromium.fixture.ts';
import { takePicture } from '#sandbox/page/picture.fixture.ts';
import { violationsOf } from '#sandbox/page/violations.fixture.ts';
import { setStage, type Stage } from '../stages/stage.ts';
import { PATIENCE } from '../patience.ts';
import { tellFailure } from './desk-page.ts';

const chromium = findChromium();
/** When this is set, the picture in the README is taken again. Normally it is not, so that a run changes no files. */
const readmePicture =
  process.env['UPDATE_IMAGES'] === '1' ? fileURLToPath(new URL('../../docs/images/chat.png', import.meta.url)) : null;

const title = 'an account typed by people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await setStage({ overrides: { mailboxMs: 7_000, replicationMs: 500 } });
    browser = await launchChromium(chromium ?? '');
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'es-CO' });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(stage.institution.url);
  });
  afterEach(async (context) => await tellFailure(context, page));
  afterAll(async () => {
    await browser.close();
    await stage.stop();
  });

  const be = async (id: string): Promise<void> => {
    await page.getByLabel('Usted es').selectOption(id);
  };
  const open = async (place: RegExp | string): Promise<void> =>
    await page.getByRole('navigation').getByRole('button', { name: place }).first().click();
  const dialog = (): Locator => page.getByRole('dialog');
  const picture = async (name: string): Promise<void> => {
    await takePicture(page, name);
  };
  const write = async (text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Mensaje' }).fill(text);
    await page.getByRole('button', { name: 'Enviar', exact: true }).click();
  };
  const press = async (name: string): Promise<void> =>
    await page.getByRole('button', { name, exact: true }).last().click();
  const read = async (text: string | RegExp): Promise<void> => await page.getByText(text).last().waitFor();
  const accessible = async (): Promise<void> => expect(await violationsOf(page)).toEqual([]);

  /** Chooses the person, which fills in what the chat knows, and answers what is left. */
  async function fillForm(): Promise<void> {
    const form = dialog();
    const value = async (label: string): Promise<string> => await form.getByLabel(label).inputValue();
    await form.getByLabel('¿Para quién es?').selectOption({ label: 'Ángela María Ñustes del Río' });
    await expect.poll(async () => await value('Nombres'), { timeout: PATIENCE }).toBe('Ángela María');
    expect(await value('Apellidos')).toBe('Ñustes del Río');
    expect(await value('Cargo')).toBe('Profesional de salud pública');
    expect(await value('Correo personal de contacto')).toBe('angela.nustes@personal.example');
    await form.getByLabel('Número de documento').fill('1.020.304.050');
    await form.getByRole('combobox', { name: 'Dependencia' }).fill('secretaria de salud');
    await form.getByRole('option', { name: 'Secretaría de Salud', exact: true }).click();
    await expect.poll(async () => await value('Funcionario responsable'), { timeout: PATIENCE }).toBe('U0JEFE');
    await form.getByLabel('Vinculación').selectOption({ label: 'Contratista' });
    await form.getByLabel('Número del contrato').fill('CPS-123-2026');
    await form.getByLabel('Primer día').fill('2026-01-15');
    await form.getByLabel('Justificación').fill('Apoya la campaña de vacunación desde enero.');
    await form.getByLabel('Acepto').check();
  }

  it('is requested in a form that keeps what was typed when something is wrong', async () => {
    await picture('0-first-visit');
    await accessible();
    await page.getByRole('button', { name: 'Entendido' }).click();
    await be('U0EMPLEADA');
    await open(/Correo/);
    await write('/correo crear');
    await dialog().getByText('Con este formulario (FT-GTI-006)').waitFor();
    await picture('1-form');
    await accessible();
    await fillForm();
    await picture('1-form-filled');
    const end = dialog().getByLabel('Último día del contrato');
    await end.fill('2020-12-31');
    await dialog().getByRole('button', { name: 'Enviar solicitud' }).click();
    await dialog().getByText('Esa fecha ya pasó').waitFor();
    await picture('2-form-error');
    expect(await dialog().getByLabel('Nombres').inputValue()).toBe('Ángela María');
    await end.fill('2030-12-31');
    await dialog().getByRole('button', { name: 'Enviar solicitud' }).click();
    await dialog().waitFor({ state: 'detached' });
    await read('Recibimos su solicitud');
    await picture('3-requester-card');
  });

  it('is questioned, answered, and approved and created at one press', async () => {
    await be('U0SISTEMAS1');
    await open(/sistemas-correo/);
    await read('angela.nustes@rioclaro.example');
    await picture('4-systems-card');
    await press('Pedir información');
    await dialog().getByLabel('Pregunta').fill('¿En qué municipio trabajará?');
    await dialog().getByRole('button', { name: 'Enviar pregunta' }).click();
    await be('U0EMPLEADA');
    await open(/Correo/);
    await read('necesita una respuesta');
    await picture('5-question');
    await press('Responder');
    await dialog().getByLabel('Respuesta').fill('En Puerto Claro.');
    await dialog().getByRole('button', { name: 'Enviar respuesta' }).click();
    await be('U0SISTEMAS1');
    await open(/sistemas-correo/);
    await read('En Puerto Claro.');
    await press('Más');
    await dialog().getByText('Justificación: ').waitFor();
    await picture('6-everything');
    await dialog().getByRole('button', { name: 'Aprobar con cambios' }).click();
    await dialog()
      .getByLabel(/^Dirección/)
      .waitFor();
    await picture('6-approve');
    await dialog().getByRole('button', { name: 'Cancelar', exact: true }).click();
    await press('Aprobar y crear');
    await read(/esperando el buzón/);
    await picture('7-progress');
    if (readmePicture !== null) await page.screenshot({ path: readmePicture });
    await read(/Se espera el cambio de la contraseña/);
    await picture('8-delivered');
  });

  it('is handed over with a temporary password that only the new user sees, and closed after the first sign-in and both confirmations', async () => {
    await be('U0NUEVA');
    await open(/Correo/);
    await read('Su correo institucional está listo');
    await picture('9-hand-over');
    await press('Mostrar mi contraseña temporal');
    await dialog().getByText('Copie ahora este acceso').waitFor();
    await picture('10-password');
    await accessible();
    const shown = await dialog().innerText();
    const password = /(?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4}/.exec(shown)?.[0] ?? '';
    await dialog().getByRole('button', { name: 'Cerrar' }).last().click();

    await page.getByRole('tab', { name: 'Iniciar sesión' }).click();
    await page.getByLabel('Dirección de correo').fill('angela.nustes@rioclaro.example');
    await page.getByLabel('Contraseña', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Iniciar sesión' }).click();
    await page.getByLabel('Nueva contraseña', { exact: true }).fill('Luna-verde-2026-rio');
    await page.getByLabel(/Repita/).fill('Luna-verde-2026-rio');
    await picture('11-sign-in');
    await page.getByRole('button', { name: 'Cambiar contraseña' }).click();
    await read(/La contraseña se cambió, comprobado/);
    await press('Confirmo que recibí la cuenta');
    await read(/Usted confirmó que recibió la cuenta/);
    await picture('12-confirmed');
    await be('U0JEFE');
    await open(/Correo/);
    await read('Confirme la entrega de una cuenta');
    await picture('12-department');
    await press('Confirmo que la dependencia la recibió');
    await read(/Usted confirmó por la dependencia/);
    await be('U0NUEVA');
    await open(/Correo/);
    await read(/Ya cambió su contraseña/);
    await picture('12-closed');
    await be('U0EMPLEADA');
    await open(/Correo/);
    await read(/quedó cerrada/);
    await picture('13-requester-closed');
    await page.reload();
    await read(/quedó cerrada/);
  });

  it('can be listed, and is readable in a narrow window', async () => {
    await be('U0SISTEMAS1');
    await write('/correos nustes');
    await read('Lista de correos corporativos');
    await picture('14-list');
    await page.setViewportSize({ width: 390, height: 800 });
    await picture('15-narrow');
    await accessible();
    expect(complaints).toEqual([]);
  });
});
