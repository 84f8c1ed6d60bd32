import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { WebClient } from '@slack/web-api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startInstitution, type Institution } from '../start.ts';
import { findChromium, launchChromium } from './find-chromium.fixture.ts';
import { PATIENCE } from '#test/patience.ts';

const chromium = findChromium();
const pictures = fileURLToPath(new URL('../../test-output/', import.meta.url));
const title = 'files and people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(84_000, 'ñ')]);
const pdfName = 'FT-GTI-006-2026-00001 Ángela María Ñustes del Río y de la Hoz Quiñones.pdf';

describe.skipIf(chromium === null)(title, () => {
  let institution: Institution;
  let client: WebClient;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
    client = new WebClient(institution.env['SLACK_BOT_TOKEN'], { slackApiUrl: institution.slack.apiUrl });
    browser = await launchChromium(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await institution.stop();
  });
  beforeEach(async () => {
    complaints = [];
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'es-CO' });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(institution.url);
    await page.getByLabel('Usted es').waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  async function violations(): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  }

  it('shows each file with its name, kind and size, a picture in place, and downloads the very bytes', async () => {
    const channel = institution.slack.directMessageOf('U0EMPLEADA');
    const png = await page.getByLabel('Usted es').screenshot();
    const comment = 'Este es el *formato* de su solicitud.';
    await client.filesUploadV2({ channel_id: channel, file: pdf, filename: pdfName, initial_comment: comment });
    await client.filesUploadV2({
      channel_id: channel,
      file_uploads: [
        { file: png, filename: 'informe-noviembre.png', title: 'Solicitudes de noviembre' },
        { content: 'a;b\r\n', filename: 'correos.csv' },
        { content: 'x', filename: 'correos.xlsx' },
      ],
    });
    const first = page.getByRole('list', { name: 'Archivos' }).first();
    await first.getByText(pdfName).waitFor();
    expect(await first.getByText('PDF · 84 kB').count()).toBe(1);
    const seen = page.getByRole('img', { name: 'Solicitudes de noviembre' });
    await seen.waitFor();
    await expect
      .poll(() => seen.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth))
      .toBeGreaterThan(50);
    expect(await page.getByText('Hoja de Excel · 1 byte').count()).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `Descargar ${pdfName}` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(pdfName);
    expect((await readFile(await download.path())).equals(pdf)).toBe(true);
    expect(await violations()).toEqual([]);
    await page.screenshot({ path: `${pictures}files.png` });
    await page.getByLabel('Usted es').selectOption('U0JEFE');
    await first.waitFor({ state: 'detached' });
  });

  it('keeps a long name inside a narrow window', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await client.filesUploadV2({
      channel_id: institution.slack.directMessageOf('U0EMPLEADA'),
      content: 'x',
      filename: `${'Ñ'.repeat(200)}.pdf`,
    });
    await page.getByText('ÑÑÑÑ').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await page.screenshot({ path: `${pictures}files-narrow.png` });
  });

  it('lets a person into the chat, whom the visitor can then be', async () => {
    await page.getByRole('tab', { name: 'Control' }).click();
    const form = page.getByRole('region', { name: 'Una persona entra al chat' });
    const enter = async (name: string, email: string): Promise<void> => {
      await form.getByLabel('Nombre completo').fill(name);
      await form.getByLabel('Correo con el que entra').fill(email);
      await form.getByRole('button', { name: 'Entrar al chat' }).click();
    };
    await enter('José Ángel Peña <b>', 'maria.pena@rioclaro.example');
    await form.getByText('ya tiene ese correo').waitFor();
    await enter('José Ángel Peña <b>', 'jose.angel.pena@rioclaro.example');
    await form.getByText('José Ángel Peña <b> entró al chat').waitFor();
    expect(await violations()).toEqual([]);
    await page.screenshot({ path: `${pictures}newcomer.png` });
    await page.getByLabel('Usted es').selectOption({ label: 'José Ángel Peña <b> (Entró después al chat)' });
    await page.getByText('Todavía no hay mensajes de Correo para usted.').waitFor();
    const profile = page.getByRole('region', { name: 'Alguien cambia el correo de su perfil' });
    await profile.getByLabel('Quién').selectOption({ label: 'Ángela María Ñustes del Río' });
    await profile.getByLabel('Correo de su perfil').fill('angela.nustes@rioclaro.example');
    await profile.getByRole('button', { name: 'Cambiar el correo del perfil' }).click();
    await profile.getByText('El perfil quedó con ese correo.').waitFor();
    const angela = institution.slack.users.find(({ id }) => id === 'U0NUEVA');
    expect(angela?.email).toBe('angela.nustes@rioclaro.example');
  });

  it('lets a person who signed in register a second factor', async () => {
    const { graph } = institution;
    const address = 'nubia.zuluaga@rioclaro.example';
    const pass = await passFor(institution, address);
    await page.getByRole('tab', { name: 'Iniciar sesión' }).click();
    const signIn = page.getByRole('tabpanel', { name: 'Iniciar sesión' });
    await signIn.getByLabel('Dirección de correo').fill(address);
    await signIn.getByLabel('Contraseña', { exact: true }).fill(pass);
    await signIn.getByRole('button', { name: 'Iniciar sesión' }).click();
    await signIn.getByRole('button', { name: 'Registrar Microsoft Authenticator' }).click();
    await signIn.getByText('quedó registrado en esta cuenta').waitFor();
    expect(await violations()).toEqual([]);
    await page.screenshot({ path: `${pictures}second-factor.png` });
    expect(graph.users().find(({ userPrincipalName }) => userPrincipalName === address)?.methods).toEqual([
      'microsoft-authenticator',
    ]);
  });
});

/** As the bot would: a token, then a Temporary Access Pass. */
async function passFor({ env, graph }: Institution, address: string): Promise<string> {
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
  const made = await fetch(`${graph.origin}/v1.0/users/${address}/authentication/temporaryAccessPassMethods`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await made.json()) as { temporaryAccessPass: string }).temporaryAccessPass;
}
