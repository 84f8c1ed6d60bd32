import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cardShows,
  closeModals,
  errorsOf,
  file,
  open,
  openForm,
  QUICK,
  someone,
  SYSTEMS,
  openApproval,
} from '#test/stages/desk.ts';
import type { StateValues } from '#sandbox/services/chat.ts';
import { openDirectAccess } from '#test/direct-access.ts';
import {
  creationValues,
  eventually,
  option,
  person,
  personAt,
  setStage,
  textOf,
  typed,
  type Stage,
} from '#test/stages/stage.ts';

const PURPOSE = { purpose: { purpose: { type: 'checkboxes', selected_options: [chosen('yes')] } } };
const address = (value: string): StateValues => ({ address: { address: typed(value) } });

function chosen(value: string): { text: { type: 'plain_text'; text: string }; value: string } {
  return { text: { type: 'plain_text', text: value }, value };
}

describe('a reserved name', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  it('can be given to a department, except names that machines use', async () => {
    const send = async (accountName: string, wish: string): Promise<string> => {
      const type = option('radio_buttons', 'departmental', 'De una dependencia');
      const modal = await openForm(stage);
      const at = { kind: 'modal', modalId: modal.id } as const;
      await stage.institution.slack.act('U0EMPLEADA', at, { blockId: 'type', actionId: 'type', state: type }, {});
      await eventually('the other form', () =>
        textOf(personAt(stage, 'U0EMPLEADA').modal()?.view).includes('Nombre de la cuenta'),
      );
      const department = option('external_select', '500', 'Secretaría de Salud');
      const fields = { type, accountName: typed(accountName), department, responsible: person('U0JEFE') };
      await personAt(stage, 'U0EMPLEADA').submit(creationValues({ ...fields, desiredAddress: typed(wish) }));
      return textOf(personAt(stage, 'U0EMPLEADA').modal()?.view);
    };
    expect(await send('Nómina', 'hostmaster')).toContain('Ese nombre está reservado');
    expect(await send('Nómina', 'nomina')).toBe('');
    await personAt(stage, SYSTEMS).sees('nomina@rioclaro.example');
  });

  it('is given to a person only by the systems area and on purpose, which the card and the trail show', async () => {
    expect(await errorsOf(stage, { desiredAddress: typed('tesoreria') })).toHaveProperty('onTop');
    const filed = await file(stage);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: `${filed.local}@` });
    await openApproval(stage, SYSTEMS, filed.number);
    const approver = personAt(stage, SYSTEMS);
    await approver.submit(address('teso.reria'));
    const asked = textOf(approver.modal()?.view);
    expect(asked).toContain('Ese nombre está en la lista de nombres reservados');
    // Without the tick, the question is asked again.
    await approver.submit(address('teso.reria'));
    expect(textOf(approver.modal()?.view)).toContain('Dar este nombre a propósito');
    await approver.submit({ ...address('teso.reria'), ...PURPOSE });
    expect(approver.modal()).toBeUndefined();
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'teso.reria@rioclaro.example' });
    const near = await openDirectAccess(stage);
    const request = await near.store.requestByNumber(filed.number);
    const events = await near.store.trail.ofRequest(request?.id ?? '');
    expect(events.find(({ what }) => what === 'approve')?.data).toMatchObject({ reserved: true });
    await near.end();
  });

  it('can be requested by the systems area', async () => {
    expect(await errorsOf(stage, { desiredAddress: typed('so.porte') }, 'U0SISTEMAS2')).toEqual({});
    await personAt(stage, SYSTEMS).sees('so.porte@rioclaro.example');
  });
});

describe('an address for a request without a plan', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  it('is typed by the systems area, and the plan is made with it', async () => {
    const { graph } = stage.institution;
    graph.addFault({ kind: 'forbidden-403', match: String.raw`^POST /\$batch$`, times: -1 });
    const filed = await file(stage);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Escribir la dirección' });
    const asker = personAt(stage, 'U0SISTEMAS2');
    await open(stage, 'U0SISTEMAS2', 'Escribir la dirección', filed.number);
    await asker.submit(address('postmaster'));
    expect(textOf(asker.modal()?.view)).toContain('nombres reservados');
    await asker.submit(address('ana muñoz'));
    expect(asker.modal()?.errors).toHaveProperty('address');
    graph.clearFaults();
    await asker.submit(address('maria.pena'));
    expect(asker.modal()?.errors).toEqual({ address: 'Esa dirección ya está ocupada. Escriba otra.' });
    await asker.submit(address('escrita.a.mano'));
    expect(asker.modal()).toBeUndefined();
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'escrita.a.mano@' });
    await closeModals(stage, 'U0SISTEMAS2');
  });

  it('is found however many people have the same name', async () => {
    const { graph } = stage.institution;
    const { values, local } = someone();
    for (const number of ['', ...Array.from({ length: 31 }, (_, index) => index + 2)])
      graph.admin.createUser({ userPrincipalName: `${local}${number}@rioclaro.example`, displayName: 'Homónimo' });
    await openForm(stage);
    await personAt(stage, 'U0EMPLEADA').submit(creationValues(values));
    expect(personAt(stage, 'U0EMPLEADA').modal()).toBeUndefined();
    await personAt(stage, SYSTEMS).sees(`${local}33@rioclaro.example`);
  });
});
