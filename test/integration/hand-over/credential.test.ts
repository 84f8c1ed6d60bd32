import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LocalGraphOptions } from '#sandbox/services/graph.ts';
import {
  answerTo,
  cardShows,
  closeModals,
  confirmBoth,
  deliver,
  QUICK,
  REQUESTER,
  shownPassword,
  SKU,
  SYSTEMS,
  thread,
  type Filed,
} from '#test/stages/desk.ts';
import { checkPasswordsNow } from '#test/stages/hand-over-desk.ts';
import { eventually, personAt, setStage, textOf, type Stage } from '#test/stages/stage.ts';

const OWN = 'Una-clave-propia-2026';
const REVEAL = 'Mostrar mi contraseña temporal';

const address = ({ local }: Filed): string => `${local}@rioclaro.example`;

describe('a temporary password', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterAll(async () => await stage.stop());

  async function reveal(user: string, filed: Filed): Promise<string> {
    await closeModals(stage, user);
    await personAt(stage, user).press(REVEAL, filed.local);
    return await shownPassword(stage, user);
  }

  /** Checks that the person's modal shows this notice instead of a password. */
  async function refusedTo(user: string, filed: Filed, words: string): Promise<void> {
    await closeModals(stage, user);
    await personAt(stage, user).press(REVEAL, filed.local);
    await eventually(`«${words}»`, () => textOf(personAt(stage, user).modal()?.view).includes(words));
  }

  it('is shown three times a day, each time a new one that replaces the last; a fourth is refused with a reason', async () => {
    const { graph } = stage.institution;
    const filed = await deliver(stage);
    const first = await reveal('U0NUEVA', filed);
    expect(textOf(personAt(stage, 'U0NUEVA').modal()?.view)).toContain('(quedan 2 veces en 24 horas)');
    expect(graph.signIn(address(filed), first)).toEqual({ outcome: 'must-change-password' });
    const second = await reveal('U0NUEVA', filed);
    expect(textOf(personAt(stage, 'U0NUEVA').modal()?.view)).toContain('(queda 1 vez en 24 horas)');
    expect(graph.signIn(address(filed), first)).toEqual({ outcome: 'wrong-password' });
    expect(graph.signIn(address(filed), second)).toEqual({ outcome: 'must-change-password' });
    const third = await reveal('U0NUEVA', filed);
    expect(textOf(personAt(stage, 'U0NUEVA').modal()?.view)).toMatch(
      /Es el último por ahora. Desde el \d+\/\d+\/\d{4}, \d+:\d\d.*? podrá pedir otro\./,
    );
    expect(graph.signIn(address(filed), second)).toEqual({ outcome: 'wrong-password' });
    await refusedTo('U0NUEVA', filed, 'Ya se pidió 3 veces en 24 horas. Desde el ');
    expect(graph.signIn(address(filed), third)).toEqual({ outcome: 'must-change-password' });
    expect(new Set([first, second, third]).size).toBe(3);
  });

  it('does not count if the tenant refuses, does not answer or asks to wait; the person reads what to do', async () => {
    const { graph } = stage.institution;
    const filed = await deliver(stage);
    const kept = 'No pudimos preparar el acceso temporal y no se gastó ninguna de sus oportunidades.';
    const unknown =
      'No sabemos si Microsoft 365 alcanzó a preparar el acceso temporal, y no se lo pudimos mostrar. Si usted ya tenía una contraseña o un código, puede que ya no sirva. No se gastó ninguna de sus oportunidades.';
    const refused = 'Microsoft 365 no dejó hacer este paso, aunque Correo tiene «User Administrator».';
    for (const [kind, words] of [
      ['forbidden-403', `${kept} El área de sistemas ya fue avisada y lo va a corregir.`],
      ['throttle-retry-after-2', `${kept} Espere un minuto y pulse el botón otra vez.`],
      ['unavailable-503', `${unknown} Espere un minuto y pulse el botón otra vez.`],
      ['reset-after-commit', `${unknown} Espere un minuto y pulse el botón otra vez.`],
    ] as const) {
      graph.addFault({ kind, match: '^PATCH /users/' });
      await refusedTo('U0NUEVA', filed, words);
    }
    // Only the systems area can fix this, so it is told in their channel, and not to the person.
    await eventually('the note', () => thread(stage, filed.number).some((note) => note.includes(refused)));
    graph.addFault({ kind: 'slow-2s', match: '^PATCH /users/' });
    await closeModals(stage, 'U0NUEVA');
    await personAt(stage, 'U0NUEVA').press(REVEAL, filed.local);
    await eventually('the waiting to be told', () =>
      textOf(personAt(stage, 'U0NUEVA').modal()?.view).includes('Espere unos segundos'),
    );
    await shownPassword(stage, 'U0NUEVA');
    expect(textOf(personAt(stage, 'U0NUEVA').modal()?.view)).toContain('(quedan 2 veces en 24 horas)');
  });

  it('is made again without anybody seeing if the tenant finds it too weak', async () => {
    const filed = await deliver(stage);
    stage.institution.graph.addFault({ kind: 'weak-password', match: '^PATCH /users/' });
    const password = await reveal('U0NUEVA', filed);
    expect(stage.institution.graph.signIn(address(filed), password)).toEqual({ outcome: 'must-change-password' });
  });

  it('is shown even if the chat failed at the first attempt', async () => {
    const filed = await deliver(stage);
    stage.institution.slack.addFault({ kind: 'http-500', match: '^views.update$' });
    const password = await reveal('U0NUEVA', filed);
    expect(stage.institution.graph.signIn(address(filed), password)).toEqual({ outcome: 'must-change-password' });
  });

  it('is not reported as unseen if only the chat’s answer was lost: it may have been shown, so it counts', async () => {
    const { slack, graph } = stage.institution;
    const filed = await deliver(stage);
    slack.addFault({ kind: 'reset-after-commit', match: '^views.update$', times: 2 });
    const password = await reveal('U0NUEVA', filed);
    expect(graph.signIn(address(filed), password)).toEqual({ outcome: 'must-change-password' });
    await personAt(stage, 'U0NUEVA').sees('No sabemos si el chat alcanzó a mostrarle el acceso temporal');
    const texts = personAt(stage, 'U0NUEVA').messages().map(textOf);
    expect(texts.filter((text) => text.includes('El chat no pudo mostrarle el acceso temporal'))).toEqual([]);
    await reveal('U0NUEVA', filed);
    expect(textOf(personAt(stage, 'U0NUEVA').modal()?.view)).toContain('(queda 1 vez en 24 horas)');
  });

  it('is reported as unseen if its window was closed before it arrived', async () => {
    const filed = await deliver(stage);
    stage.institution.graph.addFault({ kind: 'slow-2s', match: '^PATCH /users/' });
    await closeModals(stage, 'U0NUEVA');
    await personAt(stage, 'U0NUEVA').press(REVEAL, filed.local);
    await eventually('the waiting to be told', () =>
      textOf(personAt(stage, 'U0NUEVA').modal()?.view).includes('Espere unos segundos'),
    );
    await closeModals(stage, 'U0NUEVA');
    await personAt(stage, 'U0NUEVA').sees('El chat no pudo mostrarle el acceso temporal');
  });

  it('closes the request when it was changed; the person is congratulated once, and nothing more is shown', async () => {
    const filed = await deliver(stage);
    await confirmBoth(stage, filed);
    const password = await reveal('U0NUEVA', filed);
    await closeModals(stage, 'U0NUEVA');
    expect(stage.institution.graph.signIn(address(filed), password, OWN)).toMatchObject({ outcome: 'signed-in' });
    await checkPasswordsNow(stage);
    stage.institution.slack.addFault({ kind: 'http-500', match: '^chat.postMessage$' });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'comprobado en Microsoft 365' });
    await cardShows(stage, { by: REQUESTER, number: filed.number, words: 'quedó cerrada' });
    await personAt(stage, REQUESTER).sees(`La solicitud ${filed.number} quedó cerrada: `);
    const count = (user: string, words: string): number =>
      personAt(stage, user)
        .messages()
        .filter((message) => textOf(message).includes(words)).length;
    expect(count('U0NUEVA', `Ya cambió su contraseña y la cuenta ${address(filed)} es suya`)).toBe(1);
    expect(count(REQUESTER, `La solicitud ${filed.number} quedó cerrada: `)).toBe(1);
    const handedOver = personAt(stage, 'U0NUEVA')
      .messages()
      .find((message) => textOf(message).includes(`Dirección: ${address(filed)}`));
    expect(textOf(handedOver)).toContain('La contraseña ya se cambió. Los demás pasos están en otro mensaje');
    expect(JSON.stringify(handedOver?.blocks)).not.toMatch(/credential_reveal|receipt_confirm/);
    const told = await answerTo(stage, REQUESTER, () => personAt(stage, REQUESTER).command('/correo', 'estado'));
    expect(told).toContain(`${filed.number} · Creación de cuenta · Prueba`);
    expect(told).toContain('Cerrada');
    expect(stage.institution.graph.signIn(address(filed), OWN)).toMatchObject({ outcome: 'signed-in' });
  });

  it('is refused to somebody who presses a button that should be gone', async () => {
    const { slack, graph } = stage.institution;
    const filed = await deliver(stage);
    await confirmBoth(stage, filed);
    const password = await reveal('U0NUEVA', filed);
    slack.addFault({ kind: 'http-500', match: '^chat.update$', times: -1 });
    graph.signIn(address(filed), password, OWN);
    await checkPasswordsNow(stage);
    const asker = personAt(stage, REQUESTER);
    const shown = new RegExp(`${filed.number} · [^·]+ · [^·]+\\sCerrada`);
    while (!shown.test(await answerTo(stage, REQUESTER, () => asker.command('/correo', 'estado')))) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await refusedTo('U0NUEVA', filed, 'Esta solicitud ya está cerrada');
    slack.clearFaults();
    expect(graph.signIn(address(filed), OWN)).toMatchObject({ outcome: 'signed-in' });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'comprobado en Microsoft 365' });
  });
});

describe('a temporary access pass', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK }, { CREDENTIAL_DELIVERY: 'tap' });
  });
  afterAll(async () => await stage.stop());

  it('is given instead of the password if the tenant prefers it; changing the password closes the request', async () => {
    const { graph } = stage.institution;
    const filed = await deliver(stage);
    await confirmBoth(stage, filed);
    const angela = personAt(stage, 'U0NUEVA');
    await angela.sees('mysignins.microsoft.com');
    await angela.press('Mostrar mi código temporal', filed.local);
    const shown = await eventually('the pass', () => {
      const text = textOf(angela.modal()?.view);
      return text.includes('Código temporal: ') ? text : null;
    });
    expect(shown).toContain('Sirve una sola vez, durante 60 minutos.');
    const pass = /Código temporal: (\S+)/.exec(shown)?.[1] ?? '';
    expect(graph.signIn(address(filed), pass, OWN)).toMatchObject({ outcome: 'signed-in' });
    await checkPasswordsNow(stage);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'comprobado en Microsoft 365' });
    await angela.sees(`la cuenta ${address(filed)} es suya`);
  });
});

describe('a temporary access pass under the tenant’s policy', () => {
  let stage: Stage;
  afterEach(async () => await stage.stop());

  const begin = async (passPolicy: LocalGraphOptions['passPolicy']): Promise<Filed> => {
    const overrides = { ...QUICK, ...(passPolicy === undefined ? {} : { passPolicy }) };
    stage = await setStage({ overrides }, { CREDENTIAL_DELIVERY: 'tap' });
    const filed = await deliver(stage);
    await personAt(stage, 'U0NUEVA').press('Mostrar mi código temporal', filed.local);
    return filed;
  };
  const seen = async (words: string): Promise<unknown> =>
    await eventually(`«${words}»`, () => textOf(personAt(stage, 'U0NUEVA').modal()?.view).includes(words));

  it.each([
    [{ minimum: 120, maximum: 480 }, 120],
    [{ minimum: 10, maximum: 30 }, 30],
  ])('is valid as long as the policy’s range allows (%o): %i minutes', async (policy, minutes) => {
    await begin(policy);
    await seen(`Sirve una sola vez, durante ${minutes} minutos.`);
  });

  it.each([
    [{ groups: ['6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1fff'] }, 'no incluye a esta persona'],
    [{ state: 'disabled' as const }, 'tiene desactivado el código de acceso temporal'],
  ])(
    'is refused to somebody (%o): the systems area is told what to do, and the person who does it',
    async (policy, why) => {
      const filed = await begin(policy);
      await seen('El área de sistemas ya fue avisada y lo va a corregir.');
      await eventually('the note', () => thread(stage, filed.number).some((note) => note.includes(why)));
    },
  );
});
