import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '../start.ts';
import { findChromium, launchChromium } from './find-chromium.fixture.ts';
import { startSamplerBot, type SamplerBot } from './sampler-bot.fixture.ts';
import { people } from './sampler-forms.fixture.ts';
import { PATIENCE } from '#test/patience.ts';

const chromium = findChromium();
const pictures = fileURLToPath(new URL('../../test-output/', import.meta.url));
const title = 'elements in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
const [angela = '', benjamin = '', carlos = '', diana = ''] = people;

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
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'es-CO' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(institution.url);
    await page.getByLabel('Usted es').waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    const { slack } = institution;
    await Promise.all(slack.modalsOf('U0EMPLEADA').map(({ id }) => slack.closeModal('U0EMPLEADA', id)));
    expect(complaints).toEqual([]);
  });

  const form = (name = 'Lista de distribución'): Locator => page.getByRole('dialog', { name });
  const box = (name: string): Locator => form().getByRole('combobox', { name });
  const focused = (): Promise<unknown> =>
    page.evaluate('document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent.trim()');

  async function write(text: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Mensaje' }).fill(text);
    await page.getByRole('button', { name: 'Enviar', exact: true }).click();
  }
  async function openList(): Promise<void> {
    await write('/correo lista');
    await form().waitFor();
  }
  async function violations(): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }
  const picture = (name: string): Promise<unknown> => page.screenshot({ path: `${pictures}elements-${name}.png` });

  it('submits untouched what every element holds at first', async () => {
    await openList();
    expect(await box('Dueño').inputValue()).toBe(angela);
    expect(await form().getByLabel('Mensaje').inputValue()).toBe('Uno\nDos');
    expect(await form().getByLabel('Responsable').inputValue()).toBe('U0JEFE');
    expect(await form().getByLabel('Hasta').inputValue()).toBe('2026-12-05');
    expect(await form().getByLabel('Avisar').isChecked()).toBe(true);
    expect(await violations()).toEqual([]);
    await picture('form');
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form('Paso dos').waitFor();
    expect(bot.heard.at(-1)).toMatchObject({
      submitted: {
        integrantes: { v: { type: 'multi_external_select', selected_options: [{ value: benjamin }] } },
        permisos: { v: { type: 'multi_static_select', selected_options: [] } },
        duenio: { v: { selected_option: { value: angela } } },
        nombre: { v: { value: 'Sistemas' } },
        mensaje: { v: { value: 'Uno\nDos' } },
        hasta: { v: { selected_date: '2026-12-05' } },
        opciones: { v: { selected_options: [{ value: 'avisar' }] } },
        jefe: { v: { selected_user: 'U0JEFE' } },
        licencia: { v: { selected_option: { value: 'E3' } } },
      },
    });
  });

  it('chooses several of the app’s answers by the keyboard, up to the most that may be', async () => {
    await openList();
    await box('Integrantes').focus();
    await page.keyboard.press('ArrowDown');
    await form().getByRole('option', { name: carlos }).waitFor();
    expect(await form().getByRole('option', { name: benjamin }).count()).toBe(0);
    await picture('multi-open');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('diana');
    await form().getByRole('option', { name: diana }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await form().getByText('Ya eligió el máximo (3)').waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await form().getByRole('listbox').count()).toBe(0);
    await page.keyboard.press('Backspace');
    await form().getByText(`Se quitó ${diana}`).waitFor();
    await form()
      .getByRole('button', { name: `Quitar ${benjamin}` })
      .click();
    expect(await focused()).toBe('Integrantes');
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form('Paso dos').waitFor();
    expect(bot.heard.at(-1)).toMatchObject({
      submitted: { integrantes: { v: { selected_options: [{ value: angela }] } } },
    });
  });

  it('finds options without their accents, and takes several with the mouse', async () => {
    await openList();
    await box('Permisos').click();
    await form().getByRole('option', { name: 'Enviar como' }).click();
    await box('Permisos').fill('arbol');
    await form().getByRole('option', { name: 'Árbol' }).click();
    expect(await form().getByRole('list', { name: 'Elegidas' }).nth(1).textContent()).toContain('Árbol');
    await box('Integrantes').press('Backspace');
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form().getByText('Complete este campo').waitFor();
    await expect.poll(focused).toBe('Integrantes');
    expect(await violations()).toEqual([]);
  });

  it('opens at once what needs no letter, and keeps what was chosen until another is', async () => {
    await openList();
    await box('Dueño').click();
    await form().getByRole('option', { name: diana }).waitFor();
    await box('Dueño').pressSequentially('zzz');
    await form().getByText('No se encontró nada con esas letras').waitFor();
    await page.keyboard.press('Escape');
    expect(await box('Dueño').inputValue()).toBe(angela);
    await box('Dueño').fill('');
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form().getByText('Complete este campo').waitFor();
    expect(await box('Dueño').getAttribute('aria-invalid')).toBe('true');
  });

  it('leaves the person at the button when the app adds to the same form', async () => {
    await openList();
    await form().getByLabel('Nombre').fill('Tecleado');
    await form().getByRole('button', { name: 'Comprobar otra vez' }).click();
    await form().getByText('Sigue libre').waitFor();
    expect(await focused()).toBe('Comprobar otra vez');
    expect(await form().getByLabel('Nombre').inputValue()).toBe('Tecleado');
    expect(bot.heard.at(-1)).toMatchObject({ pressed: { nombre: { v: { value: 'Tecleado' } } } });
  });

  it('begins another form in the same window at its first field, with its own values', async () => {
    await openList();
    await form().getByLabel('Nombre').fill('Tecleado');
    await form().getByRole('button', { name: 'Vaciar' }).click();
    await form('Paso dos').waitFor();
    await expect.poll(focused).toBe('Motivo');
    expect(await form('Paso dos').getByLabel('Motivo').inputValue()).toBe('Traslado');
    await form('Paso dos').getByRole('button', { name: 'Terminar' }).click();
    await form('Paso dos').waitFor({ state: 'detached' });
    // The field that stood in both forms keeps what was typed, as in Slack.
    expect(bot.heard.at(-1)).toEqual({
      submitted: {
        motivo: { v: { type: 'plain_text_input', value: 'Traslado' } },
        nombre: { v: { type: 'plain_text_input', value: 'Tecleado' } },
      },
    });
  });

  it('goes from form to form by the submission too, to the first field', async () => {
    await openList();
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form('Paso dos').waitFor();
    await expect.poll(focused).toBe('Motivo');
    expect(await form('Paso dos').getByLabel('Nombre de la lista').inputValue()).toBe('Sistemas');
  });

  it('puts a window on another, under which everything stays', async () => {
    await openList();
    await form().getByLabel('Nombre').fill('Tecleado');
    await form().getByRole('button', { name: 'Abrir otra ventana' }).click();
    await form('Otra ventana').waitFor();
    await page.keyboard.press('Escape');
    await form().waitFor();
    expect(await form().getByLabel('Nombre').inputValue()).toBe('Tecleado');
    await page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Mensaje');
  });

  it('asks before what the menu and the button of a card do, and tells the app', async () => {
    await write('/correos tarjeta');
    const menu = page.getByRole('button', { name: 'Más acciones' }).last();
    const described = await menu.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described ?? ''}"]`).textContent()).toContain('Benjamín');
    await menu.click();
    await picture('card-menu');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sí, quitar' }).click();
    await expect.poll(() => bot.heard.at(-1)).toMatchObject({ action: { selected_option: { value: 'duenio' } } });
    await page.getByRole('button', { name: 'Quitar', exact: true }).last().click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'No', exact: true }).click();
    expect(bot.heard.at(-1)).toMatchObject({ action: { action_id: 'menu' } });
    const owner = page.getByRole('combobox', { name: 'Cambiar de dueño' }).last();
    await owner.click();
    await page.getByRole('option', { name: diana }).click();
    await expect.poll(() => bot.heard.at(-1)).toMatchObject({ action: { selected_option: { value: diana } } });
    expect(await page.getByRole('combobox', { name: 'Agregar a' }).last().inputValue()).toBe(carlos);
    expect(await violations()).toEqual([]);
  });

  it('copies lines as they stand', async () => {
    await write('/correos tarjeta');
    await page.getByRole('button', { name: 'Copiar', exact: true }).last().click();
    await page.getByText('Copiado').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(
      /^Connect-ExchangeOnline\nSet-Mailbox .*true$/u,
    );
  });

  it('runs the lines of PowerShell, and says what is wrong with them', async () => {
    await page.getByRole('tab', { name: 'Exchange' }).click();
    const panel = page.getByRole('tabpanel', { name: 'Exchange' });
    await panel.getByRole('button', { name: 'Ejecutar' }).click();
    await panel.getByText('Pegue primero las líneas').waitFor();
    await panel.getByLabel('Líneas de PowerShell').fill('Remove-Everything -Force');
    await panel.getByRole('button', { name: 'Ejecutar' }).click();
    await panel.getByText('Remove-Everything').last().waitFor();
    expect(await violations()).toEqual([]);
    await picture('exchange');
    await panel
      .getByLabel('Líneas de PowerShell')
      .fill("Connect-ExchangeOnline\nSet-Mailbox -Identity 'hector.restrepo@rioclaro.example' -Type Shared");
    await panel.getByRole('button', { name: 'Ejecutar' }).click();
    await panel.getByText('Hecho: Exchange Online').waitFor();
    await page.getByRole('tab', { name: 'Usuarios' }).click();
    await page.locator('.pill', { hasText: 'Buzón compartido' }).waitFor();
  });

  it('lets an administrator of the tenant work beside the procedure', async () => {
    const card = page.getByRole('list', { name: 'Usuarios de Microsoft 365' }).getByRole('listitem');
    const luz = card.filter({ hasText: 'Luz Dary Quiñones' });
    await luz.getByText('Administrar', { exact: true }).click();
    await luz.getByRole('button', { name: 'Bloquear' }).click();
    await luz.getByText('Cuenta bloqueada').waitFor();
    await luz.getByRole('button', { name: 'Quitar Office 365 E1' }).click();
    await luz.getByText('Sin licencia').waitFor();
    await luz.getByLabel('Nueva dirección').fill('jorge.munoz@rioclaro.example');
    await luz.getByRole('button', { name: 'Cambiar la dirección' }).click();
    await luz.getByText('No se pudo').waitFor();
    await picture('admin');
    expect(await violations()).toEqual([]);
    await luz.getByLabel('Nueva dirección').fill('luz.ibanez@rioclaro.example');
    await luz.getByRole('button', { name: 'Cambiar la dirección' }).click();
    await luz.getByText('luz.ibanez@rioclaro.example').waitFor();
    await luz.getByRole('button', { name: 'Desbloquear' }).click();
    await luz.getByRole('button', { name: 'Bloquear' }).waitFor();
    await luz.getByRole('button', { name: 'Eliminar' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Sí, eliminar' }).click();
    await luz.waitFor({ state: 'detached' });
    await page.getByText('Eliminadas que se pueden recuperar (1)').waitFor();
  });

  it('fits a window of 380 pixels', async () => {
    await page.setViewportSize({ width: 380, height: 800 });
    await write('/correos tarjeta');
    await page.getByRole('button', { name: 'Bloquear el ingreso' }).last().waitFor();
    await picture('card-narrow');
    const wide = 'document.documentElement.scrollWidth > innerWidth';
    const log =
      '[...document.querySelectorAll(".messages, .dialog-body")].some((each) => each.scrollWidth > each.clientWidth)';
    expect([await page.evaluate(wide), await page.evaluate(log)]).toEqual([false, false]);
    await page.getByRole('button', { name: 'Más acciones' }).last().click();
    await picture('card-narrow-menu');
    expect([await page.evaluate(wide), await page.evaluate(log)]).toEqual([false, false]);
    await page.keyboard.press('Escape');
    await openList();
    await picture('form-narrow');
    expect([await page.evaluate(wide), await page.evaluate(log)]).toEqual([false, false]);
    await box('Dueño').click();
    await form().getByRole('option', { name: benjamin }).waitFor();
    await picture('form-narrow-open');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Microsoft 365', exact: true }).click();
    await page.getByText('Administrar', { exact: true }).first().click();
    await picture('admin-narrow');
    expect(await page.evaluate(wide)).toBe(false);
    await page.getByRole('tab', { name: 'Exchange' }).click();
    await page.getByLabel('Líneas de PowerShell').fill('Set-Mailbox -Identity x -Type Shared -DeliverToMailbox $true');
    await picture('exchange-narrow');
    expect(await page.evaluate(wide)).toBe(false);
    expect(await violations()).toEqual([]);
  });
});
