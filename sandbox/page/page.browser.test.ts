import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '../start.ts';
import { findChromium, launchChromium } from './find-chromium.fixture.ts';
import { startSamplerBot, type SamplerBot } from './sampler-bot.fixture.ts';
import { PATIENCE } from '#test/patience.ts';

const chromium = findChromium();

const title = 'the page in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let institution: Institution;
  let bot: SamplerBot;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
    bot = await startSamplerBot(institution.env);
    browser = await launchChromium(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
    await institution.stop();
  });
  beforeEach(async () => {
    complaints = [];
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'es-CO' });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(institution.url);
    await page.getByLabel('Usted es').waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    // A window stays open on its person's screen, whoever looks at it.
    const { slack } = institution;
    await Promise.all(slack.modalsOf('U0EMPLEADA').map(({ id }) => slack.closeModal('U0EMPLEADA', id)));
    expect(complaints).toEqual([]);
  });

  const be = (id: string): Promise<unknown> => page.getByLabel('Usted es').selectOption(id);
  const form = (): Locator => page.getByRole('dialog', { name: 'Solicitar correo' });

  async function write(text: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Mensaje' }).fill(text);
    await page.getByRole('button', { name: 'Enviar', exact: true }).click();
  }
  async function violations(): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }
  async function fill(): Promise<void> {
    await form().getByLabel('Nombres').fill('Ángela María');
    await form().getByLabel('Correo personal').fill('angela@personal.example');
    await form().getByRole('combobox', { name: 'Dependencia' }).fill('salud');
    await form().getByRole('option', { name: 'Secretaría de Salud' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await form().getByLabel('Funcionario responsable').selectOption({ label: 'Héctor Iván Restrepo Londoño' });
    await form().getByLabel('Vinculación').selectOption({ label: 'Contratista' });
    await form().getByLabel('Fin del contrato (opcional)').fill('2026-12-31');
    await form().getByLabel('Acepto el tratamiento').check();
  }

  it('offers the commands while they are typed, by the keyboard alone', async () => {
    await page.getByRole('textbox', { name: 'Mensaje' }).focus();
    await page.keyboard.type('/');
    await expect.poll(() => page.getByRole('listbox', { name: 'Órdenes' }).getByRole('option').count()).toBe(2);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await form().waitFor();
    await page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Mensaje');
  });

  it('keeps the focus within a window', async () => {
    await write('/correo');
    await form().waitFor();
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.closest("dialog") !== null')).toBe(true);
    }
  });

  it('shows what is wrong at its field, and takes the person there', async () => {
    await write('/correo');
    await form().getByRole('button', { name: 'Enviar solicitud' }).click();
    await form().getByText('Complete este campo').first().waitFor();
    const names = form().getByLabel('Nombres');
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement.labels?.[0]?.textContent');
    await expect.poll(focused).toBe('Nombres');
    expect(await names.getAttribute('aria-invalid')).toBe('true');
    await fill();
    await names.fill('Mal');
    expect(await names.getAttribute('aria-invalid')).toBeNull();
    await form().getByRole('button', { name: 'Enviar solicitud' }).click();
    await form().getByText('Ese nombre no parece un nombre').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('keeps what was typed when the app updates the window', async () => {
    await write('/correo');
    await fill();
    await form().getByLabel('Cambiar una cuenta').check();
    await form().getByText('Se actualizó el formulario').waitFor();
    expect(await form().getByLabel('Nombres').inputValue()).toBe('Ángela María');
    expect(await form().getByRole('combobox', { name: 'Dependencia' }).inputValue()).toBe('Secretaría de Salud');
    expect(await form().getByLabel('Cambiar una cuenta').isChecked()).toBe(true);
  });

  it('carries a request from the form to the channel, where another person approves it', async () => {
    await write('/correo');
    await fill();
    await form().getByRole('button', { name: 'Enviar solicitud' }).click();
    await page.getByText('Recibimos su solicitud').waitFor();
    expect(bot.heard.at(-1)).toMatchObject({
      submitted: {
        nombres: { v: { type: 'plain_text_input', value: 'Ángela María' } },
        dependencia: { v: { selected_option: { value: 'Secretaría de Salud' } } },
        jefe: { v: { selected_user: 'U0JEFE' } },
        vinculo: { v: { selected_option: { value: 'contrato' } } },
        hasta: { v: { selected_date: '2026-12-31' } },
        cupo: { v: { value: '1' } },
        motivo: { v: { value: null } },
        acepta: { v: { selected_options: [{ value: 'si' }] } },
      },
    });
    // The page says whose turn it is, and leads there.
    await page.getByRole('button', { name: 'Pasar a ser Jorge Andrés Muñoz Cárdenas' }).click();
    await page.getByRole('heading', { name: 'sistemas-correo' }).waitFor();
    await page.getByRole('button', { name: 'Aprobar' }).waitFor();
    await page.getByText('1 respuesta').waitFor();
    await page.getByText('No se dibuja: image').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Más acciones' }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => bot.heard.at(-1)).toMatchObject({ action: { selected_option: { value: 'anular' } } });
    await page.getByRole('button', { name: 'Aprobar' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Todavía no' }).click();
    await page.getByRole('button', { name: 'Aprobar' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sí, aprobar' }).click();
    await page.getByText('(editado)').waitFor();
  });

  it('shows an answer for one person to that person alone', async () => {
    await page.getByRole('button', { name: /mesa-de-ayuda/u }).click();
    await write('/correos');
    await page.getByText('Solo visible para usted').waitFor();
    await be('U0JEFE');
    await page.getByText('Solo visible para usted').waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { name: 'mesa-de-ayuda' }).count()).toBe(1);
  });

  it('says what a read-only conversation takes, and which command does not exist', async () => {
    await write('hola');
    await page.getByText('Correo no lee mensajes').waitFor();
    await write('/nada');
    await page.getByText('No existe la orden /nada').waitFor();
  });

  it('tells the person that the app did not answer', async () => {
    await page.getByRole('button', { name: 'Solicitar correo' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Quitar el aviso' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('lets the new user sign in for the first time, and choose a password', async () => {
    await createAccount(institution, 'angela.nustes');
    await page.getByRole('tab', { name: 'Iniciar sesión' }).click();
    const signIn = page.getByRole('tabpanel', { name: 'Iniciar sesión' });
    const enter = async (password: string): Promise<void> => {
      await signIn.getByLabel('Dirección de correo').fill('angela.nustes@rioclaro.example');
      await signIn.getByLabel('Contraseña', { exact: true }).fill(password);
      await signIn.getByRole('button', { name: 'Iniciar sesión' }).click();
    };
    await enter('no es esta');
    await signIn.getByText('La contraseña no es correcta').waitFor();
    await enter(temporary);
    const choose = async (once: string, again: string): Promise<void> => {
      await signIn.getByLabel('Nueva contraseña', { exact: true }).fill(once);
      await signIn.getByLabel('Repita la nueva contraseña').fill(again);
      await signIn.getByRole('button', { name: 'Cambiar contraseña' }).click();
    };
    await choose('Una-2026-clave', 'Otra-2026-clave');
    await signIn.getByText('no son iguales').waitFor();
    await choose('corta', 'corta');
    await signIn.getByText('Esa contraseña no sirve').waitFor();
    await choose('Nub3s-Altas-2026', 'Nub3s-Altas-2026');
    await signIn.getByText('Inició sesión como').waitFor();
    await page.getByRole('tab', { name: 'Usuarios' }).click();
    await page.getByText('angela.nustes@rioclaro.example').waitFor();
    await page.getByRole('tab', { name: 'Solicitudes a Graph' }).click();
    await page.getByText('/v1.0/users').first().waitFor();
  });

  it('is where it was after a reload', async () => {
    await be('U0SISTEMAS2');
    await page.getByRole('button', { name: /general/u }).click();
    await page.getByRole('tab', { name: 'Licencias' }).click();
    await page.getByText('en uso de').first().waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '# general' }).waitFor();
    expect(await page.getByLabel('Usted es').inputValue()).toBe('U0SISTEMAS2');
    await page.getByRole('tab', { name: 'Licencias', selected: true }).waitFor();
  });

  it('can be used by everybody, in a wide window and in a narrow one', async () => {
    expect(await violations()).toEqual([]);
    for (const tab of ['Licencias', 'Iniciar sesión', 'Exchange', 'Solicitudes a Graph', 'Control']) {
      await page.getByRole('tab', { name: tab }).click();
      expect([tab, await violations()]).toEqual([tab, []]);
    }
    await page.getByRole('tab', { name: 'Inicio', exact: true }).click();
    await page.getByText('Bienvenido al correo institucional').waitFor();
    expect(await violations()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    for (const column of ['Listas', 'Chat', 'Microsoft 365']) {
      await page.getByRole('button', { name: column, exact: true }).click();
      expect([column, await violations()]).toEqual([column, []]);
      const tooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect([column, tooWide]).toEqual([column, false]);
    }
  });
});

const temporary = 'Temporal-4871-Rio';

/** As the bot would: a token, then the account with a password that must be changed. */
async function createAccount({ env, graph }: Institution, name: string): Promise<void> {
  const token = await fetch(`${graph.origin}/${env['AZURE_TENANT_ID'] ?? ''}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: `${graph.origin}/.default`,
      client_id: env['AZURE_CLIENT_ID'] ?? '',
      client_secret: env['AZURE_CLIENT_SECRET'] ?? '',
    }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const created = await fetch(`${graph.origin}/v1.0/users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      accountEnabled: true,
      displayName: 'Ángela María Ñustes del Río',
      mailNickname: name,
      userPrincipalName: `${name}@rioclaro.example`,
      passwordProfile: { password: temporary, forceChangePasswordNextSignIn: true },
    }),
  });
  expect(created.status).toBe(201);
}
