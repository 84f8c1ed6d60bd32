import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherOf } from '#domain/account/account-form.ts';
import { about, HEAD, openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import { askChange, cardSays, date, decideChange } from '#test/stages/change-desk.ts';
import {
  answerTo,
  approve,
  cardShows,
  closeModals,
  COLLEAGUE,
  deliver,
  QUICK,
  SKU,
  SYSTEMS,
} from '#test/stages/desk.ts';
import { messageTo } from '#test/stages/hand-over-desk.ts';
import { person, personAt, setStage, type Stage } from '#test/stages/stage.ts';

const THIRD = { id: 'U0TALENTO', name: 'Nubia Esperanza Zuluaga Marín' };

describe('somebody whom a request concerns at the time of its decision', () => {
  let stage: Stage;
  let direct: DirectAccess;
  beforeAll(async () => {
    stage = await setStage(
      { overrides: QUICK },
      { SYSTEMS_TEAM: [SYSTEMS, COLLEAGUE, THIRD.id].join(), SLACK_SYSTEMS_CHANNEL: 'C0GENERAL' },
    );
    stage.institution.graph.setSeats(SKU, 100);
    direct = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await direct.end();
    await stage.stop();
  });

  const answered = async (by: string, button: string, number: string): Promise<string> => {
    await closeModals(stage, by);
    return await answerTo(stage, by, () => personAt(stage, by).press(button, number));
  };

  it('is its holder, who got the account after somebody requested a longer contract for it', async () => {
    const email = 'tercera@personal.example';
    const filed = await deliver(stage, {
      chatUser: { type: 'users_select' },
      contactEmail: { type: 'email_text_input', value: email },
      responsible: person(HEAD.id),
    });
    const command = `modificar ${filed.local}@rioclaro.example`;
    const fields = { contractEnd: date('2027-12-31') };
    const number = await askChange(stage, { by: HEAD.id, command, what: 'contract', fields, why: 'Sigue' });
    await cardSays(stage, { number, words: 'Al aprobarla' });
    stage.institution.slack.changeUser(THIRD.id, { email });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'La cuenta sigue esperando' });
    await personAt(stage, SYSTEMS).press('Entregar a quien entró', filed.number);
    await messageTo(stage, THIRD.id, 'Su correo institucional está listo', `${filed.local}@`);
    for (const button of ['Aprobar y cambiar', 'Rechazar', 'Pedir información'])
      expect(await answered(THIRD.id, button, number), button).toContain('es sobre su propia cuenta');
    await approve(stage, { number, local: '', by: HEAD.id }, COLLEAGUE);
    await cardSays(stage, { number, words: 'Cerrada' });
  });

  it('is the official who is responsible for it by now, and to whom the new plan hands the password', async () => {
    const account = await direct.account({ holder: null });
    const asking = { by: HEAD.id, command: `modificar ${account.address}`, what: 'password' };
    const number = await askChange(stage, { ...asking, why: 'La persona no está en el chat' });
    await cardSays(stage, { number, words: 'Al aprobarla' });
    await direct.store.transact(async (tx) => await tx.saveAccount({ ...account, responsible: THIRD }));
    const itsHer = 'el acceso temporal se le entrega a usted';
    expect(await answered(THIRD.id, 'Aprobar', number)).toContain(itsHer);
    await approve(stage, { number, local: '', by: HEAD.id });
    await personAt(stage, COLLEAGUE).press('Ejecutar', number);
    await cardSays(stage, { number, words: 'Al aprobarla' });
    expect((await direct.numbered(number)).plan?.receives).toMatchObject({ official: THIRD });
    // The plan alone is enough too, whoever the register names by now.
    await direct.store.transact(async (tx) => await tx.saveAccount({ ...account, responsible: null }));
    expect(await answered(THIRD.id, 'Aprobar', number)).toContain(itsHer);
  });

  it('is the official who is responsible by now for the mailbox that is to get access', async () => {
    const from = await direct.account();
    const to = await direct.account({ type: 'departmental', holder: HEAD, responsible: HEAD });
    const asked = await direct.ask(
      { ...about(from), type: 'delegation', to: otherOf(to), rights: ['full_access'] },
      { id: 'U0NUEVA', name: 'Ángela María Ñustes del Río', systems: false, door: 'slack' },
    );
    await cardSays(stage, { number: asked.number, words: 'Al aprobarla' });
    const moved = await direct.ask({ ...about(to), type: 'responsible', responsible: THIRD });
    await cardSays(stage, { number: moved.number, words: 'Al aprobarla' });
    await decideChange(stage, { number: moved.number, words: 'Entregada' });
    expect((await direct.reread(to)).responsible).toEqual(THIRD);
    expect(await answered(THIRD.id, 'Aprobar', asked.number)).toContain('le da a usted los mensajes de otra cuenta');
    await approve(stage, { number: asked.number, local: '', by: HEAD.id });
  });

  it('is the holder whose confirmed address the account had before', async () => {
    const account = await direct.account({ holder: null });
    const moved = { ...account, address: `nueva.${account.address}`, userPrincipalName: `nueva.${account.address}` };
    await direct.store.transact(async (tx) => {
      await tx.saveAccount(moved);
      const to = { accountId: account.id, from: account.address, to: moved.address };
      await tx.moveAddress({ ...to, quarantinedUntil: new Date(Date.now() + 86_400_000) });
    });
    stage.institution.slack.changeUser(THIRD.id, { email: account.address });
    const form = { ...about(moved), type: 'contract', contractEnd: '2027-12-31' } as const;
    const { number } = await direct.ask(form);
    await cardSays(stage, { number, words: 'Al aprobarla' });
    expect(await answered(THIRD.id, 'Aprobar y cambiar', number)).toContain('es sobre su propia cuenta');
  });
});
