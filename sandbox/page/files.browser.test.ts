import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import { describePage, postToGraph } from './page.fixture.ts';

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(84_000, 'ñ')]);
const pdfName = 'FT-GTI-006-2026-00001 Ángela María Ñustes del Río y de la Hoz Quiñones.pdf';

describePage('files and people', (on) => {
  const client = (): WebClient =>
    new WebClient(on.institution.env['SLACK_BOT_TOKEN'], { slackApiUrl: on.institution.slack.apiUrl });

  it('shows each file with its name, kind and size, and pictures themselves, and downloads the same bytes', async () => {
    const channel = on.institution.slack.directMessageOf('U0EMPLEADA');
    const png = await on.page.getByLabel('Usted es').screenshot();
    const comment = 'Este es el formato de su solicitud.';
    await client().filesUploadV2({ channel_id: channel, file: pdf, filename: pdfName, initial_comment: comment });
    await client().filesUploadV2({
      channel_id: channel,
      file_uploads: [
        { file: png, filename: 'informe-noviembre.png', title: 'Solicitudes de noviembre' },
        { content: 'a;b\r\n', filename: 'correos.csv' },
      ],
    });
    const first = on.page.getByRole('list', { name: 'Archivos' }).first();
    await first.getByText(pdfName).waitFor();
    expect(await first.getByText('PDF · 84 kB').count()).toBe(1);
    const seen = on.page.getByRole('img', { name: 'Solicitudes de noviembre' });
    await seen.waitFor();
    await expect
      .poll(() => seen.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth))
      .toBeGreaterThan(50);
    expect(await on.page.getByText('CSV · 5 bytes').count()).toBe(1);
    const [download] = await Promise.all([
      on.page.waitForEvent('download'),
      on.page.getByRole('link', { name: `Descargar ${pdfName}` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(pdfName);
    expect((await readFile(await download.path())).equals(pdf)).toBe(true);
    expect(await on.violations()).toEqual([]);
    await on.picture('files');
    await on.page.getByLabel('Usted es').selectOption('U0JEFE');
    await first.waitFor({ state: 'detached' });
  });

  it('keeps a long name inside a narrow window', async () => {
    await on.page.setViewportSize({ width: 390, height: 800 });
    await client().filesUploadV2({
      channel_id: on.institution.slack.directMessageOf('U0EMPLEADA'),
      content: 'x',
      filename: `${'Ñ'.repeat(200)}.pdf`,
    });
    await on.page.getByText('ÑÑÑÑ').first().waitFor();
    expect(await on.page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await on.picture('files-narrow');
  });

  it('adds a person to the chat, whom the visitor can then choose to be', async () => {
    await on.page.getByRole('tab', { name: 'Control' }).click();
    const form = on.page.getByRole('region', { name: 'Una persona entra al chat' });
    const enter = async (name: string, email: string): Promise<void> => {
      await form.getByLabel('Nombre completo').fill(name);
      await form.getByLabel('Correo con el que entra').fill(email);
      await form.getByRole('button', { name: 'Entrar al chat' }).click();
    };
    await enter('José Ángel Peña <b>', 'maria.pena@rioclaro.example');
    await form.getByText('ya tiene ese correo').waitFor();
    await enter('José Ángel Peña <b>', 'jose.angel.pena@rioclaro.example');
    await form.getByText('José Ángel Peña <b> entró al chat').waitFor();
    expect(await on.violations()).toEqual([]);
    await on.picture('newcomer');
    await on.page.getByLabel('Usted es').selectOption({ label: 'José Ángel Peña <b> (Entró después al chat)' });
    await on.page.getByText('Todavía no hay mensajes de Correo para usted.').waitFor();
    const profile = on.page.getByRole('region', { name: 'Alguien cambia el correo de su perfil' });
    await profile.getByLabel('Quién').selectOption({ label: 'Ángela María Ñustes del Río' });
    await profile.getByLabel('Correo de su perfil').fill('angela.nustes@rioclaro.example');
    await profile.getByRole('button', { name: 'Cambiar el correo del perfil' }).click();
    await profile.getByText('El perfil quedó con ese correo.').waitFor();
    const angela = on.institution.slack.users.find(({ id }) => id === 'U0NUEVA');
    expect(angela?.email).toBe('angela.nustes@rioclaro.example');
  });

  it('lets a person who signed in register a second factor', async () => {
    const { graph } = on.institution;
    const address = 'nubia.zuluaga@rioclaro.example';
    const path = `/users/${address}/authentication/temporaryAccessPassMethods`;
    const pass = (await postToGraph(on.institution, { path, body: {} })) as { temporaryAccessPass: string };
    await on.page.getByRole('tab', { name: 'Iniciar sesión' }).click();
    const signIn = on.page.getByRole('tabpanel', { name: 'Iniciar sesión' });
    await signIn.getByLabel('Dirección de correo').fill(address);
    await signIn.getByLabel('Contraseña', { exact: true }).fill(pass.temporaryAccessPass);
    await signIn.getByRole('button', { name: 'Iniciar sesión' }).click();
    await signIn.getByRole('button', { name: 'Registrar Microsoft Authenticator' }).click();
    await signIn.getByText('quedó registrado en esta cuenta').waitFor();
    expect(await on.violations()).toEqual([]);
    await on.picture('second-factor');
    expect(graph.users().find(({ userPrincipalName }) => userPrincipalName === address)?.methods).toEqual([
      'microsoft-authenticator',
    ]);
  });
});
