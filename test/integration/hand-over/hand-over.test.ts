import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cardShows,
  deliver,
  openForm,
  QUICK,
  REQUESTER,
  shownPassword,
  SKU,
  SYSTEMS,
  type Filed,
  pressApproval,
} from '#test/stages/desk.ts';
import { changePassword, messageTo } from '#test/stages/hand-over-desk.ts';
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

const OWN = 'Una-clave-propia-2026';
const NOBODY = { type: 'users_select', selected_user: null };

describe('a new account in the hands of its person', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterAll(async () => await stage.stop());

  const address = ({ local }: Filed): string => `${local}@rioclaro.example`;

  it('arrives for the person named in the form, and with the other first steps once the password was changed', async () => {
    const filed = await deliver(stage);
    const message = textOf(await messageTo(stage, 'U0NUEVA', 'Su correo institucional está listo', address(filed)));
    expect(message).toContain('Hola, Prueba. Gobernación del Río Claro le creó una cuenta de correo.');
    for (const step of ['outlook.office.com', 'contraseña nueva', 'segundo factor']) expect(message).toContain(step);
    expect(message).not.toMatch(/(?:[A-Za-z0-9]{4}-){3}/);
    await changePassword(stage, 'U0NUEVA', filed);
    const steps = textOf(await messageTo(stage, 'U0NUEVA', 'Sus primeros pasos', address(filed)));
    for (const step of ['Tener el correo en el celular', 'Reconocer mensajes engañosos']) expect(steps).toContain(step);
  });

  it('goes to the person with the contact e-mail if the form names nobody', async () => {
    const contactEmail = { type: 'email_text_input', value: 'Angela.Nustes@personal.example' };
    const filed = await deliver(stage, { chatUser: NOBODY, contactEmail });
    await messageTo(stage, 'U0NUEVA', 'Su correo institucional está listo', address(filed));
    await cardShows(stage, { by: REQUESTER, number: filed.number, words: 'se entregó a Ángela María Ñustes del Río' });
  });

  it('is handed over by the responsible official if the person is not in the chat, or only as a guest', async () => {
    const contactEmail = { type: 'email_text_input', value: 'kevin.avila@contratistas.example' };
    const filed = await deliver(stage, { chatUser: NOBODY, contactEmail, responsible: person('U0TALENTO') });
    const message = textOf(await messageTo(stage, 'U0TALENTO', 'Una cuenta para entregar en persona', address(filed)));
    expect(message).toContain(
      'que no estaba en este chat cuando la cuenta quedó lista. Entréguele la cuenta en persona',
    );
    expect(
      personAt(stage, 'U0INVITADO')
        .messages()
        .filter(({ channel }) => channel.startsWith('D')),
    ).toEqual([]);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'se le envió a Nubia Esperanza Zuluaga Marín' });

    await personAt(stage, 'U0TALENTO').press('Mostrar la contraseña temporal', filed.local);
    const password = await shownPassword(stage, 'U0TALENTO');
    const shown = textOf(personAt(stage, 'U0TALENTO').modal()?.view);
    expect(shown).toMatch(/Entrégueselo en persona a Prueba Persona\w+\. No lo envíe por correo ni por chat\./);
    expect(stage.institution.graph.signIn(address(filed), password, OWN)).toMatchObject({ outcome: 'signed-in' });
    // How it is closed once its person joins and confirms: hand-over-receipt.test.ts.
    await messageTo(stage, 'U0TALENTO', `Dirección: ${address(filed)}`, '✓ La contraseña se cambió');
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'La contraseña ya se cambió. Falta' });
  });

  it('goes to the responsible official, who becomes its holder, if it belongs to a department', async () => {
    await openForm(stage);
    const maria = personAt(stage, REQUESTER);
    const type = option('radio_buttons', 'departmental', 'De una dependencia');
    const at = { kind: 'modal', modalId: maria.modal()?.id ?? '' } as const;
    await stage.institution.slack.act(REQUESTER, at, { blockId: 'type', actionId: 'type', state: type }, {});
    await eventually('the other form', () => textOf(maria.modal()?.view).includes('Nombre de la cuenta'));
    const department = option('external_select', '705', 'Dirección de Vías');
    await maria.submit(
      creationValues({ type, accountName: typed('Obras Viales'), department, responsible: person('U0CONTRATOS') }),
    );
    await pressApproval(stage, SYSTEMS, 'obras.viales@');
    const message = textOf(
      await messageTo(stage, 'U0CONTRATOS', 'Cómo entrar', 'obras.viales@rioclaro.example', 'creó la'),
    );
    expect(message).toContain('creó la cuenta de correo «Obras Viales» y usted queda como su responsable.');
    expect(message).toContain('Su correo institucional está listo');
  });
});
