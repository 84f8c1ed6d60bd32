import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDirectAccess, type DirectAccess } from '../direct-access.ts';
import {
  HEAD,
  HOLDER,
  LONG_NAME,
  chromium,
  importedAccount,
  openDesk,
  theAccount,
  type DeskPage,
  tellFailure,
} from './desk-page.ts';
import { COLLEAGUE, QUICK, REQUESTER, SYSTEMS } from '../stages/desk.ts';
import { askChange, date } from '../stages/change-desk.ts';
import { personAt, setStage, typed, type Stage } from '../stages/stage.ts';

const CHANGES = [
  ['contract', { contractEnd: date('2031-01-31') }],
  ['address', { newAddress: typed('maria.santamaria') }],
] as const;
const LONG = `${LONG_NAME.givenNames} ${LONG_NAME.surnames}`;

const title = 'the list of accounts, for people in a browser (needs Chromium on the PATH or in CHROMIUM_PATH)';
describe.skipIf(chromium === null)(title, () => {
  let stage: Stage;
  let direct: DirectAccess;
  let desk: DeskPage;

  beforeAll(async () => {
    stage = await setStage({ overrides: { ...QUICK } });
    direct = await openDirectAccess(stage);
    desk = await openDesk(stage);
    await importedAccount(stage, direct.store, {
      local: 'maria.fernandez',
      displayName: LONG,
      departmentName: 'Oficina Asesora de Planeación, Sistemas de Información y Transformación Digital',
      subject: 'cc:1098764321',
      phone: '300 765 4321',
    });
    await importedAccount(stage, direct.store, {
      local: 'atencion',
      displayName: 'Atención al ciudadano',
      type: 'departmental',
      relation: null,
      contractEnd: null,
    });
    await importedAccount(stage, direct.store, {
      local: 'ramon.nunez',
      state: 'suspended',
      contractEnd: '2026-01-31',
      responsible: null,
    });
    for (let index = 0; index < 11; index += 1) {
      const displayName = `Rosa Elvira Ñáñez Cuenta ${index}`;
      await importedAccount(stage, direct.store, { local: `rosa.cuenta${index}`, displayName, holder: null });
    }
  });
  afterEach(async (context) => await tellFailure(context, desk.page));
  afterAll(async () => {
    await desk.close();
    await direct.end();
    await stage.stop();
  });

  it('can be searched, ordered and paged, and explains its search', async () => {
    await desk.be(SYSTEMS);
    await desk.write('/correos');
    await desk.read('14 cuentas');
    await desk.page.getByRole('combobox').last().selectOption({ label: 'Ordenar por: Nombre (A a Z)' });
    await desk.read('Página 1 de 2');
    await desk.picture('a1-list');
    await desk.press('Siguiente');
    await desk.read('Página 2 de 2');
    await desk.picture('a2-second-page');
    await desk.write('/correos ayuda');
    await desk.read('Cómo buscar en la lista de correos');
    await desk.picture('a3-help');
    await desk.write('/correos rosa estado:dormida');
    await desk.read(/No entendimos «dormida»/);
    await desk.write('/correos color:rojo');
    await desk.read(/No entendimos «color:rojo»/);
    await desk.picture('a4-not-understood');
    await desk.write('/correos rosa vencida');
    await desk.read(/No hay cuentas para «rosa vencida»/);
    await desk.be(REQUESTER);
    await desk.write('/correos estado:suspendida');
    await desk.read(/Solo el área de sistemas puede buscar/);
    await desk.write('/correos fernandez');
    await desk.read('1 cuenta para «fernandez»');
    await desk.picture('a5-others');
  });

  it('shows the card of an account, from which a form can be opened', async () => {
    const { id: accountId } = await theAccount(direct.store, 'maria.fernandez@rioclaro.example');
    await direct.store.transact(async (tx) => {
      const by = { id: HEAD, name: 'Héctor Iván Restrepo Londoño' };
      const at = new Date('2026-11-02T15:00:00Z');
      await tx.claimContractEvent({ accountId, contractEnd: '2030-12-31', what: 'let_expire', at, by });
    });
    for (const [what, fields] of CHANGES) {
      await askChange(stage, { by: HEAD, command: 'modificar maria.fernandez', what, fields, why: 'Hace falta.' });
      await personAt(stage, HEAD).press('Retirar');
      await personAt(stage, HEAD).sees('Retirada');
    }
    await desk.be(COLLEAGUE);
    await desk.write('/correos fernandez');
    await desk.read('1 cuenta para «fernandez»');
    await desk.press(`Ver: ${LONG}`.slice(0, 75));
    await desk.dialog().getByText('Documento:').waitFor();
    await desk.picture('a6-card');
    await desk.dialog().getByRole('button', { name: 'Modificar' }).click();
    await desk.dialog().getByLabel('¿Qué se cambia?').waitFor();
    await desk.picture('a7-form-from-card');
    await desk.answer('Cancelar');
    await desk.be(HOLDER);
    await desk.write('/correos fernandez');
    await desk.read('1 cuenta para «fernandez»');
    await desk.press(`Ver: ${LONG}`.slice(0, 75));
    await desk.dialog().getByText('Historia').waitFor();
    await desk.picture('a8-card-holder');
    await desk.dialog().getByRole('button', { name: 'Cerrar' }).last().click();
    await desk.be(REQUESTER);
    await desk.write('/correos fernandez');
    await desk.press(`Ver: ${LONG}`.slice(0, 75));
    await desk.dialog().getByText('maria.fernandez@rioclaro.example').waitFor();
    await desk.picture('a9-card-others');
    expect(desk.complaints).toEqual([]);
  });
});
