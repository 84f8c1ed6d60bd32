import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSecondStore } from '../integration/contracts/contract-stage.ts';
import { deliver, file, QUICK, REQUESTER, SKU, SYSTEMS } from '../stages/desk.ts';
import { setStage, type Stage } from '../stages/stage.ts';
import {
  chromium,
  HEAD,
  importedAccount,
  openDesk,
  SYSTEMS_CHANNEL,
  tellFailure,
  theAccount,
  type DeskPage,
} from './desk-page.ts';

const title =
  'what people ask for and answer, beside new accounts, in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let second: Awaited<ReturnType<typeof openSecondStore>>;
  let desk: DeskPage;

  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    stage.institution.graph.setSeats(SKU, 100);
    second = await openSecondStore(stage.databaseUrl);
    desk = await openDesk(stage);
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await second.end();
    await stage.stop();
  });

  it('is corrected while nobody has decided it, and sent again, filled in, after it was rejected', async () => {
    await file(stage);
    await desk.be(REQUESTER);
    // The card is drawn anew once there is a plan.
    await desk.read(/prueba\.persona/);
    await desk.press('Corregir');
    await desk.dialog().getByLabel('Cargo').fill('Técnica de archivo');
    await desk.dialog().getByLabel('Acepto').check();
    await desk.picture('k1-correct');
    await desk.answer('Enviar corregida');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read(/Cargo: .*→ Técnica de archivo/);
    await desk.picture('k2-corrected');
    await desk.press('Rechazar');
    await desk.dialog().getByLabel('Motivo').fill('Falta el visto bueno de la dependencia');
    await desk.answer('Rechazar');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.be(REQUESTER);
    await desk.read(/Falta el visto bueno de la dependencia/);
    await desk.press('Corregir y enviar de nuevo');
    await expect.poll(async () => await desk.dialog().getByLabel('Cargo').inputValue()).toBe('Técnica de archivo');
    await desk.dialog().getByLabel('Justificación').fill('Con el visto bueno de la jefatura');
    await desk.dialog().getByLabel('Acepto').check();
    await desk.picture('k3-again');
    await desk.answer('Enviar de nuevo');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read('Recibimos su solicitud');
    await desk.picture('k4-sent-again');
  });

  it('can be a question to the systems area, which is answered and told back', async () => {
    await desk.be(REQUESTER);
    await desk.write('/correo');
    await desk.dialog().getByText('¿Qué necesita?').waitFor();
    await desk.answer('Hablar con sistemas');
    await desk.dialog().getByLabel('¿Qué quiere preguntar o pedir?').fill('¿Cómo comparto mi calendario?');
    await desk.picture('k5-question');
    await desk.answer('Enviar');
    await desk.dialog().getByText('Se envió al área de sistemas').waitFor();
    await desk.picture('k6-question-sent');
    await desk.answer('Cerrar');
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read(/¿Cómo comparto mi calendario\?/);
    await desk.picture('k7-question-asked');
    await desk.press('Responder');
    await desk.dialog().getByLabel('Respuesta').fill('En Outlook, con el botón Compartir.');
    await desk.picture('k8-answering');
    await desk.answer('Enviar respuesta');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.be(REQUESTER);
    await desk.read(/En Outlook, con el botón Compartir\./);
    await desk.picture('k9-answered');
  });

  it('is confirmed by the official for several accounts in one window', async () => {
    await deliver(stage);
    await deliver(stage);
    await desk.be(HEAD);
    await desk.read(/2 entregas esperan su confirmación/);
    await desk.picture('k10-receipts');
    await desk.press('Confirmar varias');
    const boxes = desk.dialog().getByRole('checkbox');
    await boxes.last().waitFor();
    for (const box of await boxes.all()) await box.check();
    await desk.picture('k11-confirm-several');
    await desk.answer('Confirmar');
    await desk.read(/No queda ninguna entrega por confirmar/);
    await desk.picture('k12-confirmed');
  });

  it('is another relation, with which the account has no last day any more', async () => {
    const address = await importedAccount(stage, second.store, { local: 'ramon.nunez', relation: 'contratista' });
    await desk.be(HEAD);
    await desk.write('/correo modificar ramon.nunez');
    await desk.dialog().getByLabel('¿Qué se cambia?').selectOption({ label: 'Vinculación, contrato o documento' });
    await desk.answer('Continuar');
    await desk.dialog().getByLabel('Vinculación').selectOption({ label: 'Planta' });
    await desk.dialog().getByText('no se pide último día del contrato').waitFor();
    await desk.dialog().getByLabel('Motivo').fill('Ganó el concurso');
    await desk.picture('k13-relation');
    await desk.answer('Enviar solicitud');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.press('Aprobar y cambiar');
    await desk.read('El cambio quedó hecho');
    await desk.picture('k14-relation-done');
    expect(await theAccount(second.store, address)).toMatchObject({ relation: 'planta', contractEnd: null });
  });

  it('is who follows an official who leaves, for all of their accounts at once', async () => {
    const leaving = { local: 'hector.restrepo', displayName: 'Héctor Iván Restrepo Londoño' };
    const holder = { id: HEAD, name: leaving.displayName };
    const responsible = { id: 'U0EMPLEADA', name: 'María Fernanda Peña de la Hoz' };
    await importedAccount(stage, second.store, { ...leaving, holder, responsible });
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.write('/correo eliminar hector.restrepo');
    await desk.dialog().getByLabel('Motivo').fill('Se retira');
    await desk.answer('Enviar solicitud');
    await desk.dialog().waitFor({ state: 'detached' });
    const choose = desk.page.getByRole('log').getByRole('button', { name: /^Elegir responsables/ });
    await choose.last().waitFor();
    await desk.picture('k15-leaves');
    await choose.last().click();
    await desk.dialog().getByLabel('La misma persona para todas').selectOption('U0TALENTO');
    await desk.picture('k16-who-follows');
    await desk.answer('Pedir el cambio');
    await desk
      .dialog()
      .getByText(/Se pidi(ó|eron) \d+ cambios?/)
      .waitFor();
    await desk.picture('k17-asked');
    await desk
      .dialog()
      .getByRole('button', { name: /^(Cerrar|Cancelar)$/ })
      .last()
      .click();
  });
});
