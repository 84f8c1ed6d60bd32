import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElementState } from '#sandbox/services/chat.ts';
import { about, openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import { askChange, cardSays, formOf } from '#test/stages/change-desk.ts';
import {
  cardShows,
  closeModals,
  confirmForDepartment,
  deliver,
  file,
  open,
  openForm,
  QUICK,
  SKU,
  SYSTEMS,
  type Filed,
  openApproval,
} from '#test/stages/desk.ts';
import { changePassword, messageTo } from '#test/stages/hand-over-desk.ts';
import {
  creationValues,
  eventually,
  person,
  personAt,
  setStage,
  textOf,
  typed,
  type Stage,
} from '#test/stages/stage.ts';

const NAMED = { givenNames: typed('Ángela María'), surnames: typed('Ñustes') };

describe('the person who receives an account', () => {
  let stage: Stage;
  let direct: DirectAccess;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    stage.institution.graph.setSeats(SKU, 100);
    direct = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await direct.end();
    await stage.stop();
  });

  /** What the form shows after a person was chosen in it. */
  async function chosenIn(fields: Parameters<typeof creationValues>[0]): Promise<string> {
    await openForm(stage);
    const values = creationValues(fields);
    return textOf((await personAt(stage, 'U0EMPLEADA').choose('chatUser', person('U0NUEVA'), values)).view);
  }
  /** Waits for the plan. Answers all that the systems area can read about the request. */
  async function planned({ number }: Filed): Promise<string> {
    await cardShows(stage, { by: SYSTEMS, number, words: 'la recibe: ' });
    const { view } = await open(stage, SYSTEMS, 'Más', number);
    await closeModals(stage, SYSTEMS);
    return textOf(view);
  }

  it('is shown in the form, with a warning if their profile has another name or another confirmed address', async () => {
    expect(await chosenIn({ givenNames: typed('Carlos'), surnames: typed('Ruiz') })).toContain(
      'El perfil se llama «Ángela María Ñustes del Río».\n⚠ No coincide con los nombres y apellidos de este formulario.',
    );
    const email = (value: string): Record<string, ElementState> => ({
      contactEmail: { type: 'email_text_input', value },
    });
    const own = 'Angela.Nustes@personal.example';
    const unnamed = { givenNames: typed(''), surnames: typed(''), ...email('') };
    expect(await chosenIn(unnamed)).not.toContain('El perfil se llama');
    expect(await chosenIn({ ...NAMED, ...email(own) })).not.toContain('El perfil se llama');
    expect(await chosenIn({ ...NAMED, ...email('') })).not.toContain('El perfil se llama');
    const other = await chosenIn({ ...NAMED, ...email('otra@personal.example') });
    expect(other).toContain(
      '⚠ El correo de contacto de este formulario no es el correo confirmado de ese perfil.\nSi no es la persona, elija otra.',
    );
    expect(other).not.toContain('No coincide con los nombres');
    expect(other.toLowerCase()).not.toContain(own.toLowerCase());
  });

  it('is on the card, with the contact address masked and anything that does not match', async () => {
    const email = (value: string): Record<string, ElementState> => ({
      contactEmail: { type: 'email_text_input', value },
    });
    const fits = await planned(
      await file(stage, { ...NAMED, ...email('angela.nustes@personal.example'), chatUser: person('U0NUEVA') }),
    );
    expect(fits).toContain('Correo de contacto: an…@personal.example');
    expect(fits).not.toContain('angela.nustes@personal');
    expect(fits).not.toContain('Por revisar');
    const differs = await planned(
      await file(stage, { ...email('otra@personal.example'), chatUser: person('U0TALENTO') }),
    );
    expect(differs).toContain('⚠ Por revisar: El perfil se llama «Nubia Esperanza Zuluaga Marín»');
    expect(differs).toContain('El correo confirmado de ese perfil no es el correo de contacto de la solicitud.');
  });

  it('cannot be corrected to somebody with an account, and only knowingly to somebody who may have one', async () => {
    const holder = { id: 'U0CONTRATOS', name: 'Óscar Julián Niño Castañeda' };
    const living = await direct.account({ holder });
    const approver = personAt(stage, SYSTEMS);
    const filed = await file(stage);
    await planned(filed);
    await openApproval(stage, SYSTEMS, filed.number);
    await approver.submit({ holder: { holder: person(holder.id) } });
    expect(approver.modal()?.errors).toEqual({
      holder: expect.stringContaining(`Esta persona ya tiene la cuenta ${living.address}.`) as string,
    });
    // Another open request is for this person.
    const other = await file(stage, { chatUser: person('U0TALENTO') });
    await approver.submit({ holder: { holder: person('U0TALENTO') } });
    const again = await eventually('the modal once more', () => {
      const text = textOf(approver.modal()?.view);
      return text.includes(`solicitud abierta ${other.number}: el mismo usuario de este chat`) ? text : null;
    });
    expect(again).toContain('Revise antes de aprobar');
    expect((await direct.numbered(filed.number)).state).toBe('submitted');
    await approver.submit({ holder: { holder: person('U0TALENTO') } });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    const { form, similar } = await direct.numbered(filed.number);
    expect(form).toMatchObject({ chatUser: { id: 'U0TALENTO' } });
    expect(similar).toContainEqual(expect.objectContaining({ why: 'profile', number: other.number }));
  });

  it('is corrected by the approver, and nobody else gets the account', async () => {
    const filed = await file(stage);
    await planned(filed);
    const approver = personAt(stage, SYSTEMS);
    const modal = await openApproval(stage, SYSTEMS, filed.number);
    expect(textOf(modal.view)).toContain('Se entrega a: Ángela María Ñustes del Río');
    await approver.submit({ holder: { holder: person('U0INVITADO') } });
    expect(approver.modal()?.errors).toEqual({ holder: expect.stringContaining('Elija a una persona') });
    await approver.submit({ holder: { holder: person('U0HOMONIMO') } });
    const homonym = { id: 'U0HOMONIMO', name: 'Juan Carlos Rodríguez Peña' };
    await messageTo(stage, homonym.id, 'Su correo institucional está listo', filed.local);
    const request = await direct.numbered(filed.number);
    expect(request.form).toMatchObject({ chatUser: homonym });
    expect(request.plan?.receives).toMatchObject({ holder: homonym });
    expect(request.plan?.receives?.doubts).toBeUndefined();
    const others = stage.institution.slack.messagesFor('U0NUEVA').map(textOf);
    expect(others.filter((text) => text.includes(filed.local))).toEqual([]);
  });

  it('of a mailbox without a known holder: the responsible official is told, and an approval is needed', async () => {
    const account = await direct.account({ holder: null });
    const { slack } = stage.institution;
    const claimant = { id: 'U0RECLAMA', teamId: slack.teamId, name: 'reclama', realName: 'Rosa Reclama' };
    slack.addUser({ ...claimant, email: account.address });
    const asking = { by: claimant.id, command: `modificar ${account.address}`, what: 'password' };
    const number = await askChange(stage, { ...asking, why: 'La olvidé' });
    await cardSays(stage, { number, words: 'La lista no dice de quién es la cuenta.' });
    const notice = textOf(await messageTo(stage, 'U0JEFE', 'Rosa Reclama pidió una contraseña', account.address));
    expect(notice).toContain('no se le entrega nada antes de que el área de sistemas lo apruebe');
    expect((await direct.reread(account)).holder).toBeNull();
    expect(await direct.numbered(number)).toMatchObject({ state: 'submitted', rule: null });
  });

  it('of a restored account: the head is told if the responsible official has left', async () => {
    const gone = { id: 'U0YANOESTA', name: 'Se Fue' };
    const account = await direct.account({ holder: null, responsible: gone, state: 'suspended' });
    const { slack } = stage.institution;
    const claimant = { id: 'U0VUELVE', teamId: slack.teamId, name: 'vuelve', realName: 'Vera Vuelve' };
    slack.addUser({ ...claimant, email: account.address });
    const by = { id: claimant.id, name: 'Vera Vuelve', systems: false, door: 'slack' as const, email: account.address };
    const form = { ...about(account), type: 'restoration', contractEnd: null } as const;
    const { number } = await direct.ask(form, by);
    const notice = textOf(await messageTo(stage, 'U0JEFE', 'Vera Vuelve pidió que se le devuelva', account.address));
    expect(notice).toContain(number);
  });

  it('gets nothing any more once the systems area stops a password requested for one’s own account', async () => {
    const filed = await deliver(stage);
    await changePassword(stage, 'U0NUEVA', filed);
    await personAt(stage, 'U0NUEVA').press('Confirmo que recibí la cuenta', filed.local);
    await confirmForDepartment(stage, filed.local);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'quedó confirmada' });
    const command = `modificar ${filed.local}@rioclaro.example`;
    const number = await askChange(stage, { by: 'U0NUEVA', command, what: 'password', why: 'La olvidé' });
    await cardSays(stage, { number, words: 'Entregada' });
    await closeModals(stage, SYSTEMS);
    await personAt(stage, SYSTEMS).press('Detener', number);
    await formOf(stage, SYSTEMS, 'give_up');
    await personAt(stage, SYSTEMS).submit({ text: { text: typed('No es la persona') } });
    const message = await messageTo(stage, 'U0NUEVA', 'detuvo esta entrega. Motivo: «No es la persona»');
    expect(JSON.stringify(message.blocks)).not.toContain('credential_reveal');
    await eventually('the end', () =>
      stage.institution.slack.messagesFor(SYSTEMS).some((each) => textOf(each).includes(number)),
    );
    expect((await direct.numbered(number)).state).toBe('closed');
  });
});
