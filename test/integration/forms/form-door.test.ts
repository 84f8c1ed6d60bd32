import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElementState, OpenModal } from '#sandbox/services/chat.ts';
import { cardShows, errorsOf, file, openForm, QUICK, REQUESTER, someone, SYSTEMS } from '#test/stages/desk.ts';
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

const TYPES = {
  personal: option('radio_buttons', 'personal', 'De una persona'),
  departmental: option('radio_buttons', 'departmental', 'De una dependencia'),
};

/** block_id and action_id of every input of a view, with the element's type. */
function inputsOf({ view }: OpenModal): ReadonlyMap<string, string> {
  return new Map(
    view.blocks.flatMap((block) => {
      if (block.type !== 'input' || !('element' in block)) return [];
      const { element } = block;
      const actionId = 'action_id' in element ? (element.action_id ?? '') : '';
      return [[`${block.block_id ?? ''}/${actionId}`, element.type] as const];
    }),
  );
}

describe('the form', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  const top = (user: string): OpenModal | undefined => stage.institution.slack.modalsOf(user).at(-1);

  async function choose(type: ElementState, modal: OpenModal): Promise<void> {
    const at = { kind: 'modal', modalId: modal.id } as const;
    await stage.institution.slack.act(REQUESTER, at, { blockId: 'type', actionId: 'type', state: type }, {});
  }

  it('changes into the form for a department and back, and keeps every field that both forms have', async () => {
    const before = await openForm(stage);
    await choose(TYPES.departmental, before);
    const after = await eventually('the form of a department', () => {
      const modal = top(REQUESTER);
      return modal !== undefined && inputsOf(modal).has('accountName/accountName') ? modal : null;
    });
    expect(after.id).toBe(before.id);
    const personal = inputsOf(before);
    const departmental = inputsOf(after);
    for (const field of [
      'type',
      'department',
      'responsible',
      'contactPhone',
      'desiredAddress',
      'justification',
      'consent',
    ]) {
      expect(departmental.get(`${field}/${field}`), field).toBe(personal.get(`${field}/${field}`));
    }
    expect(departmental.has('givenNames/givenNames')).toBe(false);
    await choose(TYPES.personal, after);
    await eventually('the form of a person', () => inputsOf(top(REQUESTER) ?? after).has('givenNames/givenNames'));
    // The document's type, which the form had filled in, comes back with it.
    const back = [...inputsOf(top(REQUESTER) ?? after).keys()].map((block) => block.replace(/\.\d+(?=\/)/, ''));
    expect(back).toEqual([...personal.keys()]);
  });

  it('is not lost if the type is chosen twice at once, or the chat has troubles', async () => {
    const { slack } = stage.institution;
    const modal = await openForm(stage);
    await Promise.all([choose(TYPES.departmental, modal), choose(TYPES.departmental, modal)]);
    await eventually('the form of a department', () =>
      inputsOf(top(REQUESTER) ?? modal).has('accountName/accountName'),
    );
    slack.addFault({ kind: 'http-500', match: '^views.update$' });
    await choose(TYPES.personal, modal);
    await eventually('a notice', () => textOf(top(REQUESTER)?.view).includes('Algo falló de nuestro lado'));
    await slack.closeModal(REQUESTER, top(REQUESTER)?.id ?? '');
    expect(top(REQUESTER)?.view.callback_id).toBe('creation_form');
  });

  it('is shown again with a notice if an error of ours prevented its submission', async () => {
    const { slack } = stage.institution;
    await openForm(stage);
    slack.addUser({ id: 'U0RECIEN', teamId: slack.teamId, name: 'recien', realName: 'Recién Llegado' });
    slack.addFault({ kind: 'http-500', match: '^users.info$' });
    await personAt(stage, REQUESTER).submit(creationValues(someone({ responsible: person('U0RECIEN') }).values));
    expect(textOf(top(REQUESTER)?.view)).toMatch(/Algo falló de nuestro lado.* referencia: [0-9a-f]{8}/);
    await slack.closeModal(REQUESTER, top(REQUESTER)?.id ?? '');
    expect(top(REQUESTER)?.view.callback_id).toBe('creation_form');
    await personAt(stage, REQUESTER).submit(creationValues(someone({ responsible: person('U0RECIEN') }).values));
    expect(top(REQUESTER)).toBeUndefined();
  });

  it('accepts an account for a department, once per name while the request is open', async () => {
    const values = {
      type: TYPES.departmental,
      accountName: typed('Atención al Ciudadano'),
      department: option('external_select', '500', 'Secretaría de Salud'),
      responsible: person('U0JEFE'),
    };
    const send = async (): Promise<Readonly<Record<string, string>> | undefined> => {
      await choose(TYPES.departmental, await openForm(stage));
      await eventually('the other form', () => textOf(top(REQUESTER)?.view).includes('Nombre de la cuenta'));
      await personAt(stage, REQUESTER).submit(creationValues(values));
      return top(REQUESTER)?.errors;
    };
    expect(await send()).toBeUndefined();
    const card = textOf(await personAt(stage, SYSTEMS).sees('atencion.al.ciudadano@'));
    expect(card).toContain('Cuenta nueva · Atención al Ciudadano');
    const number = /FT-GTI-006-\d{4}-\d{5}/.exec(card)?.[0] ?? '';
    values.accountName = typed('ATENCIÓN al ciudadano');
    const words = `Ya hay una solicitud abierta para esta persona: ${number}. Esta no se envió: espere a que aquella termine.`;
    expect(await send()).toEqual({ accountName: words });
  });

  it('offers departments by any part of their names, ignoring accents, at most a hundred at once', async () => {
    const { slack } = stage.institution;
    const modal = await openForm(stage);
    const suggest = async (value: string): Promise<readonly string[]> => {
      const at = { kind: 'modal', modalId: modal.id } as const;
      const found = await slack.suggest(REQUESTER, at, { blockId: 'department', actionId: 'department', value });
      return found.map(({ text }) => text.text);
    };
    expect(await suggest('VIAS')).toContain('Dirección de Vías');
    expect(await suggest('vías')).toEqual(await suggest('VIAS'));
    expect(await suggest('salud secretaria')).toEqual(['Secretaría de Salud']);
    expect(await suggest('705')).toContain('Dirección de Vías');
    expect(await suggest('zzz')).toEqual([]);
    expect(await suggest('e')).toHaveLength(100);
    expect(slack.noticesFor(REQUESTER)).toEqual([]);
  });

  it('numbers concurrent requests one after the other without gaps', async () => {
    const first = await file(stage);
    const people = [
      'U0EMPLEADA',
      'U0JEFE',
      'U0TALENTO',
      'U0CONTRATOS',
      'U0HOMONIMO',
      'U0NUEVA',
      'U0SISTEMAS1',
      'U0SISTEMAS2',
    ];
    const filed = await Promise.all(people.map(async (user) => await file(stage, {}, user)));
    const last = (number: string): number => Number(number.slice(-5));
    const expected = people.map((_, index) => last(first.number) + 1 + index);
    expect(filed.map(({ number }) => last(number)).toSorted((a, b) => a - b)).toEqual(expected);
    const year = new Intl.DateTimeFormat('en', { timeZone: 'America/Bogota', year: 'numeric' }).format(new Date());
    expect(first.number).toMatch(new RegExp(`^FT-GTI-006-${year}-\\d{5}$`));
  });

  it('accepts only one of two concurrent requests for the same person, and gives the other no number', async () => {
    const documentNumber = typed('1097000333');
    const before = await file(stage);
    const two = ['U0TALENTO', 'U0CONTRATOS'];
    await Promise.all(two.map(async (user) => await openForm(stage, user)));
    await Promise.all(
      two.map(async (user) => await personAt(stage, user).submit(creationValues(someone({ documentNumber }).values))),
    );
    const refused = two.map((user) => textOf(top(user)?.view)).filter((text) => text.includes('Hablar con sistemas'));
    expect(refused).toEqual([expect.stringContaining('Hable con el área de sistemas.')]);
    const next = await file(stage);
    expect(Number(next.number.slice(-5)) - Number(before.number.slice(-5))).toBe(2);
  });
});

/**
 * After this long the client gives up on a silent tenant (client.ts), ms. Whoever is answered sooner did not wait for
 * it.
 */
const CLIENT_PATIENCE = 30_000;

describe('the form while the tenant does not answer', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
  });
  afterAll(async () => await stage.stop());

  it.each(['slow-35s', 'unavailable-503', 'reset-before-work'])(
    'is accepted without waiting for it (%s), and the requested address is checked later',
    async (kind) => {
      const { graph, slack } = stage.institution;
      await openForm(stage);
      graph.addFault({ kind, match: String.raw`^POST /\$batch$` });
      const startedAt = Date.now();
      const { values, local } = someone({ desiredAddress: typed('maria.pena') });
      await personAt(stage, REQUESTER).submit(creationValues(values));
      expect(Date.now() - startedAt).toBeLessThan(CLIENT_PATIENCE);
      expect(slack.noticesFor(REQUESTER)).toEqual([]);
      expect(personAt(stage, REQUESTER).modal()).toBeUndefined();
      const card = textOf(await personAt(stage, SYSTEMS).sees(`${local}@`));
      expect(card).toContain('Licencia: Office 365 E1: quedan');
    },
  );

  it('shows that the plan is being made until the tenant is back', async () => {
    const { graph } = stage.institution;
    graph.addFault({ kind: 'unavailable-503', match: String.raw`^POST /\$batch$`, times: -1 });
    const { number, local } = await file(stage);
    const waiting = await cardShows(stage, { by: SYSTEMS, number, words: 'Correo prepara el plan' });
    expect(waiting).not.toContain('Aprobar');
    expect(await errorsOf(stage, { desiredAddress: typed('otra.que.se.mira') }, 'U0TALENTO')).toEqual({});
    graph.clearFaults();
    await cardShows(stage, { by: SYSTEMS, number, words: `${local}@` });
  });
});
