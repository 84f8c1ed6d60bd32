import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { graphPermissions } from '#sandbox/institution.ts';
import {
  cardShows,
  execute,
  file,
  open,
  QUICK,
  REQUESTER,
  SKU,
  SYSTEMS,
  tenantUsers,
  thread,
  type Filed,
  planned,
  pressApproval,
} from '#test/stages/desk.ts';
import { eventually, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const CREATE = '^POST /users$';
const LICENCE = '^POST .*/assignLicense$';
const SETTINGS = '^PATCH .*/mailboxSettings$';
const REFUSED =
  'Microsoft 365 no dejó hacer este paso, aunque Correo tiene «User.ReadWrite.All». Puede ser porque la cuenta o el grupo está en una unidad administrativa restringida, porque la cuenta administra Microsoft 365 o es elegible para hacerlo, porque el alcance del rol de Correo no la incluye, o porque el permiso se dio hace unos minutos. Revíselo en el centro de administración de Microsoft Entra y pulse Reintentar; si no se puede, haga el cambio allá.';
const NOTHING_LOST = 'Nada se perdió: lo que ya se hizo queda hecho y no se repite.';

describe('a run that the tenant stops', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());
  afterEach(() => stage.institution.graph.clearFaults());

  async function stopped(filed: Filed, words: string): Promise<void> {
    const { number } = filed;
    const card = await cardShows(stage, { by: SYSTEMS, number, words: 'Detenida' });
    expect(card).toContain(words);
    expect(card).toContain(NOTHING_LOST);
    await cardShows(stage, {
      by: REQUESTER,
      number,
      words: 'Hubo un inconveniente: lo resuelve el área de sistemas, que ya lo sabe. Nada se perdió.',
    });
    await expect.poll(() => thread(stage, number).at(-1)).toBe(`La ejecución se detuvo. ${words}\n${NOTHING_LOST}`);
  }

  async function retried(filed: Filed): Promise<void> {
    await personAt(stage, SYSTEMS).press('Reintentar', filed.number);
    await delivered(filed);
  }

  async function delivered({ number, local }: Filed): Promise<void> {
    const card = await cardShows(stage, { by: SYSTEMS, number, words: 'Entregada' });
    expect(card).not.toContain('Detenida');
    expect(tenantUsers(stage, local)).toMatchObject([{ licences: [SKU] }]);
    const handed = personAt(stage, 'U0NUEVA')
      .messages()
      .map(textOf)
      .filter((text) => text.startsWith('Su correo institucional está listo') && text.includes(local));
    expect(handed).toHaveLength(1);
  }

  /** Whether the systems area's card ever said this. */
  const everTold = (number: string, words: string): boolean =>
    stage.institution.slack
      .everythingEverPosted()
      .some(
        ({ channel, blocks }) =>
          channel === 'C0SISTEMAS' && textOf({ blocks }).includes(number) && textOf({ blocks }).includes(words),
      );

  it('for lack of seats before anything was created: continues once there is one', async () => {
    const { graph } = stage.institution;
    const { consumed = 0, enabled = 0 } = graph.skus().find(({ skuPartNumber }) => skuPartNumber === SKU) ?? {};
    const filed = await file(stage);
    await cardShows(stage, {
      by: SYSTEMS,
      number: filed.number,
      words: `Office 365 E1: quedan ${enabled - consumed} de ${enabled}`,
    });
    await planned(stage, filed);
    graph.setSeats(SKU, consumed);
    await pressApproval(stage, SYSTEMS, filed.number);
    const words =
      'No quedan licencias Office 365 E1. Compre o libere una en el centro de administración de Microsoft 365 y luego pulse Reintentar.';
    await stopped(filed, words);
    expect(tenantUsers(stage, filed.local)).toEqual([]);

    const other = await file(stage, {}, 'U0TALENTO');
    await cardShows(stage, {
      by: SYSTEMS,
      number: other.number,
      words: `no queda ninguna de ${consumed}. Libere o compre una.`,
    });
    await personAt(stage, SYSTEMS).press('Reintentar', filed.number);
    await expect.poll(() => thread(stage, filed.number).length).toBe(2);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Detenida' });
    graph.setSeats(SKU, 200);
    await retried(filed);
  });

  it('because the password was not accepted: tries another one, and if that fails does not blame the request', async () => {
    const { graph } = stage.institution;
    const once = await file(stage);
    graph.addFault({ kind: 'weak-password', match: CREATE });
    await execute(stage, once);
    await delivered(once);

    const twice = await file(stage);
    graph.addFault({ kind: 'weak-password', match: CREATE, times: 2 });
    await execute(stage, twice);
    await stopped(
      twice,
      'Microsoft 365 no aceptó la contraseña que Correo generó. No es culpa de la solicitud: pulse Reintentar y Correo genera otra. Si vuelve a pasar, un administrador debe revisar en Microsoft Entra la política de contraseñas y la lista de palabras prohibidas de la institución.',
    );
    await retried(twice);
  });

  it.each([
    [
      'no-seats',
      LICENCE,
      'No quedan licencias Office 365 E1. Compre o libere una en el centro de administración de Microsoft 365 y luego pulse Reintentar.',
    ],
    ['forbidden-403', CREATE, REFUSED],
    ['forbidden-403', LICENCE, REFUSED],
  ])('with %s at %s: says so in plain words, with what to do, and continues on request', async (kind, match, words) => {
    const filed = await file(stage);
    stage.institution.graph.addFault({ kind, match });
    await execute(stage, filed);
    await stopped(filed, words);
    await retried(filed);
  });

  it('for lack of a permission: names it, and continues right after the consent, whatever the present token allows', async () => {
    const { graph } = stage.institution;
    const filed = await file(stage);
    graph.consentTo(graphPermissions.filter((one) => one !== 'User.ReadWrite.All'));
    graph.addFault({ kind: 'unauthorized-401', match: '^(GET|POST) ' });
    await execute(stage, filed);
    await stopped(
      filed,
      'A Correo le falta el permiso User.ReadWrite.All en Microsoft 365. Un administrador debe darlo (con consentimiento) y luego pulse Reintentar.',
    );
    graph.consentTo(graphPermissions);
    await retried(filed);
  });

  it('because somebody took the address: goes back with the new address, and is done with it', async () => {
    const filed = await file(stage);
    stage.institution.graph.addFault({ kind: 'address-taken', match: CREATE });
    await execute(stage, filed);
    const { number, local } = filed;
    const change = `la dirección cambió de ${local}@rioclaro.example a ${local}2@rioclaro.example`;
    const words = `El plan aprobado ya no se puede cumplir: ${change}. Revise el plan nuevo y apruébelo otra vez.`;
    const card = await cardShows(stage, { by: SYSTEMS, number, words });
    expect(card).toContain('Por aprobar otra vez');
    await expect.poll(() => thread(stage, number)).toEqual([words]);
    await cardShows(stage, { by: REQUESTER, number, words: `${local}2@` });
    await execute(stage, filed);
    await cardShows(stage, { by: SYSTEMS, number, words: 'Entregada' });
    expect(tenantUsers(stage, `${local}@`)).toMatchObject([{ licences: [] }]);
    expect(tenantUsers(stage, `${local}2@`)).toMatchObject([{ licences: [SKU] }]);
  });

  it('for a reason that will not be fixed can be rejected as long as nothing was created', async () => {
    const filed = await file(stage);
    await planned(stage, filed);
    stage.institution.graph.addFault({ kind: 'forbidden-403', match: CREATE });
    await pressApproval(stage, SYSTEMS, filed.number);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Detenida' });
    await open(stage, SYSTEMS, 'Rechazar', filed.number);
    await personAt(stage, SYSTEMS).submit({ text: { text: typed('No habrá permiso este mes') } });
    await cardShows(stage, { by: REQUESTER, number: filed.number, words: 'la rechazó: No habrá permiso este mes' });
  });

  it.each([
    ['throttle-retry-after-2', CREATE, 'Microsoft 365 pidió esperar. Próximo intento: '],
    ['throttle-retry-after-date', LICENCE, 'Microsoft 365 pidió esperar. Próximo intento: '],
    ['batch-inner-throttle', '^GET /subscribedSkus', 'Microsoft 365 pidió esperar. Próximo intento: '],
    ['unavailable-503', CREATE, 'Microsoft 365 no respondió. Próximo intento: '],
    ['bad-gateway-html-502', LICENCE, 'Microsoft 365 no respondió. Próximo intento: '],
    ['language-ignored', SETTINGS, 'Microsoft 365 aún no muestra el cambio en todos sus servidores.'],
    ['mailbox-refused-403', '^GET .*/mailboxSettings$', 'Exchange todavía no deja que Correo entre a este buzón; '],
    ['batch-outer-424', '^POST /[$]batch$', 'Microsoft 365 pidió esperar. Próximo intento: '],
    ['html-200', CREATE, 'Microsoft 365 no respondió. Próximo intento: '],
    ['unauthorized-401', CREATE, ''],
  ])('for a moment (%s at %s) continues by itself, and says why it waits', async (kind, match, words) => {
    const { graph } = stage.institution;
    const filed = await file(stage);
    await planned(stage, filed);
    graph.clearJournal();
    // A fault with nothing to say is over at once; the others last until the card has said why the run waits.
    graph.addFault({ kind, match, times: words === '' ? 1 : -1 });
    await pressApproval(stage, SYSTEMS, filed.number);
    await eventually('the card to tell why it waits', () => everTold(filed.number, words));
    if (words !== '') graph.clearFaults();
    await delivered(filed);
    expect(thread(stage, filed.number)).toEqual([]);
    const faulty = graph.journal().filter(({ fault }) => fault !== undefined);
    expect(faulty).not.toEqual([]);
    if (kind === 'throttle-retry-after-2') {
      const again = graph
        .journal()
        .find(({ at, method, path }) => method === 'POST' && path === '/v1.0/users' && at > (faulty[0]?.at ?? ''));
      expect(Date.parse(again?.at ?? '') - Date.parse(faulty[0]?.at ?? '')).toBeGreaterThanOrEqual(2_000);
    }
  });

  it.each([
    ['reset-after-commit', CREATE],
    ['gateway-timeout-504-after-commit', CREATE],
    ['reset-after-commit', LICENCE],
    ['reset-after-commit', SETTINGS],
    ['html-200-after-commit', CREATE],
    ['empty-200-after-commit', LICENCE],
  ])(
    'with an answer that was lost (%s at %s) ends with one account, one licence and one hand-over',
    async (kind, match) => {
      const { graph } = stage.institution;
      const filed = await file(stage);
      await planned(stage, filed);
      graph.clearJournal();
      graph.addFault({ kind, match });
      await pressApproval(stage, SYSTEMS, filed.number);
      await delivered(filed);
      const created = graph
        .journal()
        .filter(({ method, path, status }) => method === 'POST' && path === '/v1.0/users' && status < 300);
      expect(created.length).toBeLessThanOrEqual(1);
      expect(graph.journal().some(({ fault }) => fault === kind)).toBe(true);
    },
  );
});
