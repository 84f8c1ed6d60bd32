import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COLLEAGUE, QUICK, SKU, SYSTEMS } from '../stages/desk.ts';
import { openSecondStore } from '../integration/contracts/contract-stage.ts';
import { setStage, type Stage } from '../stages/stage.ts';
import {
  chromium,
  HEAD,
  HOLDER,
  importedAccount,
  LONG_NAME,
  openDesk,
  SYSTEMS_CHANNEL,
  tellFailure,
  theAccount,
  usersWith,
  type DeskPage,
} from './desk-page.ts';

const title =
  'an account that is blocked at once, for people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let second: Awaited<ReturnType<typeof openSecondStore>>;
  let desk: DeskPage;
  let address: string;

  beforeAll(async () => {
    const displayName = `${LONG_NAME.givenNames} ${LONG_NAME.surnames}`;
    stage = await setStage({ overrides: { ...QUICK, users: usersWith('maria.fernandez', displayName) } }, {});
    stage.institution.graph.setSeats(SKU, 100);
    second = await openSecondStore(stage.databaseUrl);
    address = await importedAccount(stage, second.store, { local: 'maria.fernandez', displayName, ...LONG_NAME });
    desk = await openDesk(stage);
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await second.end();
    await stage.stop();
  });

  it('is offered to those alone who may do it', async () => {
    await desk.be(HOLDER);
    await desk.write('/correo');
    await desk.dialog().getByRole('button', { name: 'Eliminar una cuenta' }).waitFor();
    expect(await desk.dialog().getByRole('button', { name: 'Bloquear una cuenta ahora' }).count()).toBe(0);
    await desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
  });

  it('takes one window, and leaves nobody a way in', async () => {
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.write('/correo');
    await desk.dialog().getByRole('button', { name: 'Bloquear una cuenta ahora' }).waitFor();
    await desk.picture('b1-chooser');
    await desk.dialog().getByRole('button', { name: 'Bloquear una cuenta ahora' }).click();
    await desk.dialog().getByRole('button', { name: 'Bloquear ahora' }).waitFor();
    await desk.search('Cuenta', 'fern', /María de los Ángeles/);
    await desk.dialog().getByLabel('Motivo').fill('Le robaron el celular y el computador en el bus.');
    await desk.picture('b2-form');
    await desk.answer('Bloquear ahora');
    await desk.dialog().waitFor({ state: 'detached' });
    await desk.read(/Nadie puede entrar/);
    await desk.picture('b3-card');
    await desk.press('Ratificar');
    await desk.page.getByText('Usted bloqueó esta cuenta').last().waitFor();
    await desk.picture('b4-own-block');
    expect((await theAccount(second.store, address)).state).toBe('suspended');
    expect(stage.institution.graph.users().find(({ mail }) => mail === address)).toMatchObject({
      accountEnabled: false,
    });
  });

  it('is told to its holder and to the official, who ratifies it', async () => {
    await desk.be(HOLDER);
    await desk.read(/quedó bloqueada/);
    await desk.picture('b5-holder');
    await desk.be(HEAD);
    await desk.read(/Usted lo puede ratificar aquí/);
    await desk.picture('b6-official');
    await desk.page
      .getByRole('navigation')
      .getByRole('button', { name: /^✉?\s*Correo/ })
      .first()
      .waitFor();
    await desk.press('Ratificar');
    await desk.read(/ratificó el bloqueo/);
    await desk.picture('b7-ratified');
    await desk.be(SYSTEMS, SYSTEMS_CHANNEL);
    await desk.read(/sigue así hasta que alguien lo quite/);
    await desk.picture('b8-card-ratified');
    await desk.write('/correos bloqueada');
    await desk.read(/bloqueada/);
    await desk.page.getByRole('log').getByRole('button', { name: /^Ver/ }).last().click();
    await desk.dialog().getByText('Estado: bloqueada').waitFor();
    await desk.picture('b9-account');
  });

  it('is lifted from the account, with a new password for its holder', async () => {
    await desk.dialog().getByRole('button', { name: 'Quitar el bloqueo' }).click();
    await desk.dialog().getByLabel('Motivo').waitFor();
    await desk.picture('b10-lift');
    await desk.dialog().getByLabel('Motivo').fill('Apareció el celular.');
    await desk.answer('Quitar el bloqueo');
    await desk.be(HOLDER);
    await desk.read('Su cuenta está activa otra vez');
    await desk.picture('b11-holder-back');
    await desk.be(COLLEAGUE, SYSTEMS_CHANNEL);
    await desk.read(/Bloqueo terminado/);
    await desk.picture('b12-card-over');
    expect((await theAccount(second.store, address)).state).toBe('active');
    expect(desk.complaints).toEqual([]);
  });
});
