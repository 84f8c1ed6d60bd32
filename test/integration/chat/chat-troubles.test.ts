import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  cardShows,
  cardText,
  COLLEAGUE,
  file,
  inChat,
  openForm,
  QUICK,
  REQUESTER,
  SKU,
  someone,
  SYSTEMS,
  tenantUsers,
  type Filed,
  planned,
  pressApproval,
} from '#test/stages/desk.ts';
import { creationValues, eventually, personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';

const POST = '^chat.postMessage$';

describe('a chat that has troubles', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());
  afterEach(() => stage.institution.slack.clearFaults());

  const about = (user: string, words: string): number =>
    personAt(stage, user)
      .messages()
      .filter((message) => message.threadTs === undefined && textOf(message).includes(words)).length;

  it.each([
    ['throttle-retry-after-1', 2],
    ['http-500', 2],
    ['internal-error', 2],
    ['reset-before', 2],
    ['reset-after-commit', 2],
  ])('while cards are posted (%s) gets exactly one card for each audience', async (kind, times) => {
    const { slack } = stage.institution;
    const { values, local } = someone();
    await openForm(stage);
    slack.addFault({ kind, match: POST, times });
    await personAt(stage, REQUESTER).submit(creationValues(values));
    const card = textOf(await personAt(stage, SYSTEMS).sees(`${local}@`));
    const number = /FT-GTI-006-\d{4}-\d{5}/.exec(card)?.[0] ?? '';
    await cardShows(stage, { by: REQUESTER, number, words: 'Recibida' });
    await eventually('the faults to be used up', () => slack.faults().length === 0);
    await personAt(stage, REQUESTER).press('Retirar', number);
    await cardShows(stage, { by: SYSTEMS, number, words: 'La retiró' });
    await cardShows(stage, { by: REQUESTER, number, words: 'Usted la retiró' });
    expect([about(SYSTEMS, number), about(REQUESTER, number)]).toEqual([1, 1]);
  });

  it.each(['throttle-retry-after-1', 'http-500', 'reset-after-commit'])(
    'at the hand-over (%s) does not stop the work, and the new user is told once',
    async (kind) => {
      const { slack } = stage.institution;
      const filed = await file(stage);
      await planned(stage, filed);
      slack.addFault({ kind, match: POST });
      await pressApproval(stage, SYSTEMS, filed.number);
      await delivered(filed);
      const told = (): readonly string[] =>
        personAt(stage, 'U0NUEVA')
          .messages()
          .map(textOf)
          .filter((text) => text.includes(filed.local));
      await eventually('the message', () => told().length > 0);
      expect(told().map((text) => text.slice(0, 12))).toEqual(['Su correo in']);
      expect(everTold(filed.number, 'Microsoft 365 no respondió')).toBe(false);
    },
  );

  it('during a whole run does not stop the work in the tenant; the cards show it when the chat is back', async () => {
    const { slack } = stage.institution;
    const filed = await file(stage);
    await planned(stage, filed);
    slack.addFault({ kind: 'http-500', match: '^chat.', times: -1 });
    await pressApproval(stage, SYSTEMS, filed.number);
    await eventually('the mailbox', () =>
      stage.institution.graph
        .users()
        .some(({ userPrincipalName, language }) => userPrincipalName.startsWith(filed.local) && language === 'es-CO'),
    );
    expect(cardText(stage, SYSTEMS, filed.number)).toContain('Por aprobar');
    slack.clearFaults();
    await delivered(filed);
    await cardShows(stage, { by: REQUESTER, number: filed.number, words: 'Entregada' });
  });

  it('because the holder left gets nobody else the account; the holder gets it once they are back', async () => {
    const { slack } = stage.institution;
    const { user: gone, fields } = inChat(stage, { id: 'U0SEVA', givenNames: 'Serafín', surnames: 'Vaquero' });
    const filed = { ...(await file(stage, fields)), local: 'serafin.vaquero' };
    await planned(stage, filed);
    slack.addUser({ ...gone, deleted: true });
    await pressApproval(stage, COLLEAGUE, filed.number);
    const words = 'No se le entregó a nadie más; lo demás quedó hecho.';
    const card = await cardShows(stage, { by: SYSTEMS, number: filed.number, words });
    expect(card).toContain('No se pudo escribir a Serafín Vaquero, que recibe la cuenta: ya no está en el chat.');
    expect(about('U0JEFE', filed.local)).toBe(0);
    slack.addUser(gone);
    await personAt(stage, SYSTEMS).press('Reintentar', filed.number);
    await delivered(filed);
    expect(textOf(await personAt(stage, gone.id).sees('Su correo institucional está listo'))).toContain(filed.local);
    expect(about('U0JEFE', 'Una cuenta para entregar en persona')).toBe(0);
  });

  it('because somebody deleted a card gets the card again', async () => {
    const { slack } = stage.institution;
    const { number } = await file(stage);
    const card = await personAt(stage, SYSTEMS).sees(number);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Dirección' });
    await fetch(`${slack.apiUrl}chat.delete`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${stage.institution.env['SLACK_BOT_TOKEN'] ?? ''}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ channel: card.channel, ts: card.ts }),
    });
    expect(about(SYSTEMS, number)).toBe(0);
    await personAt(stage, REQUESTER).press('Retirar', number);
    await cardShows(stage, { by: SYSTEMS, number, words: 'La retiró' });
    expect(about(SYSTEMS, number)).toBe(1);
  });

  async function delivered({ number, local }: Filed): Promise<void> {
    await cardShows(stage, { by: SYSTEMS, number, words: 'Entregada' });
    expect(tenantUsers(stage, local)).toMatchObject([{ licences: [SKU] }]);
    expect(cardText(stage, SYSTEMS, number)).not.toContain('Detenida');
  }

  function everTold(number: string, words: string): boolean {
    const ever = stage.institution.slack.everythingEverPosted().map(textOf);
    return ever.some((text) => text.includes(number) && text.includes(words));
  }
});
