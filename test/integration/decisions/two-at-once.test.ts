import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  NOT_IN_CHAT,
  cardShows,
  COLLEAGUE,
  execute,
  file,
  open,
  QUICK,
  REQUESTER,
  SYSTEMS,
  tenantUsers,
  thread,
  ephemeralMessages,
  type Filed,
  openApproval,
  closeModals,
  SKU,
} from '#test/stages/desk.ts';
import { eventually, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const TEAM = [SYSTEMS, COLLEAGUE] as const;
const NAMES = { [SYSTEMS]: 'Jorge Andrés Muñoz Cárdenas', [COLLEAGUE]: 'Luz Dary Quiñones Ibáñez' } as const;
const WHEN = String.raw`\d{1,2}/\d{1,2}/2\d{3}, \d{1,2}:\d{2}`;

/** What the one who came too late was told, and who won. */
function told(texts: readonly (string | undefined)[]): { readonly winner: string; readonly words: string } {
  const late = texts.findIndex((text) => text !== undefined);
  expect(texts.filter((text) => text !== undefined)).toHaveLength(1);
  return { winner: NAMES[TEAM[1 - late] ?? SYSTEMS], words: texts[late] ?? '' };
}

describe('two people of the systems area who decide the same request', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    stage.institution.graph.setSeats(SKU, 100);
  });
  afterAll(async () => await stage.stop());

  const notices = (): readonly (string | undefined)[] =>
    TEAM.map((user) => {
      const modal = personAt(stage, user).modal();
      return modal === undefined ? undefined : textOf(modal.view);
    });

  async function bothOpen(filed: Filed): Promise<void> {
    for (const user of TEAM) await openApproval(stage, user, filed.number);
  }

  it('approve in their windows at the same time: one wins, the other is told who and when', async () => {
    const filed = await file(stage);
    await bothOpen(filed);
    await Promise.all(TEAM.map(async (user) => await personAt(stage, user).submit({})));
    const { winner, words } = told(notices());
    expect(words).toMatch(new RegExp(`Esta solicitud ya se (está ejecutando|ejecutó|entregó) \\(${winner}, ${WHEN}`));
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    expect(tenantUsers(stage, filed.local)).toHaveLength(1);
  });

  it('approve with two addresses: the first one is kept, and not replaced by the second', async () => {
    const filed = await file(stage);
    await bothOpen(filed);
    await personAt(stage, SYSTEMS).submit({});
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    await personAt(stage, COLLEAGUE).submit({ address: { address: typed('otra.direccion') } });
    expect(textOf(personAt(stage, COLLEAGUE).modal()?.view)).toContain('ya se entregó');
    const card = await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    expect(card).toContain(`${filed.local}@`);
  });

  it('approve with two corrected addresses at the same time: exactly one wins', async () => {
    const filed = await file(stage);
    await bothOpen(filed);
    await Promise.all(
      TEAM.map(async (user, index) => {
        await personAt(stage, user).submit({ address: { address: typed(`la.otra${index}`) } });
      }),
    );
    const { winner, words } = told(notices());
    expect(words).toMatch(new RegExp(`ya se (está ejecutando|ejecutó|entregó) \\(${winner}`));
    const card = await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    expect(card).toContain(`la.otra${winner === NAMES[SYSTEMS] ? 0 : 1}@`);
  });

  it('approve and reject at the same time: one wins, the other is told', async () => {
    const filed = await file(stage);
    await openApproval(stage, SYSTEMS, filed.number);
    await open(stage, COLLEAGUE, 'Rechazar', filed.number);
    await Promise.all([
      personAt(stage, SYSTEMS).submit({}),
      personAt(stage, COLLEAGUE).submit({ text: { text: typed('Falta el contrato') } }),
    ]);
    const { winner, words } = told(notices());
    expect(words).toMatch(
      winner === NAMES[SYSTEMS] ? /ya se (está ejecutando|ejecutó|entregó) \(Jorge/ : /ya fue rechazada \(Luz Dary/,
    );
  });

  it('press the approval at the same time: one wins, and the other is told who and when', async () => {
    const filed = await file(stage, NOT_IN_CHAT);
    await cardShows(stage, { by: COLLEAGUE, number: filed.number, words: 'Al aprobarla' });
    for (const user of TEAM) await closeModals(stage, user);
    const before = TEAM.map((user) => ephemeralMessages(stage, user).length);
    await Promise.all(TEAM.map(async (user) => await personAt(stage, user).press('Aprobar', filed.number)));
    const late = await eventually('one of them to be told', () => {
      const texts = TEAM.map((user, index) => ephemeralMessages(stage, user)[before[index] ?? 0]);
      return texts.some((text) => text !== undefined) ? texts : null;
    });
    const { winner, words } = told(late);
    expect(words).toMatch(new RegExp(`Esta solicitud ya fue aprobada \\(${winner}, ${WHEN}`));
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: `La aprobó ${winner}` });
  });

  it('approve a plan that changed meanwhile: only the plan that was seen can be approved', async () => {
    const { graph } = stage.institution;
    const filed = await file(stage);
    await openApproval(stage, COLLEAGUE, filed.number);
    graph.addFault({ kind: 'address-taken', match: '^POST /users$' });
    await execute(stage, filed);
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'El plan aprobado ya no se puede cumplir' });
    await personAt(stage, COLLEAGUE).submit({});
    expect(textOf(personAt(stage, COLLEAGUE).modal()?.view)).toContain(
      'El plan ya no es el que usted veía, o el que se aprobó. Nada cambió',
    );
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Por aprobar otra vez' });
    await expect
      .poll(() => thread(stage, filed.number).at(-1))
      .toContain(`la dirección cambió de ${filed.local}@rioclaro.example a`);
  });
});

describe('an address that the approver corrects', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  it('is refused at its field while it is not available, and accepted once it is', async () => {
    await file(stage, { desiredAddress: typed('ya.reservada') }, 'U0TALENTO');
    await personAt(stage, SYSTEMS).sees('ya.reservada@');
    const filed = await file(stage);
    const jorge = personAt(stage, SYSTEMS);
    await openApproval(stage, SYSTEMS, filed.number);
    for (const [address, words] of [
      ['maria.pena', 'Esa dirección ya está ocupada. Escriba otra.'],
      ['ya.reservada', 'Esa dirección ya está ocupada. Escriba otra.'],
      ['Señor Ñoño', 'Use letras sin tildes ni ñ, números, punto o guion. Ejemplo: ana.munoz'],
      ['a'.repeat(41), 'La dirección puede tener hasta 40 letras. Escríbala más corta.'],
    ] as const) {
      await jorge.submit({ address: { address: typed(address) } });
      expect(jorge.modal()?.errors, address).toEqual({ address: words });
    }
    await jorge.submit({ address: { address: typed('postmaster') } });
    expect(jorge.modal()?.errors).toEqual({});
    expect(textOf(jorge.modal()?.view)).toContain('a propósito');
    stage.institution.graph.addFault({ kind: 'unavailable-503', match: String.raw`^POST /\$batch$` });
    await jorge.submit({ address: { address: typed('corregida') } });
    const unknown = 'Microsoft 365 no respondió a tiempo. Nada cambió: pulse el botón otra vez.';
    expect(jorge.modal()?.errors).toEqual({ address: unknown });

    await jorge.submit({ address: { address: typed('Corregida') } });
    expect(jorge.modal()).toBeUndefined();
    await cardShows(stage, { by: REQUESTER, number: filed.number, words: 'corregida@rioclaro.example' });
    await cardShows(stage, { by: SYSTEMS, number: filed.number, words: 'Entregada' });
    expect(tenantUsers(stage, 'corregida@')).toHaveLength(1);
    expect(tenantUsers(stage, filed.local)).toEqual([]);
  });
});
