import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressApproval } from '#test/stages/desk.ts';
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

describe('an account whose creation has an unknown outcome', () => {
  let stage: Stage;
  let people = 0;
  beforeAll(async () => {
    stage = await setStage({ overrides: { mailboxMs: 0, replicationMs: 0, rateLimits: false } });
  });
  afterAll(async () => await stage.stop());

  /** Takes a request to its execution. Answers the local part of the address. */
  async function execute(change: Parameters<typeof creationValues>[0] = {}): Promise<string> {
    people += 1;
    const surname = `Prueba${'abcdefgh'.charAt(people)}`;
    const jorge = personAt(stage, 'U0SISTEMAS1');
    const maria = personAt(stage, 'U0EMPLEADA');
    await maria.command('/correo', 'crear');
    await maria.submit(
      creationValues({
        surnames: typed(surname),
        documentNumber: typed(String(20_000_000 + people)),
        department: option('external_select', '100', 'Despacho del Gobernador'),
        responsible: person('U0JEFE'),
        ...change,
      }),
    );
    const local = `ana.${surname.toLowerCase()}`;
    await jorge.sees(`${local}@`);
    const pressed = await pressApproval(stage, 'U0SISTEMAS1', local);
    if (pressed !== 'Aprobar') return local;
    // It is handed over by an official, so another person carries it out.
    await eventually('the approval', () => textOf(jorge.message(local)).includes('Ejecutar'));
    await personAt(stage, 'U0SISTEMAS2').press('Ejecutar', local);
    return local;
  }
  const accounts = (local: string): number =>
    stage.institution.graph.users().filter(({ userPrincipalName }) => userPrincipalName.startsWith(local)).length;

  it('cannot be rejected while it may exist, and is taken over by the retry', async () => {
    const { graph } = stage.institution;
    const jorge = personAt(stage, 'U0SISTEMAS1');
    graph.addFault({ kind: 'reset-after-commit', match: 'POST /users$', times: 1 });
    graph.addFault({ kind: 'forbidden-403', match: 'GET /users.*onPremises', times: 1 });
    const local = await execute();
    await eventually('the stop', () => textOf(jorge.message(local)).includes('Detenida'));
    expect(accounts(local)).toBe(1);
    expect(textOf(jorge.message(local))).toContain('Reintentar');
    expect(textOf(jorge.message(local))).not.toContain('Rechazar');
    await personAt(stage, 'U0SISTEMAS2').press('Reintentar', local);
    await eventually('the hand-over', () => textOf(jorge.message(local)).includes('Entregada'));
    expect(accounts(local)).toBe(1);
  });

  it('can be rejected if Microsoft 365 definitely refused it', async () => {
    const jorge = personAt(stage, 'U0SISTEMAS1');
    stage.institution.graph.addFault({ kind: 'forbidden-403', match: 'POST /users$', times: 1 });
    const local = await execute();
    await eventually('the stop', () => textOf(jorge.message(local)).includes('Detenida'));
    await jorge.press('Rechazar', local);
    await jorge.submit({ text: { text: typed('No se puede crear') } });
    // The card of an ended request names the person, not the address.
    const name = local.replace('ana.p', 'P');
    await eventually('the rejection', () => textOf(jorge.message(name)).includes('Rechazada'));
    expect(accounts(local)).toBe(0);
  });

  it('shows before the approval who will receive it, if they were found by their contact e-mail', async () => {
    const jorge = personAt(stage, 'U0SISTEMAS1');
    const local = await execute({
      contactEmail: { type: 'email_text_input', value: 'angela.nustes@personal.example' },
    });
    expect(textOf(jorge.message(local))).toContain('la recibe: Ángela María Ñustes del Río');
    const angela = personAt(stage, 'U0NUEVA');
    await angela.sees(`${local}@`);
  });

  it('keeps the password that the person chose if the button is pressed again before the bot has noticed', async () => {
    const { graph, slack } = stage.institution;
    const angela = personAt(stage, 'U0NUEVA');
    const jorge = personAt(stage, 'U0SISTEMAS1');
    const local = await execute({
      contactEmail: { type: 'email_text_input', value: 'angela.nustes@personal.example' },
    });
    await eventually('the hand-over', () => textOf(jorge.message(local)).includes('Entregada'));
    await angela.press('Mostrar mi contraseña temporal', local);
    const password = await eventually(
      'the password',
      () => /(?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4}/.exec(textOf(angela.modal()?.view))?.[0],
    );
    await slack.closeModal('U0NUEVA', angela.modal()?.id ?? '');
    const address =
      graph.users().find(({ userPrincipalName }) => userPrincipalName.startsWith(local))?.userPrincipalName ?? '';
    expect(graph.signIn(address, password, 'Mi-clave-propia-2026')).toMatchObject({ outcome: 'signed-in' });
    await angela.press('Mostrar mi contraseña temporal', local);
    await eventually('the explanation', () => textOf(angela.modal()?.view).includes('La contraseña ya se cambió'));
    expect(graph.signIn(address, 'Mi-clave-propia-2026')).toMatchObject({ outcome: 'signed-in' });
  });

  it('cannot be requested a second time for the same department', async () => {
    const maria = personAt(stage, 'U0EMPLEADA');
    const jorge = personAt(stage, 'U0SISTEMAS1');
    const values = {
      type: { type: option('radio_buttons', 'departmental', 'De una dependencia') },
      accountName: { accountName: typed('Buzón de Quejas') },
      department: { department: option('external_select', '100', 'Despacho del Gobernador') },
      responsible: { responsible: person('U0JEFE') },
      contactPhone: { contactPhone: typed('300 123 4567') },
      desiredAddress: { desiredAddress: typed('') },
      justification: { justification: typed('Para las quejas.') },
      consent: creationValues()['consent'] ?? {},
    };
    const fill = async (): Promise<void> => {
      await maria.command('/correo', 'crear');
      const modal = await eventually('the form', () => maria.modal());
      const at = { kind: 'modal', modalId: modal.id } as const;
      const action = { blockId: 'type', actionId: 'type', state: values.type.type };
      await stage.institution.slack.act('U0EMPLEADA', at, action, { type: values.type });
      await eventually('the form of a department', () => textOf(maria.modal()?.view).includes('Nombre de la cuenta'));
      await maria.submit(values);
    };
    await fill();
    await pressApproval(stage, 'U0SISTEMAS1', 'Buzón de Quejas');
    const jefe = personAt(stage, 'U0JEFE');
    await jefe.sees('usted queda como su responsable');
    await jefe.press('Mostrar mi contraseña temporal', 'Buzón de Quejas');
    await eventually('the open request', () => textOf(jorge.message('Buzón de Quejas')).includes('Entregada'));
    await fill();
    expect(Object.keys(maria.modal()?.errors ?? {})).toEqual(['accountName']);
  });
});
