import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deliver, QUICK, SKU, SYSTEMS } from '../stages/desk.ts';
import { changePassword } from '../stages/hand-over-desk.ts';
import { setStage, type Stage } from '../stages/stage.ts';
import { chromium, HEAD, HOLDER, openDesk, SYSTEMS_CHANNEL, type DeskPage, tellFailure } from './desk-page.ts';

const title = 'the hand-over of an account, for people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let desk: DeskPage;
  let number: string;

  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    stage.institution.graph.setSeats(SKU, 50);
    const filed = await deliver(stage);
    ({ number } = filed);
    await changePassword(stage, HOLDER, filed);
    desk = await openDesk(stage);
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await stage.stop();
  });

  const tab = async (name: 'Inicio' | 'Mensajes'): Promise<void> => await desk.page.getByRole('tab', { name }).click();
  const home = () => desk.page.getByRole('region', { name: 'Inicio de Correo' });

  /** Saves the newest file in the conversation whose name ends with this. */
  async function download(ending: string): Promise<Buffer> {
    const link = desk.page.getByRole('link', { name: new RegExp(`^Descargar .*${ending}$`) }).last();
    const [saved] = await Promise.all([desk.page.waitForEvent('download'), link.click()]);
    return await readFile(await saved.path());
  }

  it('guides the new user through the first steps', async () => {
    await desk.be(HOLDER);
    await desk.read('Sus primeros pasos con el correo');
    await desk.read('Lleva 1 de 6 pasos');
    await desk.picture('h1-first-steps');
    await desk.press('Ver guía: Reconocer mensajes engañosos');
    await desk.dialog().getByText('Ya lo hice').first().waitFor();
    await desk.picture('h2-guide');
    await desk.answer('Ya lo hice');
    await desk.read('Lleva 2 de 6 pasos');
    await desk.press('Leer y aceptar: Leer y aceptar la política de uso');
    const name = desk.dialog().getByLabel('Nombre completo de quien acepta');
    await name.waitFor();
    // The window starts at the beginning of the text, although the input field is further down.
    expect(await desk.page.evaluate("document.querySelector('dialog .dialog-body').scrollTop")).toBe(0);
    await name.fill('Ángela');
    await desk.answer('Acepto');
    await desk.dialog().getByText('Escriba el nombre de quien tiene la cuenta').waitFor();
    await desk.picture('h3-policy');
    const own = (await name.getAttribute('placeholder')) ?? '';
    await name.fill(own);
    await desk.answer('Acepto');
    await desk.read('Lleva 3 de 6 pasos');
    await desk.read(`Aceptada a nombre de ${own}`);
  });

  it('waits in the home of both sides, where it can be confirmed as well', async () => {
    await tab('Inicio');
    await home().getByText('Lo que espera por mí').waitFor();
    await desk.picture('h4-home-holder');
    await desk.be(HEAD);
    await tab('Inicio');
    await home().getByRole('button', { name: 'Confirmar que se recibió' }).click();
    await home().getByText('Nada espera por usted en este momento.').waitFor();
    await desk.picture('h5-home-department');
    await desk.be(SYSTEMS);
    await tab('Inicio');
    await home().getByText('Entregas pendientes: 1').waitFor();
    await desk.picture('h6-home-systems');
    await tab('Mensajes');
  });

  it('gives its record as a file to the people concerned', async () => {
    await desk.be(HOLDER);
    await tab('Mensajes');
    await desk.press('FT-GTI-006 en PDF');
    await desk.read(`La solicitud ${number} como está en este momento.`);
    await desk.picture('h7-record');
    const pdf = await download('\\.pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('can be closed by the systems area without the confirmations, with a reason that everybody reads', async () => {
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.press('Dar por terminada');
    await desk.dialog().getByRole('textbox').fill('Firmó el acta en papel.');
    await desk.picture('h8-close-otherwise');
    await desk.answer('Dar por terminada');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read(/Firmó el acta en papel/);
    await desk.picture('h9-closed-otherwise');
  });

  it('gives the systems area the whole list as a file', async () => {
    await desk.write('/correos');
    await desk.press('Exportar toda la lista a Excel');
    await desk.read(/Le llega en un momento por mensaje directo/);
    await desk.be(SYSTEMS);
    await desk.read(/La lista de correos corporativos \(FT-GTI-002\)/);
    await desk.picture('h10-export');
    const xlsx = await download('\\.xlsx');
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  });

  it('reaches somebody who joins the chat later', async () => {
    const contact = 'nueva.persona@correo.example';
    const contactEmail = { type: 'email_text_input', value: contact };
    const later = await deliver(stage, { chatUser: { type: 'users_select', selected_user: null }, contactEmail });
    await desk.be(HEAD);
    await desk.read('Una cuenta para entregar en persona');
    await desk.picture('h11-in-person');
    await desk.panel('Control');
    await desk.page.getByLabel('Nombre completo', { exact: true }).fill('Nora Nueva Persona');
    await desk.page.getByLabel('Correo con el que entra').fill(contact);
    await desk.page.getByRole('button', { name: 'Entrar al chat' }).click();
    await desk.page.getByRole('status').getByText('entró al chat').waitFor();
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read(/Nora Nueva Persona.* entró al chat con el correo de esta solicitud después/);
    await desk.picture('h12-newcomer');
    await desk.press('Entregar a quien entró');
    await desk.confirm('Entregar');
    await desk.be(HEAD);
    await desk.read(/ya está en el chat y recibió la cuenta directamente/);
    await desk.picture('h13-joined');
    const newcomer = stage.institution.slack.joined().at(-1);
    await desk.be(newcomer?.id ?? '');
    await desk.read('Su correo institucional está listo');
    await desk.read(new RegExp(later.local));
    expect(desk.complaints).toEqual([]);
  });
});
