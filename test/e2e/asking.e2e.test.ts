import { expect, it } from 'vitest';
import { deliver, file, QUICK, REQUESTER, SYSTEMS } from '../stages/desk.ts';
import { setStage } from '../stages/stage.ts';
import { describeDesk, HEAD, importedAccount, SYSTEMS_CHANNEL, theAccount } from './desk-page.ts';

describeDesk(
  'what people ask for and answer, beside new accounts',
  async () => await setStage({ overrides: QUICK }),
  (on) => {
    it('is corrected while nobody has decided it, and sent again, filled in, after it was rejected', async () => {
      await file(on.stage);
      await on.desk.be(REQUESTER);
      // The card is drawn anew once there is a plan.
      await on.desk.read(/prueba\.persona/);
      await on.desk.press('Corregir');
      await on.desk.dialog().getByLabel('Cargo').fill('Técnica de archivo');
      await on.desk.dialog().getByLabel('Acepto').check();
      await on.desk.picture('k1-correct');
      await on.desk.answer('Enviar corregida');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.read(/Cargo: .*→ Técnica de archivo/);
      await on.desk.picture('k2-corrected');
      await on.desk.press('Rechazar');
      await on.desk.dialog().getByLabel('Motivo').fill('Falta el visto bueno de la dependencia');
      await on.desk.answer('Rechazar');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.be(REQUESTER);
      await on.desk.read(/Falta el visto bueno de la dependencia/);
      await on.desk.press('Corregir y enviar de nuevo');
      await expect.poll(async () => await on.desk.dialog().getByLabel('Cargo').inputValue()).toBe('Técnica de archivo');
      await on.desk.dialog().getByLabel('Justificación').fill('Con el visto bueno de la jefatura');
      await on.desk.dialog().getByLabel('Acepto').check();
      await on.desk.picture('k3-again');
      await on.desk.answer('Enviar de nuevo');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.read('Recibimos su solicitud');
      await on.desk.picture('k4-sent-again');
    });

    it('can be a question to the systems area, which is answered and told back', async () => {
      await on.desk.be(REQUESTER);
      await on.desk.write('/correo');
      await on.desk.dialog().getByText('¿Qué necesita?').waitFor();
      await on.desk.answer('Hablar con sistemas');
      await on.desk.dialog().getByLabel('¿Qué quiere preguntar o pedir?').fill('¿Cómo comparto mi calendario?');
      await on.desk.picture('k5-question');
      await on.desk.answer('Enviar');
      await on.desk.dialog().getByText('Se envió al área de sistemas').waitFor();
      await on.desk.picture('k6-question-sent');
      await on.desk.answer('Cerrar');
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.read(/¿Cómo comparto mi calendario\?/);
      await on.desk.picture('k7-question-asked');
      await on.desk.press('Responder');
      await on.desk.dialog().getByLabel('Respuesta').fill('En Outlook, con el botón Compartir.');
      await on.desk.picture('k8-answering');
      await on.desk.answer('Enviar respuesta');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.be(REQUESTER);
      await on.desk.read(/En Outlook, con el botón Compartir\./);
      await on.desk.picture('k9-answered');
    });

    it('is confirmed by the official for several accounts in one window', async () => {
      await deliver(on.stage);
      await deliver(on.stage);
      await on.desk.be(HEAD);
      await on.desk.read(/2 entregas esperan su confirmación/);
      await on.desk.picture('k10-receipts');
      await on.desk.press('Confirmar varias');
      const boxes = on.desk.dialog().getByRole('checkbox');
      await boxes.last().waitFor();
      for (const box of await boxes.all()) await box.check();
      await on.desk.picture('k11-confirm-several');
      await on.desk.answer('Confirmar');
      await on.desk.read(/No queda ninguna entrega por confirmar/);
      await on.desk.picture('k12-confirmed');
    });

    it('is another relation, with which the account has no last day any more', async () => {
      const address = await importedAccount(on.stage, on.store, { local: 'ramon.nunez', relation: 'contratista' });
      await on.desk.be(HEAD);
      await on.desk.write('/correo modificar ramon.nunez');
      await on.desk.dialog().getByLabel('¿Qué se cambia?').selectOption({ label: 'Vinculación, contrato o documento' });
      await on.desk.answer('Continuar');
      await on.desk.dialog().getByLabel('Vinculación').selectOption({ label: 'Planta' });
      await on.desk.dialog().getByText('no se pide último día del contrato').waitFor();
      await on.desk.dialog().getByLabel('Motivo').fill('Ganó el concurso');
      await on.desk.picture('k13-relation');
      await on.desk.answer('Enviar solicitud');
      await on.desk.dialog().waitFor({ state: 'detached' });
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.press('Aprobar y cambiar');
      await on.desk.read('El cambio quedó hecho');
      await on.desk.picture('k14-relation-done');
      expect(await theAccount(on.store, address)).toMatchObject({ relation: 'planta', contractEnd: null });
    });

    it('is who follows an official who leaves, for all of their accounts at once', async () => {
      const leaving = { local: 'hector.restrepo', displayName: 'Héctor Iván Restrepo Londoño' };
      const holder = { id: HEAD, name: leaving.displayName };
      const responsible = { id: 'U0EMPLEADA', name: 'María Fernanda Peña de la Hoz' };
      await importedAccount(on.stage, on.store, { ...leaving, holder, responsible });
      await on.desk.be(SYSTEMS, SYSTEMS_CHANNEL);
      await on.desk.write('/correo eliminar hector.restrepo');
      await on.desk.dialog().getByLabel('Motivo').fill('Se retira');
      await on.desk.answer('Enviar solicitud');
      await on.desk.dialog().waitFor({ state: 'detached' });
      const choose = on.desk.page.getByRole('log').getByRole('button', { name: /^Elegir responsables/ });
      await choose.last().waitFor();
      await on.desk.picture('k15-leaves');
      await choose.last().click();
      await on.desk.dialog().getByLabel('La misma persona para todas').selectOption('U0TALENTO');
      await on.desk.picture('k16-who-follows');
      await on.desk.answer('Pedir el cambio');
      await on.desk
        .dialog()
        .getByText(/Se pidi(ó|eron) \d+ cambios?/)
        .waitFor();
      await on.desk.picture('k17-asked');
      await on.desk
        .dialog()
        .getByRole('button', { name: /^(Cerrar|Cancelar)$/ })
        .last()
        .click();
    });
  },
);
