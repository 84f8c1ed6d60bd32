import { beforeAll, expect, it } from 'vitest';
import { COLLEAGUE, QUICK, SYSTEMS } from '../stages/desk.ts';
import { setStage } from '../stages/stage.ts';
import {
  describeDesk,
  HEAD,
  HOLDER,
  importedAccount,
  LONG_NAME,
  SYSTEMS_CHANNEL,
  theAccount,
  usersWith,
} from './desk-page.ts';

const displayName = `${LONG_NAME.givenNames} ${LONG_NAME.surnames}`;
describeDesk(
  'an account that is blocked at once',
  async () => await setStage({ overrides: { ...QUICK, users: usersWith('maria.fernandez', displayName) } }, {}),
  (on) => {
    let address: string;
    beforeAll(async () => {
      address = await importedAccount(on.stage, on.store, { local: 'maria.fernandez', displayName, ...LONG_NAME });
    });

    it('is offered to those alone who may do it', async () => {
      await on.desk.be(HOLDER);
      await on.desk.write('/correo');
      await on.desk.dialog().getByRole('button', { name: 'Eliminar una cuenta' }).waitFor();
      expect(await on.desk.dialog().getByRole('button', { name: 'Bloquear una cuenta ahora' }).count()).toBe(0);
      await on.desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
    });

    it('takes one window, and leaves nobody a way in', async () => {
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.write('/correo');
      await on.desk.dialog().getByRole('button', { name: 'Bloquear una cuenta ahora' }).waitFor();
      await on.desk.picture('b1-chooser');
      await on.desk.dialog().getByRole('button', { name: 'Bloquear una cuenta ahora' }).click();
      await on.desk.dialog().getByRole('button', { name: 'Bloquear ahora' }).waitFor();
      await on.desk.search('Cuenta', 'fern', /María de los Ángeles/);
      await on.desk.dialog().getByLabel('Motivo').fill('Le robaron el celular y el computador en el bus.');
      await on.desk.picture('b2-form');
      await on.desk.answer('Bloquear ahora');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.read(/Nadie puede entrar/);
      await on.desk.picture('b3-card');
      await on.desk.press('Ratificar');
      await on.desk.page.getByText('Usted bloqueó esta cuenta').last().waitFor();
      await on.desk.picture('b4-own-block');
      expect((await theAccount(on.store, address)).state).toBe('suspended');
      expect(on.stage.institution.graph.users().find(({ mail }) => mail === address)).toMatchObject({
        accountEnabled: false,
      });
    });

    it('is told to its holder and to the official, who ratifies it', async () => {
      await on.desk.be(HOLDER);
      await on.desk.read(/quedó bloqueada/);
      await on.desk.picture('b5-holder');
      await on.desk.be(HEAD);
      await on.desk.read(/Usted lo puede ratificar aquí/);
      await on.desk.picture('b6-official');
      await on.desk.page
        .getByRole('navigation')
        .getByRole('button', { name: /^✉?\s*Correo/ })
        .first()
        .waitFor();
      await on.desk.press('Ratificar');
      await on.desk.read(/ratificó el bloqueo/);
      await on.desk.picture('b7-ratified');
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.read(/sigue así hasta que alguien lo quite/);
      await on.desk.picture('b8-card-ratified');
      await on.desk.write('/correos bloqueada');
      await on.desk.read(/bloqueada/);
      await on.desk.page.getByRole('log').getByRole('button', { name: /^Ver/ }).last().click();
      await on.desk.dialog().getByText('Estado: bloqueada').waitFor();
      await on.desk.picture('b9-account');
    });

    it('is lifted from the account, with a new password for its holder', async () => {
      await on.desk.dialog().getByRole('button', { name: 'Quitar el bloqueo' }).click();
      await on.desk.dialog().getByLabel('Motivo').waitFor();
      await on.desk.picture('b10-lift');
      await on.desk.dialog().getByLabel('Motivo').fill('Apareció el celular.');
      await on.desk.answer('Quitar el bloqueo');
      await on.desk.be(HOLDER);
      await on.desk.read('Su cuenta está activa otra vez');
      await on.desk.picture('b11-holder-back');
      await on.desk.be(COLLEAGUE, SYSTEMS_CHANNEL);
      await on.desk.read(/Bloqueo terminado/);
      await on.desk.picture('b12-card-over');
      expect((await theAccount(on.store, address)).state).toBe('active');
      expect(on.desk.complaints).toEqual([]);
    });
  },
);
