import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { QUICK, SYSTEMS } from '../stages/desk.ts';
import { setStage, type Stage } from '../stages/stage.ts';
import { chromium, openDesk, SYSTEMS_CHANNEL, type DeskPage, tellFailure } from './desk-page.ts';

const title =
  'accounts that are there already, for people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let desk: DeskPage;

  beforeAll(async () => {
    stage = await setStage({ overrides: { ...QUICK } });
    desk = await openDesk(stage);
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await stage.stop();
  });

  it('can be imported at the first start, and are in the list afterwards', async () => {
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read('Cuentas que ya existen');
    await desk.picture('r1-offer');
    await desk.press('Importar cuentas');
    await desk.read(/Listo: \d+ cuentas que ya existían están en la lista de correos/);
    await desk.picture('r2-imported');
    await desk.write('/correos rosa delgado');
    await desk.read('rosa.delgado@rioclaro.example');
    await desk.picture('r3-list');
  });

  it('are reported in one message after changes outside the procedure, which can be decided one by one', async () => {
    const { admin } = stage.institution.graph;
    const name = 'María de los Ángeles Hermenegilda Fernández de Córdoba y Santamaría-Echavarrieta';
    const address = 'maria.hermenegilda@rioclaro.example';
    admin.createUser({ userPrincipalName: address, displayName: name, licences: ['STANDARDPACK'] });
    admin.block('rosa.delgado@rioclaro.example');
    await desk.write('/correos revisar');
    await desk.read('Cambios fuera del procedimiento');
    await desk.read('Alguien creó esta cuenta fuera del procedimiento.');
    await desk.read(/Alguien bloqueó la cuenta/);
    await desk.picture('r4-digest');
    await desk.press('Ignorar');
    await desk.dialog().waitFor();
    await desk.picture('r5-ignore');
    await desk.dialog().getByLabel('Motivo').fill('Lo pidió la Contraloría.');
    await desk.answer('Ignorar');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read(/Lo pidió la Contraloría/);
    await desk.press('Adoptar');
    await desk.dialog().waitFor();
    await desk.dialog().getByLabel('Motivo').fill('La creó el proveedor.');
    await desk.dialog().getByLabel('Funcionario responsable').selectOption({ label: 'Héctor Iván Restrepo Londoño' });
    await desk.picture('r6-adopt');
    await desk.answer('Adoptar');
    await desk.read(/aquí no falta nada por decidir/);
    await desk.picture('r7-decided');
    expect(desk.complaints).toEqual([]);
  });
});
