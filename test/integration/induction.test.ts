import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SectionBlock } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDUCTION_ITEMS, type InductionItem } from '#domain/delivery.ts';
import { tickInduction } from '#use-cases/tick-induction.ts';
import { openBeside, type Beside } from '../beside.ts';
import { deliver, QUICK, REQUESTER, SKU, toldAlone, type Filed } from '../desk.ts';
import { changePassword, checklist, confirmBoth, copyFor, openGuide, told } from '../hand-over-desk.ts';
import { eventually, personAt, setStage, textOf, typed, type Stage } from '../stage.ts';

const HOLDER = 'U0NUEVA';
const LONG = `${'Ángela María de los Ángeles Ñustes '.repeat(4)}<!channel>`;

describe('the first steps with an account', () => {
  let stage: Stage;
  let beside: Beside;
  let dir: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'guides-'));
    writeFileSync(
      join(dir, 'phishing.md'),
      '# Cuidado con los engaños\n\nLlame a la mesa de ayuda: **extensión 1234**.\n',
    );
    stage = await setStage({ overrides: QUICK }, { GUIDES_DIR: dir });
    stage.institution.graph.setSeats(SKU, 100);
    beside = await openBeside(stage);
  });
  afterAll(async () => {
    await beside.end();
    await stage.stop();
    rmSync(dir, { recursive: true });
  });

  const modal = (): string => textOf(personAt(stage, HOLDER).modal()?.view);
  const guideOf = async ({ local }: Filed, item: InductionItem): Promise<string> =>
    textOf((await openGuide(stage, HOLDER, { local, item })).view);
  const shows = async ({ local }: Filed, words: string): Promise<string> =>
    await eventually(`the checklist to show «${words}»`, () => {
      const text = textOf(checklist(stage, HOLDER, local) ?? { blocks: [] });
      return text.includes(words) ? text : null;
    });
  const accept = (name: string): Promise<void> =>
    personAt(stage, HOLDER).submit({ policy_name: { policy_name: typed(name) } });

  it('come as a list with the account, and are ticked one by one from their guides', async () => {
    const filed = await deliver(stage);
    await told(stage, HOLDER, 'Sus primeros pasos con el correo', `${filed.local}@rioclaro.example`);
    const rows = checklist(stage, HOLDER, filed.local)?.blocks.filter(({ type }) => type === 'section');
    expect(rows).toHaveLength(INDUCTION_ITEMS.length);
    const text = await guideOf(filed, 'signature');
    expect(text).toContain('Poner su firma');
    expect(text).toContain('Si algo sale mal');
    expect(personAt(stage, HOLDER).modal()?.view).toMatchObject({ submit: { text: 'Ya lo hice' } });
    await personAt(stage, HOLDER).submit({});
    expect(personAt(stage, HOLDER).modal()).toBeUndefined();
    expect(await shows(filed, 'Lleva 1 de 9 pasos')).toMatch(/✓ Poner su firma.\nHecho: usted lo marcó/);
    // Read again, it is done: nothing to submit.
    expect(await guideOf(filed, 'signature')).toContain('Hecho: usted lo marcó');
    expect(personAt(stage, HOLDER).modal()?.view).not.toHaveProperty('submit');
  });

  it('are ticked once, though the guide stood open twice', async () => {
    const filed = await deliver(stage);
    await guideOf(filed, 'folders');
    const { id } = await beside.numbered(filed.number);

    const deps = { store: beside.store, clock: { now: () => new Date() } };
    const by = { id: HOLDER, name: 'Ángela', systems: false };
    expect((await tickInduction(deps, { requestId: id, by, item: 'folders' })).ok).toBe(true);
    await personAt(stage, HOLDER).submit({});
    expect(personAt(stage, HOLDER).modal()).toBeUndefined();
    await shows(filed, 'Lleva 1 de 9 pasos');
  });

  it('have the change of the password ticked by the bot alone, when Microsoft 365 shows it', async () => {
    const filed = await deliver(stage);
    expect(await guideOf(filed, 'password')).toContain('Este paso no lo marca usted');
    expect(personAt(stage, HOLDER).modal()?.view).not.toHaveProperty('submit');
    await changePassword(stage, HOLDER, filed);
    const { id } = await beside.numbered(filed.number);
    await beside.store.transact(async (tx) => await tx.send({ kind: 'watch_password', requestId: id }));
    await shows(filed, '✓ Cambiar la contraseña.\nHecho: Buzón lo comprobó en Microsoft 365');
  });

  it('have the policy of use accepted by the full name, and by nothing less', async () => {
    const filed = await deliver(stage);
    expect(await guideOf(filed, 'policy')).toContain('Ley 1581 de 2012');
    expect(personAt(stage, HOLDER).modal()?.view).toMatchObject({ submit: { text: 'Acepto' } });
    for (const name of ['Ángela', '  Ángela  ', 'A B', '123 456', '. …']) {
      await accept(name);
      expect(personAt(stage, HOLDER).modal()?.errors).toEqual({
        policy_name: expect.stringContaining('por lo menos un nombre y un apellido'),
      });
    }
    expect((await beside.numbered(filed.number)).induction).toEqual([]);
    await accept('  Ángela   María Ñustes del Río ');
    expect(personAt(stage, HOLDER).modal()).toBeUndefined();
    await shows(filed, 'Aceptada a nombre de Ángela María Ñustes del Río (');
    expect((await beside.numbered(filed.number)).induction).toMatchObject([
      { item: 'policy', acceptedAs: 'Ángela María Ñustes del Río', by: { id: HOLDER } },
    ]);
  });

  it('keep a long name with marks in it as it was written', async () => {
    const filed = await deliver(stage);
    await guideOf(filed, 'policy');
    await accept(LONG);
    await shows(filed, `Aceptada a nombre de ${LONG}`);
    expect(JSON.stringify(checklist(stage, HOLDER, filed.local)?.blocks)).not.toContain('"mrkdwn"');
  });

  it("show the institution's own guide where it has one", async () => {
    const filed = await deliver(stage);
    const text = await guideOf(filed, 'phishing');
    expect(text).toContain('Cuidado con los engaños');
    expect(text).toContain('extensión 1234');
    expect(text).not.toContain('afán');
  });

  it('are ticked from the home as well, which shows it at once and is drawn once', async () => {
    const filed = await deliver(stage);
    const { slack } = stage.institution;
    await told(stage, HOLDER, 'Sus primeros pasos', `${filed.local}@`);
    await slack.openHome(HOLDER);
    const home = await eventually('the first steps in the home', () => {
      const view = slack.homeOf(HOLDER);
      return JSON.stringify(view).includes(`${filed.local}@`) ? view : null;
    });
    const block = home.blocks.find((each) => each.block_id?.endsWith(':phone') === true) as SectionBlock | undefined;
    if (block?.accessory?.type !== 'button') throw new Error('no guide');
    const { action_id: actionId = '', value = '' } = block.accessory;
    const state = { type: 'button', value };
    await slack.act(HOLDER, { kind: 'home' }, { blockId: block.block_id ?? '', actionId, state }, {});
    await eventually('the guide', () => modal().includes('El correo en su celular'));
    const drawn = new Set([slack.homeOf(HOLDER)]);
    const stop = slack.onChange(() => drawn.add(slack.homeOf(HOLDER)));
    await personAt(stage, HOLDER).submit({});
    await eventually('the home to show it', () =>
      textOf(slack.homeOf(HOLDER) ?? undefined).includes('✓ Tener el correo en el celular.\nHecho: usted lo marcó'),
    );
    await shows(filed, 'Lleva 1 de 9 pasos');
    // Long enough for another one to have come.
    await new Promise((resolve) => setTimeout(resolve, 500));
    stop();
    expect(drawn.size).toBe(2);
  });

  it('are nobody else’s to tick', async () => {
    const filed = await deliver(stage);
    await told(stage, HOLDER, 'Sus primeros pasos', `${filed.local}@`);
    const list = checklist(stage, HOLDER, filed.local);
    if (list === undefined) throw new Error('no checklist');
    await copyFor(stage, REQUESTER, list);
    const opened = await openGuide(stage, REQUESTER, { local: filed.local, item: 'enter' });
    expect(textOf(opened.view)).toContain('Esta cuenta se le entregó a otra persona');
    expect(opened.view).not.toHaveProperty('submit');
  });

  it('tell a person whose account went to another nothing of what that one ticked', async () => {
    const filed = await deliver(stage);
    await guideOf(filed, 'folders');
    const request = await beside.numbered(filed.number);
    const other = { id: 'U0JEFE', name: 'Héctor' };
    const next = {
      ...request,
      handedTo: { person: other, as: 'holder' },
      induction: [{ item: 'folders', at: new Date(), by: other }],
      revision: request.revision + 1,
    } as const;
    await beside.store.transact(async (tx) => await tx.saveRequest(next, request.revision));
    await personAt(stage, HOLDER).submit({});
    expect(modal()).toContain('Esta cuenta se le entregó a otra persona');
  });

  it('go on after the request was closed, and end with all of them done', async () => {
    const filed = await deliver(stage);
    await confirmBoth(stage, filed);
    await changePassword(stage, HOLDER, filed);
    await told(stage, HOLDER, '¡Listo!', `${filed.local}@`, 'La lista de primeros pasos sigue aquí');
    for (const item of INDUCTION_ITEMS.filter((each) => each !== 'password')) {
      await guideOf(filed, item);
      await (item === 'policy' ? accept('Ángela Ñustes') : personAt(stage, HOLDER).submit({}));
    }
    expect(await shows(filed, 'Lleva 9 de 9 pasos')).toContain(
      'Todos los pasos están hechos. No tiene que hacer nada más',
    );
    expect(modal()).toBe('');
    expect(toldAlone(stage, HOLDER)).toEqual([]);
  });
});
