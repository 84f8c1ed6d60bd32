import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { describePage } from './page.fixture.ts';
import { people } from './sampler-forms.fixture.ts';

const [angela = '', benjamin = '', carlos = '', diana = ''] = people;

describePage('elements', (on) => {
  const form = (name = 'Lista de distribución'): Locator => on.page.getByRole('dialog', { name });
  const box = (name: string): Locator => form().getByRole('combobox', { name });
  const focused = (): Promise<unknown> =>
    on.page.evaluate('document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent.trim()');

  async function openList(): Promise<void> {
    await on.write('/correo lista');
    await form().waitFor();
  }
  async function add(name: string): Promise<void> {
    await box('Integrantes').click();
    await form().getByRole('option', { name }).click();
  }
  it('submits the initial values of elements that nobody touched', async () => {
    await openList();
    await add(benjamin);
    expect(await box('Dueño').inputValue()).toBe(angela);
    expect(await form().getByLabel('Mensaje').inputValue()).toBe('Uno\nDos');
    expect(await form().getByLabel('Responsable').inputValue()).toBe('U0JEFE');
    expect(await form().getByLabel('Hasta').inputValue()).toBe('2026-12-05');
    expect(await form().getByLabel('Avisar').isChecked()).toBe(false);
    expect(await on.violations()).toEqual([]);
    await on.picture('elements-form');
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form('Paso dos').waitFor();
    expect(on.bot.received.at(-1)).toMatchObject({
      submitted: {
        integrantes: { v: { type: 'multi_external_select', selected_options: [{ value: benjamin }] } },
        duenio: { v: { selected_option: { value: angela } } },
        nombre: { v: { value: 'Sistemas' } },
        mensaje: { v: { value: 'Uno\nDos' } },
        hasta: { v: { selected_date: '2026-12-05' } },
        opciones: { v: { selected_options: [] } },
        jefe: { v: { selected_user: 'U0JEFE' } },
        licencia: { v: { selected_option: { value: 'E3' } } },
      },
    });
  });

  it('lets several of the app’s options be chosen by the keyboard, up to the maximum', async () => {
    await openList();
    await add(benjamin);
    await box('Integrantes').focus();
    await on.page.keyboard.press('ArrowDown');
    await form().getByRole('option', { name: carlos }).waitFor();
    expect(await form().getByRole('option', { name: benjamin }).count()).toBe(0);
    await on.picture('elements-multi-open');
    await on.page.keyboard.press('ArrowDown');
    await on.page.keyboard.press('Enter');
    await on.page.keyboard.type('diana');
    await form().getByRole('option', { name: diana }).waitFor();
    await on.page.keyboard.press('ArrowDown');
    await on.page.keyboard.press('Enter');
    await form().getByText('Ya eligió el máximo (3)').waitFor();
    await on.page.keyboard.press('ArrowDown');
    expect(await form().getByRole('listbox').count()).toBe(0);
    await on.page.keyboard.press('Backspace');
    await form().getByText(`Se quitó ${diana}`).waitFor();
    await form()
      .getByRole('button', { name: `Quitar ${benjamin}` })
      .click();
    expect(await focused()).toBe('Integrantes');
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form('Paso dos').waitFor();
    expect(on.bot.received.at(-1)).toMatchObject({
      submitted: { integrantes: { v: { selected_options: [{ value: angela }] } } },
    });
  });

  it('lets several options be chosen with the mouse, and shows an error when there are none', async () => {
    await openList();
    for (const name of [benjamin, carlos]) await add(name);
    expect(await form().getByRole('list', { name: 'Elegidas' }).textContent()).toContain(carlos);
    for (const _ of [carlos, benjamin]) await box('Integrantes').press('Backspace');
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form().getByText('Complete este campo').waitFor();
    await expect.poll(focused).toBe('Integrantes');
    expect(await on.violations()).toEqual([]);
  });

  it('opens a select that needs no letter at once, and keeps the choice until another is made', async () => {
    await openList();
    await add(benjamin);
    await box('Dueño').click();
    await form().getByRole('option', { name: diana }).waitFor();
    await box('Dueño').pressSequentially('zzz');
    await form().getByText('No se encontró nada con esas letras').waitFor();
    await on.page.keyboard.press('Escape');
    expect(await box('Dueño').inputValue()).toBe(angela);
    await box('Dueño').fill('');
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form().getByText('Complete este campo').waitFor();
    expect(await box('Dueño').getAttribute('aria-invalid')).toBe('true');
  });

  it('leaves the focus at the button when the app updates the same form', async () => {
    await openList();
    await form().getByLabel('Nombre').fill('Tecleado');
    await form().getByRole('button', { name: 'Comprobar otra vez' }).click();
    await form().getByText('Sigue libre').waitFor();
    expect(await focused()).toBe('Comprobar otra vez');
    expect(await form().getByLabel('Nombre').inputValue()).toBe('Tecleado');
    expect(on.bot.received.at(-1)).toMatchObject({ pressed: { nombre: { v: { value: 'Tecleado' } } } });
  });

  it('focuses the first field of another form in the same window, which has its own values', async () => {
    await openList();
    await form().getByLabel('Nombre').fill('Tecleado');
    await form().getByRole('button', { name: 'Vaciar' }).click();
    await form('Paso dos').waitFor();
    await expect.poll(focused).toBe('Motivo');
    expect(await form('Paso dos').getByLabel('Motivo').inputValue()).toBe('Traslado');
    await form('Paso dos').getByRole('button', { name: 'Terminar' }).click();
    await form('Paso dos').waitFor({ state: 'detached' });
    // A field that both forms have keeps what was typed, as in Slack.
    expect(on.bot.received.at(-1)).toEqual({
      submitted: {
        motivo: { v: { type: 'plain_text_input', value: 'Traslado' } },
        nombre: { v: { type: 'plain_text_input', value: 'Tecleado' } },
      },
    });
  });

  it('focuses the first field too when a submission leads to another form', async () => {
    await openList();
    await add(benjamin);
    await form().getByRole('button', { name: 'Continuar' }).click();
    await form('Paso dos').waitFor();
    await expect.poll(focused).toBe('Motivo');
    expect(await form('Paso dos').getByLabel('Nombre de la lista').inputValue()).toBe('Sistemas');
  });

  it('puts a window on top of another, which keeps its inputs', async () => {
    await openList();
    await form().getByLabel('Nombre').fill('Tecleado');
    await form().getByRole('button', { name: 'Abrir otra ventana' }).click();
    await form('Otra ventana').waitFor();
    await on.page.keyboard.press('Escape');
    await form().waitFor();
    expect(await form().getByLabel('Nombre').inputValue()).toBe('Tecleado');
    await on.page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    expect(await on.page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Mensaje');
  });

  it('asks before a button with a confirmation, and sends presses and choices in a card to the app', async () => {
    await on.write('/correos tarjeta');
    const remove = on.page.getByRole('button', { name: 'Quitar', exact: true }).last();
    const described = await remove.getAttribute('aria-describedby');
    expect(await on.page.locator(`[id="${described ?? ''}"]`).textContent()).toContain('Carlos Ruiz');
    await on.page.getByText('@Héctor Iván Restrepo Londoño').last().waitFor();
    await on.page.getByRole('button', { name: 'Ver la cuenta de Benjamín' }).last().click();
    await expect.poll(() => on.bot.received.at(-1)).toMatchObject({ action: { action_id: 'ver', value: '1' } });
    await remove.click();
    await on.page.getByRole('alertdialog').getByRole('button', { name: 'No', exact: true }).click();
    expect(on.bot.received.at(-1)).toMatchObject({ action: { action_id: 'ver' } });
    await remove.click();
    await on.page.getByRole('alertdialog').getByRole('button', { name: 'Sí, quitar' }).click();
    await expect.poll(() => on.bot.received.at(-1)).toMatchObject({ action: { action_id: 'quitar' } });
    const order = on.page.getByRole('combobox', { name: 'Ordenar por' }).last();
    expect(await order.inputValue()).toBe('nombre');
    await order.selectOption('fecha');
    await expect.poll(() => on.bot.received.at(-1)).toMatchObject({ action: { selected_option: { value: 'fecha' } } });
    expect(await on.violations()).toEqual([]);
    await on.picture('elements-card');
  });

  it('copies lines unchanged', async () => {
    await on.write('/correos tarjeta');
    await on.page.getByRole('button', { name: 'Copiar', exact: true }).last().click();
    await on.page.getByText('Copiado').waitFor();
    expect(await on.page.evaluate('navigator.clipboard.readText()')).toMatch(
      /^Connect-ExchangeOnline\nSet-Mailbox .*true$/u,
    );
  });

  it('runs lines of PowerShell, and says what is wrong with them', async () => {
    await on.page.getByRole('tab', { name: 'Exchange' }).click();
    const panel = on.page.getByRole('tabpanel', { name: 'Exchange' });
    await panel.getByRole('button', { name: 'Ejecutar' }).click();
    await panel.getByText('Pegue primero las líneas').waitFor();
    await panel.getByLabel('Líneas de PowerShell').fill('Remove-Everything -Force');
    await panel.getByRole('button', { name: 'Ejecutar' }).click();
    await panel.getByText('Remove-Everything').last().waitFor();
    expect(await on.violations()).toEqual([]);
    await on.picture('elements-exchange');
    await panel
      .getByLabel('Líneas de PowerShell')
      .fill("Connect-ExchangeOnline\nSet-Mailbox -Identity 'hector.restrepo@rioclaro.example' -Type Shared");
    await panel.getByRole('button', { name: 'Ejecutar' }).click();
    await panel.getByText('Hecho: Exchange Online').waitFor();
    await on.page.getByRole('tab', { name: 'Usuarios' }).click();
    await on.page.locator('.pill', { hasText: 'Buzón compartido' }).waitFor();
  });

  it('lets an administrator of the tenant change accounts without the bot', async () => {
    const card = on.page.getByRole('list', { name: 'Usuarios de Microsoft 365' }).getByRole('listitem');
    const luz = card.filter({ hasText: 'Luz Dary Quiñones' });
    await luz.getByText('Administrar', { exact: true }).click();
    await luz.getByRole('button', { name: 'Bloquear' }).click();
    await luz.getByText('Cuenta bloqueada').waitFor();
    await luz.getByRole('button', { name: 'Quitar Office 365 E1' }).click();
    await luz.getByText('Sin licencia').waitFor();
    await luz.getByLabel('Nueva dirección').fill('jorge.munoz@rioclaro.example');
    await luz.getByRole('button', { name: 'Cambiar la dirección' }).click();
    await luz.getByText('No se pudo').waitFor();
    await on.picture('elements-admin');
    expect(await on.violations()).toEqual([]);
    await luz.getByLabel('Nueva dirección').fill('luz.ibanez@rioclaro.example');
    await luz.getByRole('button', { name: 'Cambiar la dirección' }).click();
    await luz.getByText('luz.ibanez@rioclaro.example').waitFor();
    await luz.getByRole('button', { name: 'Desbloquear' }).click();
    await luz.getByRole('button', { name: 'Bloquear' }).waitFor();
    await luz.getByRole('button', { name: 'Eliminar' }).click();
    await on.page.getByRole('alertdialog').getByRole('button', { name: 'Sí, eliminar' }).click();
    await luz.waitFor({ state: 'detached' });
    await on.page.getByText('Eliminadas que se pueden recuperar (1)').waitFor();
  });

  it('fits a window of 380 pixels', async () => {
    await on.page.setViewportSize({ width: 380, height: 800 });
    await on.write('/correos tarjeta');
    await on.page.getByRole('button', { name: 'Bloquear el ingreso' }).last().waitFor();
    await on.picture('elements-card-narrow');
    const wide = 'document.documentElement.scrollWidth > innerWidth';
    const log =
      '[...document.querySelectorAll(".messages, .dialog-body")].some((each) => each.scrollWidth > each.clientWidth)';
    expect([await on.page.evaluate(wide), await on.page.evaluate(log)]).toEqual([false, false]);
    await openList();
    await on.picture('elements-form-narrow');
    expect([await on.page.evaluate(wide), await on.page.evaluate(log)]).toEqual([false, false]);
    await box('Dueño').click();
    await form().getByRole('option', { name: benjamin }).waitFor();
    await on.picture('elements-form-narrow-open');
    expect(await on.violations()).toEqual([]);
    await on.page.keyboard.press('Escape');
    await on.page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    await on.page.getByRole('button', { name: 'Microsoft 365', exact: true }).click();
    await on.page.getByText('Administrar', { exact: true }).first().click();
    await on.picture('elements-admin-narrow');
    expect(await on.page.evaluate(wide)).toBe(false);
    await on.page.getByRole('tab', { name: 'Exchange' }).click();
    await on.page
      .getByLabel('Líneas de PowerShell')
      .fill('Set-Mailbox -Identity x -Type Shared -DeliverToMailbox $true');
    await on.picture('elements-exchange-narrow');
    expect(await on.page.evaluate(wide)).toBe(false);
    expect(await on.violations()).toEqual([]);
  });
});
