import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Institution } from '../start.ts';
import { describePage, postToGraph } from './page.fixture.ts';

describePage('the page', (on) => {
  const be = (id: string): Promise<unknown> => on.page.getByLabel('Usted es').selectOption(id);
  const form = (): Locator => on.page.getByRole('dialog', { name: 'Solicitar correo' });

  async function fill(): Promise<void> {
    await form().getByLabel('Nombres').fill('Ángela María');
    await form().getByLabel('Correo personal').fill('angela@personal.example');
    await form().getByRole('combobox', { name: 'Dependencia' }).fill('salud');
    await form().getByRole('option', { name: 'Secretaría de Salud' }).waitFor();
    await on.page.keyboard.press('ArrowDown');
    await on.page.keyboard.press('Enter');
    await form().getByLabel('Funcionario responsable').selectOption({ label: 'Héctor Iván Restrepo Londoño' });
    await form().getByLabel('Vinculación').selectOption({ label: 'Contratista' });
    await form().getByLabel('Fin del contrato (opcional)').fill('2026-12-31');
    await form().getByLabel('Acepto el tratamiento').check();
  }

  it('completes commands while they are typed, with the keyboard alone', async () => {
    await on.page.getByRole('textbox', { name: 'Mensaje' }).focus();
    await on.page.keyboard.type('/');
    await expect.poll(() => on.page.getByRole('listbox', { name: 'Órdenes' }).getByRole('option').count()).toBe(2);
    await on.page.keyboard.press('Enter');
    await on.page.keyboard.press('Enter');
    await form().waitFor();
    await on.page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    expect(await on.page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Mensaje');
  });

  it('keeps the focus within a window', async () => {
    await on.write('/correo');
    await form().waitFor();
    for (let presses = 0; presses < 20; presses += 1) {
      await on.page.keyboard.press('Tab');
      expect(await on.page.evaluate('document.activeElement.closest("dialog") !== null')).toBe(true);
    }
  });

  it('shows an error at its field and moves the focus there', async () => {
    await on.write('/correo');
    await form().getByRole('button', { name: 'Enviar solicitud' }).click();
    await form().getByText('Complete este campo').first().waitFor();
    const names = form().getByLabel('Nombres');
    const focused = (): Promise<unknown> => on.page.evaluate('document.activeElement.labels?.[0]?.textContent');
    await expect.poll(focused).toBe('Nombres');
    expect(await names.getAttribute('aria-invalid')).toBe('true');
    await fill();
    await names.fill('Mal');
    expect(await names.getAttribute('aria-invalid')).toBeNull();
    await form().getByRole('button', { name: 'Enviar solicitud' }).click();
    await form().getByText('Ese nombre no parece un nombre').waitFor();
    expect(await on.violations()).toEqual([]);
  });

  it('keeps what was typed when the app updates the window', async () => {
    await on.write('/correo');
    await fill();
    await form().getByLabel('Cambiar una cuenta').check();
    await form().getByText('Se actualizó el formulario').waitFor();
    expect(await form().getByLabel('Nombres').inputValue()).toBe('Ángela María');
    expect(await form().getByRole('combobox', { name: 'Dependencia' }).inputValue()).toBe('Secretaría de Salud');
    expect(await form().getByLabel('Cambiar una cuenta').isChecked()).toBe(true);
  });

  it('sends a request from the form to the channel, where another person approves it', async () => {
    await on.write('/correo');
    await fill();
    await form().getByRole('button', { name: 'Enviar solicitud' }).click();
    await on.page.getByText('Recibimos su solicitud & la vemos, @María Fernanda').waitFor();
    expect(on.bot.received.at(-1)).toMatchObject({
      submitted: {
        nombres: { v: { type: 'plain_text_input', value: 'Ángela María' } },
        dependencia: { v: { selected_option: { value: 'Secretaría de Salud' } } },
        jefe: { v: { selected_user: 'U0JEFE' } },
        vinculo: { v: { selected_option: { value: 'contrato' } } },
        hasta: { v: { selected_date: '2026-12-31' } },
        motivo: { v: { value: null } },
        acepta: { v: { selected_options: [{ value: 'si' }] } },
      },
    });
    // The page says whose turn it is, and a press leads there.
    await on.page.getByRole('button', { name: 'Pasar a ser Jorge Andrés Muñoz Cárdenas' }).click();
    await on.page.getByRole('heading', { name: 'sistemas-correo' }).waitFor();
    await on.page.getByRole('button', { name: 'Aprobar' }).waitFor();
    await on.page.getByText('1 respuesta').waitFor();
    // The reply stands under its message, and for everybody in the channel.
    const shown = on.page.getByText('Se calculó el plan.');
    await expect.poll(() => shown.count()).toBe(2);
    await on.page.getByText('Respuesta a un hilo, mostrada también en el canal').waitFor();
    await on.page.getByText('Crear una cuenta para Ángela María').waitFor();
    expect(await on.page.getByRole('link', { name: 'la guía' }).getAttribute('href')).toBe('https://portal.example');
    expect(await on.violations()).toEqual([]);
    await on.page.getByRole('button', { name: 'Ver historial' }).click();
    await expect.poll(() => on.bot.received.at(-1)).toMatchObject({ action: { action_id: 'historial' } });
    await on.page.getByRole('button', { name: 'Aprobar' }).click();
    await on.page.getByRole('alertdialog').getByRole('button', { name: 'Todavía no' }).click();
    await on.page.getByRole('button', { name: 'Aprobar' }).click();
    await on.page.getByRole('alertdialog').getByRole('button', { name: 'Sí, aprobar' }).click();
    await on.page.getByText('(editado)').waitFor();
  });

  it('shows an ephemeral answer to that person only', async () => {
    await on.page.getByRole('button', { name: /mesa-de-ayuda/u }).click();
    await on.write('/correos');
    await on.page.getByText('Solo visible para usted').waitFor();
    await be('U0JEFE');
    await on.page.getByText('Solo visible para usted').waitFor({ state: 'detached' });
    // The conversation of the person before is gone first.
    await expect.poll(() => on.page.getByRole('heading', { name: 'mesa-de-ayuda' }).count()).toBe(1);
  });

  it('lets nothing be done as the person before while another one is being chosen', async () => {
    await be('U0EMPLEADA');
    await on.page.getByRole('textbox', { name: 'Mensaje' }).waitFor();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await on.page.route('**/api/state?as=U0SISTEMAS1', async (route) => {
      await held;
      await route.continue();
    });
    await be('U0SISTEMAS1');
    await expect.poll(() => on.page.getByRole('textbox', { name: 'Mensaje' }).count()).toBe(0);
    const written = on.write('/correo');
    release();
    await written;
    await form().waitFor();
    const { slack } = on.institution;
    const [opened] = slack.modalsOf('U0SISTEMAS1');
    expect(opened).toBeDefined();
    await slack.closeModal('U0SISTEMAS1', opened?.id ?? '');
    await on.page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('is updated even while something changes all the time', async () => {
    await be('U0EMPLEADA');
    let looks = 0;
    await on.page.route('**/api/state?as=*', async (route) => {
      looks += 1;
      // Slower than the changes, which come every 100 ms.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    const { slack, env } = on.institution;
    const channel = env['SLACK_SYSTEMS_CHANNEL'] ?? '';
    const changing = setInterval(() => void slack.say('U0SISTEMAS2', channel, 'Otro mensaje.'), 100);
    await be('U0SISTEMAS1');
    await on.page
      .getByRole('button', { name: /sistemas-correo/ })
      .first()
      .click({ timeout: 8_000 });
    try {
      await on.page.getByText('Otro mensaje.').first().waitFor();
    } finally {
      clearInterval(changing);
    }
    expect(looks).toBeGreaterThan(0);
    await on.page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('says that a read-only conversation accepts only commands, and which command does not exist', async () => {
    await on.write('hola');
    await on.page.getByText('Correo no lee mensajes').waitFor();
    await on.write('/nada');
    await on.page.getByText('No existe la orden /nada').waitFor();
  });

  it('shows a notice when the app did not answer', async () => {
    await on.page.getByRole('button', { name: 'Solicitar correo' }).click();
    await on.page.getByRole('alert').waitFor();
    await on.page.getByRole('button', { name: 'Quitar el aviso' }).click();
    await on.page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('lets the new user sign in for the first time, and choose a password', async () => {
    await createAccount(on.institution, 'angela.nustes');
    await on.page.getByRole('tab', { name: 'Iniciar sesión' }).click();
    const signIn = on.page.getByRole('tabpanel', { name: 'Iniciar sesión' });
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
    await on.page.getByRole('tab', { name: 'Usuarios' }).click();
    await on.page.getByText('angela.nustes@rioclaro.example').waitFor();
    await on.page.getByRole('tab', { name: 'Solicitudes a Graph' }).click();
    await on.page.getByText('/v1.0/users').first().waitFor();
  });

  it('shows the same person, channel and tab after a reload', async () => {
    await be('U0SISTEMAS2');
    await on.page.getByRole('button', { name: /general/u }).click();
    await on.page.getByRole('tab', { name: 'Licencias' }).click();
    await on.page.getByText('en uso de').first().waitFor();
    await on.page.reload();
    await on.page.getByRole('heading', { name: '# general' }).waitFor();
    expect(await on.page.getByLabel('Usted es').inputValue()).toBe('U0SISTEMAS2');
    await on.page.getByRole('tab', { name: 'Licencias', selected: true }).waitFor();
  });

  it('has no accessibility violations, in a wide window and in a narrow one, where it also fits', async () => {
    expect(await on.violations()).toEqual([]);
    for (const tab of ['Licencias', 'Iniciar sesión', 'Exchange', 'Solicitudes a Graph', 'Control']) {
      await on.page.getByRole('tab', { name: tab }).click();
      expect([tab, await on.violations()]).toEqual([tab, []]);
    }
    await on.page.getByRole('tab', { name: 'Inicio', exact: true }).click();
    await on.page.getByText('Bienvenido al correo institucional').waitFor();
    expect(await on.violations()).toEqual([]);
    await on.page.setViewportSize({ width: 390, height: 800 });
    for (const column of ['Listas', 'Chat', 'Microsoft 365']) {
      await on.page.getByRole('button', { name: column, exact: true }).click();
      expect([column, await on.violations()]).toEqual([column, []]);
      const tooWide = await on.page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect([column, tooWide]).toEqual([column, false]);
    }
  });
});

const temporary = 'Temporal-4871-Rio';

/** Creates an account as the bot would, with a password that must be changed. */
async function createAccount(institution: Institution, name: string): Promise<void> {
  const body = {
    accountEnabled: true,
    displayName: 'Ángela María Ñustes del Río',
    mailNickname: name,
    userPrincipalName: `${name}@rioclaro.example`,
    passwordProfile: { password: temporary, forceChangePasswordNextSignIn: true },
  };
  await postToGraph(institution, { path: '/users', body });
}
