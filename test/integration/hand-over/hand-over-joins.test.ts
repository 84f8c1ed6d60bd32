import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subjectOf, type CreationForm } from '#domain/form/form.ts';
import { HEAD, openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import {
  answerTo,
  cardShows,
  closeModals,
  deliver,
  postButton,
  QUICK,
  SKU,
  SYSTEMS,
  thread,
  type Filed,
} from '#test/stages/desk.ts';
import { changePassword, CONFIRM, morningIn, messageTo } from '#test/stages/hand-over-desk.ts';
import { eventually, person, personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';

const OFFICIAL = 'U0TALENTO';
const RELEASE = 'Entregar a quien entró';
const NOBODY = { type: 'users_select', selected_user: null };

describe('the account of somebody who is not in the chat', () => {
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

  let number = 0;
  const absent = async (): Promise<{ filed: Filed; email: string; id: string }> => {
    number += 1;
    const email = `tarde.${number}@personal.example`;
    const contactEmail = { type: 'email_text_input', value: email };
    const filed = await deliver(stage, { chatUser: NOBODY, contactEmail, responsible: person(OFFICIAL) });
    return { filed, email, id: `U0TARDE${number}` };
  };
  const user = (id: string, email: string): Parameters<typeof stage.institution.slack.addUser>[0] => ({
    id,
    teamId: stage.institution.slack.teamId,
    name: id.toLowerCase(),
    realName: 'Tomás Tarde <!channel> Ñáñez',
    email,
  });

  it('is handed over by its official with one message, and goes to its person when they join and the systems area releases it', async () => {
    const { filed, email, id } = await absent();
    const { slack } = stage.institution;
    const before = textOf(await messageTo(stage, OFFICIAL, `Dirección: ${filed.local}@`, CONFIRM.department));
    expect(before).toContain('Mostrar la contraseña temporal');
    expect(before).toContain('Cuando entre a este chat, el área de sistemas se la entrega');
    expect(
      personAt(stage, OFFICIAL)
        .messages()
        .some((each) => textOf(each).includes('Confirme la entrega') && textOf(each).includes(filed.local)),
    ).toBe(false);

    slack.addUser(user(id, email.toUpperCase()));
    slack.addUser({ ...user('U0OTROINVITADO', email), isRestricted: true });
    slack.addUser({ ...user('U0OTRAAPP', email), isBot: true });
    const card = await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'La cuenta sigue esperando' });
    expect(card).toMatch(/Tomás Tarde <!channel> Ñáñez \([^)]*\) entró al chat con el correo de esta solicitud/);
    await eventually('the note', () =>
      thread(stage, filed.number).some((note) => note.includes('No se le ha entregado nada')),
    );
    await messageTo(stage, OFFICIAL, `Dirección: ${filed.local}@`, 'Alguien entró a este chat con el correo');
    expect(slack.messagesFor(id).filter(({ channel }) => channel.startsWith('D'))).toEqual([]);
    await personAt(stage, SYSTEMS).press(RELEASE, filed.number);
    const message = textOf(
      await messageTo(stage, id, 'Su correo institucional está listo', 'Mostrar mi contraseña temporal'),
    );
    expect(message).toContain(`${filed.local}@rioclaro.example`);
    const after = await messageTo(
      stage,
      OFFICIAL,
      `Dirección: ${filed.local}@`,
      'ya está en el chat y recibió la cuenta directamente',
    );
    expect(textOf(after)).toContain('Tomás Tarde <!channel> Ñáñez ya está en el chat');
    expect(JSON.stringify(after.blocks)).not.toContain('credential_reveal');
    expect(JSON.stringify(after.blocks)).toContain('receipt_confirm');
    for (const other of ['U0OTROINVITADO', 'U0OTRAAPP'])
      expect(slack.messagesFor(other).filter(({ channel }) => channel.startsWith('D'))).toEqual([]);

    await personAt(stage, OFFICIAL).press(CONFIRM.department, filed.local);
    await changePassword(stage, id, filed);
    await messageTo(stage, id, 'Sus primeros pasos con el correo', `${filed.local}@`, 'es suya');
    await personAt(stage, id).press(CONFIRM.holder, filed.local);
    await cardShows(stage, {
      by: SYSTEMS,
      number: filed.number,
      words: 'La entrega quedó confirmada.',
    });
  });

  it('is refused to an official who no longer is responsible for it, without saying that somebody else received it', async () => {
    const { filed } = await absent();
    await messageTo(stage, OFFICIAL, `Dirección: ${filed.local}@`, CONFIRM.department);
    const { store } = direct;
    const account = await store.accountOn(subjectOf((await direct.numbered(filed.number)).form as CreationForm));
    if (account === null) throw new Error('no account');
    await store.transact(async (tx) => await tx.saveAccount({ ...account, responsible: HEAD }));
    const official = personAt(stage, OFFICIAL);
    await closeModals(stage, OFFICIAL);
    const confirming = async (): Promise<void> => await official.press(CONFIRM.department, filed.local);
    const itsHead = `ahora responde ${HEAD.name}`;
    expect(await answerTo(stage, OFFICIAL, confirming)).toContain(itsHead);
    expect((await direct.numbered(filed.number)).receipts).toEqual([]);
    const text = `Guía de ${filed.local}@`;
    const value = JSON.stringify({ requestId: (await direct.numbered(filed.number)).id, item: 'folders' });
    await postButton(stage, OFFICIAL, { text, act: 'guide_open', value, label: 'Ver guía' });
    expect(await answerTo(stage, OFFICIAL, async () => await official.press('Ver guía', text))).toContain(itsHead);
    await official.press('Mostrar la contraseña temporal', filed.local);
    await eventually('the refusal', () => textOf(official.modal()?.view).includes('Usted ya no figura en la lista'));
    expect(textOf(official.modal()?.view)).not.toContain('se le entregó a otra persona');
  });

  it('goes to somebody whose e-mail address in the chat becomes the new one', async () => {
    const { filed, id } = await absent();
    const { slack } = stage.institution;
    slack.addUser(user(id, `otro.${number}@personal.example`));
    slack.changeUser(id, { email: `${filed.local}@rioclaro.example` });
    await personAt(stage, SYSTEMS).press(RELEASE, filed.number);
    await messageTo(stage, id, 'Su correo institucional está listo', `${filed.local}@`);
    expect((await direct.numbered(filed.number)).handedTo).toMatchObject({ person: { id }, as: 'holder' });
  });

  it('leads to a reminder to the official to invite its person', async () => {
    const { filed } = await absent();
    await personAt(stage, OFFICIAL).press(CONFIRM.department, filed.local);
    await messageTo(stage, OFFICIAL, `Dirección: ${filed.local}@`, '✓ Usted confirmó por la dependencia');
    await morningIn(direct, 4);
    const reminder = textOf(await messageTo(stage, OFFICIAL, 'Recordatorio', `${filed.local}@`));
    expect(reminder).toContain('todavía no está en este chat y debe confirmar. Pídale que entre');
    expect(reminder).not.toContain(CONFIRM.department);
  });
});
