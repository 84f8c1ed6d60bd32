import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cardShows,
  execute,
  file,
  QUICK,
  REQUESTER,
  SKU,
  SYSTEMS,
  tenantUsers,
  thread,
  planned,
  pressApproval,
} from '#test/stages/desk.ts';
import { personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';

describe.concurrent('a tenant that shows changes late', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: { ...QUICK, replicationMs: 4_000 } });
  });
  afterAll(async () => await stage.stop());

  it('still leads to one account that was read back, also if the answer to its creation was lost', async () => {
    const { graph } = stage.institution;
    const filed = await file(stage);
    await planned(stage, filed);
    graph.addFault({ kind: 'reset-after-commit', match: '^POST /users$' });
    await pressApproval(stage, SYSTEMS, filed.number);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    expect(tenantUsers(stage, filed.local)).toMatchObject([{ licences: [SKU] }]);
    expect(thread(stage, filed.number)).toEqual([]);
  });
});

describe.concurrent('a mailbox that does not exist yet', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: { ...QUICK, mailboxMs: 12_000 } });
  });
  afterAll(async () => await stage.stop());

  it('is waited for with a plain explanation, and checked at least 5 s apart and less and less often', async () => {
    const { graph } = stage.institution;
    const filed = await file(stage);
    graph.clearJournal();
    await execute(stage, filed);
    const { number } = filed;
    const words =
      'Exchange está creando el buzón; suele tardar unos 15 minutos y puede tardar hasta 24 horas. Próxima revisión: ';
    const card = await cardShows(stage, { by: SYSTEMS, number, words });
    expect(card).toContain('Paso 4 de 7: esperando el buzón…');
    expect(card).toContain('Nadie tiene que hacer nada.');
    await cardShows(stage, {
      by: REQUESTER,
      number,
      words: 'Estamos creando la cuenta en Microsoft 365. Le avisaremos cuando esté lista.',
    });
    expect(personAt(stage, 'U0NUEVA').message(filed.local)).toBeUndefined();

    await cardShows(stage, { by: SYSTEMS, number, words: 'Entregada' });
    const polls = graph
      .journal()
      .filter(
        ({ method, path, batch }) => batch === undefined && method === 'GET' && path.endsWith('/mailboxSettings'),
      );
    const at = polls.map((entry) => Date.parse(entry.at));
    const gaps = at.slice(1).map((moment, index) => moment - (at[index] ?? 0));
    expect(gaps).toHaveLength(2);
    expect(gaps[0]).toBeGreaterThanOrEqual(5_000);
    expect(gaps[1]).toBeGreaterThanOrEqual(10_000);
    const told = personAt(stage, 'U0NUEVA').messages().map(textOf);
    expect(told.filter((text) => text.includes(filed.local) && text.includes('está listo'))).toHaveLength(1);
  });
});

describe.concurrent('a token endpoint', () => {
  it('that refuses the credentials: the card says so, and the plan is made again on request', async () => {
    const stage = await setStage({ overrides: QUICK });
    try {
      const { graph } = stage.institution;
      // The token that the bot has from its check of the tenant is refused, and it gets no new one.
      graph.addFault({ kind: 'unauthorized-401', match: 'batch', times: -1 });
      graph.addFault({ kind: 'token-invalid-client', match: 'token', times: -1 });
      const { number, local } = await file(stage);
      const words = 'Microsoft 365 no aceptó las credenciales de Correo: el certificado o secreto venció o cambió.';
      await cardShows(stage, { by: SYSTEMS, number, words });
      await cardShows(stage, { by: REQUESTER, number, words: 'Recibida' });
      graph.clearFaults();
      await personAt(stage, SYSTEMS).press('Reintentar', number);
      await cardShows(stage, { by: SYSTEMS, number, words: `${local}@` });
    } finally {
      await stage.stop();
    }
  });

  it('that refuses the credentials during a run: the run stops with that sentence, and continues on request', async ({
    expect,
  }) => {
    const stage = await setStage({ overrides: QUICK });
    try {
      const { graph } = stage.institution;
      const filed = await file(stage);
      await planned(stage, filed);
      // The bot's present token is refused, and it gets no new one.
      graph.addFault({ kind: 'unauthorized-401', match: '^POST /users$' });
      graph.addFault({ kind: 'token-invalid-client', match: 'token' });
      await pressApproval(stage, SYSTEMS, filed.number);
      const words = 'Microsoft 365 no aceptó las credenciales de Correo';
      await cardShows(stage, { by: SYSTEMS, number: filed.number, words });
      await expect.poll(() => thread(stage, filed.number).at(-1)).toContain(words);
      await personAt(stage, SYSTEMS).press('Reintentar', filed.number);
      await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
      expect(tenantUsers(stage, filed.local)).toHaveLength(1);
    } finally {
      await stage.stop();
    }
  });

  it('that is down does not prevent requests: the card says that the plan is being made', async () => {
    const stage = await setStage({ overrides: QUICK });
    try {
      stage.institution.graph.addFault({ kind: 'unauthorized-401', match: 'batch', times: -1 });
      stage.institution.graph.addFault({ kind: 'token-unavailable', match: 'token' });
      const { number } = await file(stage);
      const card = await cardShows(stage, { by: SYSTEMS, number, words: 'Correo prepara el plan' });
      expect(card).toContain('Recibida');
      expect(stage.institution.slack.noticesFor(REQUESTER)).toEqual([]);
    } finally {
      await stage.stop();
    }
  });
});
