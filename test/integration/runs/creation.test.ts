import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, pressApproval } from '#test/stages/desk.ts';
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

describe('a new account, from the request to the first sign-in', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => await stage.stop());

  it('is requested, approved, executed, handed over, and closed when the password was really changed', async () => {
    const maria = personAt(stage, 'U0EMPLEADA');
    const jorge = personAt(stage, 'U0SISTEMAS1');
    const angela = personAt(stage, 'U0NUEVA');
    const { graph } = stage.institution;

    await maria.command('/correo', 'crear');
    const modal = await eventually('the form', () => maria.modal());
    expect(textOf(modal.view)).toContain('FT-GTI-006');
    await maria.submit(
      creationValues({
        givenNames: typed('Ángela María'),
        surnames: typed('Ñustes del Río'),
        department: option('external_select', '100', 'Despacho del Gobernador'),
        chatUser: person('U0NUEVA'),
        responsible: person('U0JEFE'),
      }),
    );
    expect(maria.modal()).toBeUndefined();

    await maria.sees('Recibimos su solicitud');
    const card = await jorge.sees('angela.nustes@');
    expect(textOf(card)).toContain('FT-GTI-006-2026-00001');
    const everything = textOf((await open(stage, 'U0SISTEMAS1', 'Más', 'angela.nustes@')).view);
    expect(everything).toContain('…5678');
    expect(everything).not.toContain('52345678');

    await pressApproval(stage, 'U0SISTEMAS1', 'angela.nustes@');
    await maria.sees('Estamos creando la cuenta');
    await angela.sees('Su correo institucional está listo');
    await jorge.sees('Se espera el cambio de la contraseña');

    const user = graph.users().find(({ userPrincipalName }) => userPrincipalName.startsWith('angela.nustes@'));
    expect(user).toMatchObject({ mailbox: 'ready', language: 'es-CO', password: 'initial' });

    await angela.press('Mostrar mi contraseña temporal');
    const shown = await eventually('the password', () => {
      const text = textOf(angela.modal()?.view);
      return text.includes('Copie ahora este acceso') ? text : null;
    });
    const password = /Contraseña temporal: ((?:[A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4})/.exec(shown)?.[1] ?? '';
    const address = user?.userPrincipalName ?? '';
    expect(graph.signIn(address, password)).toEqual({ outcome: 'must-change-password' });
    expect(graph.signIn(address, password, 'Una-clave-propia-2026')).toMatchObject({ outcome: 'signed-in' });

    await angela.sees('Ya cambió su contraseña');
    await angela.press('Confirmo que recibí la cuenta');
    await personAt(stage, 'U0JEFE').press('Confirmo que la dependencia la recibió');
    await maria.sees('quedó cerrada');
    await jorge.sees('comprobado en Microsoft 365');
  });
});
