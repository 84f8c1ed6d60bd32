import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SectionBlock } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDUCTION_STEPS, type InductionItem, type Tick } from '#domain/form/delivery.ts';
import { displayNameOf } from '#domain/form/form.ts';
import { acceptPolicy } from '#use-cases/hand-over/accept-policy.ts';
import { shownText } from '#domain/shown-text.ts';
import { keepTexts } from '#use-cases/hand-over/keep-texts.ts';
import { tickInduction } from '#use-cases/hand-over/tick-induction.ts';
import { readGuides } from '#adapters/institution-files/guides.ts';
import { RULES } from '#test/contract/store/stage.ts';
import { openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import {
  answerTo,
  confirmBoth,
  deliver,
  QUICK,
  REQUESTER,
  SKU,
  ephemeralMessages,
  type Filed,
} from '#test/stages/desk.ts';
import { changePassword, checklist, copyFor, messageTo, openGuide, pressGuide } from '#test/stages/hand-over-desk.ts';
import { eventually, personAt, setStage, textOf, typed, type Stage } from '#test/stages/stage.ts';

const HOLDER = 'U0NUEVA';

describe('the first steps with an account', () => {
  let stage: Stage;
  let direct: DirectAccess;
  let dir: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'guides-'));
    writeFileSync(
      join(dir, 'phishing.md'),
      '# Cuidado con los engaños\n\nLlame a la mesa de ayuda: **extensión 1234**.\n',
    );
    stage = await setStage({ overrides: QUICK }, { GUIDES_DIR: dir });
    stage.institution.graph.setSeats(SKU, 100);
    direct = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await direct.end();
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
  const policyOf = async ({ number }: Filed): Promise<readonly Tick[]> =>
    (await direct.numbered(number)).induction.filter(({ item }) => item === 'policy');
  const nameIn = async ({ number }: Filed): Promise<string> => displayNameOf((await direct.numbered(number)).form);
  const accept = (name: string): Promise<void> =>
    personAt(stage, HOLDER).submit({ policy_name: { policy_name: typed(name) } });

  const pressInWindow = async (actionId: string): Promise<void> => {
    const open = personAt(stage, HOLDER).modal();
    const block = open?.view.blocks.find(({ block_id }) => block_id === actionId);
    if (open === undefined || block === undefined || !('elements' in block)) throw new Error(`no ${actionId}`);
    const [button] = block.elements;
    if (button?.type !== 'button') throw new Error('no button');
    const state = { type: 'button', value: button.value ?? '' };
    const at = { kind: 'modal', modalId: open.id } as const;
    await stage.institution.slack.act(HOLDER, at, { blockId: actionId, actionId, state }, {});
  };

  /** Delivered, and its holder has their own password: then the checklist comes. */
  const begun = async (): Promise<Filed> => {
    const filed = await deliver(stage);
    await changePassword(stage, HOLDER, filed);
    await messageTo(stage, HOLDER, 'Sus primeros pasos con el correo', `${filed.local}@rioclaro.example`);
    return filed;
  };

  it('arrive as a checklist once the password is changed, and are ticked one by one from their guides', async () => {
    const filed = await begun();
    const rows = checklist(stage, HOLDER, filed.local)?.blocks.filter(({ type }) => type === 'section');
    expect(rows).toHaveLength(INDUCTION_STEPS.length);
    const text = await guideOf(filed, 'signature');
    expect(text).toContain('Poner su firma');
    expect(text).toContain('Si algo sale mal');
    expect(personAt(stage, HOLDER).modal()?.view).toMatchObject({ submit: { text: 'Ya lo hice' } });
    await personAt(stage, HOLDER).submit({});
    expect(personAt(stage, HOLDER).modal()).toBeUndefined();
    expect(await shows(filed, 'Lleva 2 de 6 pasos')).toMatch(
      /✓ Firma, ausencias y orden del correo.\nHecho: usted lo marcó/,
    );
    // Opened again, the guide says that the step is done, and has no submit button.
    expect(await guideOf(filed, 'signature')).toContain('Hecho: usted lo marcó');
    expect(personAt(stage, HOLDER).modal()?.view).not.toHaveProperty('submit');
  });

  it('are ticked once even if the guide was open twice', async () => {
    const filed = await begun();
    await guideOf(filed, 'signature');
    const { id } = await direct.numbered(filed.number);

    const deps = { store: direct.store, clock: { now: () => new Date() }, institution: { rules: RULES } };
    const by = { id: HOLDER, name: 'Ángela', systems: false, door: 'slack' as const };
    expect((await tickInduction(deps, { requestId: id, by, item: 'signature' })).ok).toBe(true);
    await personAt(stage, HOLDER).submit({});
    expect(personAt(stage, HOLDER).modal()).toBeUndefined();
    await shows(filed, 'Lleva 2 de 6 pasos');
  });

  it('include signing in with a password of one’s own, which the bot ticks when Microsoft 365 shows it', async () => {
    const filed = await begun();
    await shows(filed, '✓ Entrar y cambiar la contraseña.\nHecho: Correo lo comprobó en Microsoft 365');
    expect(await guideOf(filed, 'enter')).toContain('Hecho: Correo lo comprobó');
    expect(personAt(stage, HOLDER).modal()?.view).not.toHaveProperty('submit');
  });

  it('include accepting the policy, under the name of the person who has the account and no other', async () => {
    const filed = await begun();
    const name = await nameIn(filed);
    const [given = '', surname = ''] = name.split(' ');
    expect(await guideOf(filed, 'policy')).toContain('Ley 1581 de 2012');
    expect(personAt(stage, HOLDER).modal()?.view).toMatchObject({ submit: { text: 'Acepto' } });
    for (const typed of [given, surname, 'A B', '123 456', '. …', 'Kevin Ávila', `${given} Ávila`, `${name} Ávila`]) {
      await accept(typed);
      expect(personAt(stage, HOLDER).modal()?.errors, typed).toEqual({
        policy_name: expect.stringContaining(`Escriba el nombre de quien tiene la cuenta: ${name}.`),
      });
    }
    expect(await policyOf(filed)).toEqual([]);
    await accept(`  ${given.toUpperCase()}   de la ${surname} `);
    expect(personAt(stage, HOLDER).modal()).toBeUndefined();
    const acceptedAs = `${given.toUpperCase()} de la ${surname}`;
    const shown = await shows(filed, `Aceptada a nombre de ${acceptedAs} (`);
    const { policy } = readGuides({ dir, locale: 'es-CO', delivery: 'password' });
    expect(shown).toContain(`versión ${policy.version}`);
    const text = { version: policy.version, sha256: policy.sha256 };
    expect(await policyOf(filed)).toMatchObject([{ item: 'policy', acceptedAs, by: { id: HOLDER }, text }]);
    expect(await direct.store.texts.find(policy.sha256)).toEqual(policy);
  });

  it('let the policy be accepted again with a button, and keep the earlier acceptance', async () => {
    const filed = await begun();
    const name = await nameIn(filed);
    await guideOf(filed, 'policy');
    await accept(name);
    expect(await guideOf(filed, 'policy')).toContain('La anterior también queda anotada');
    expect(personAt(stage, HOLDER).modal()?.view).not.toHaveProperty('submit');
    await pressInWindow('policy_accept_again');
    await eventually('the field', () =>
      JSON.stringify(personAt(stage, HOLDER).modal()?.view).includes('"callback_id":"guide_policy_view"'),
    );
    await accept('Kevin Ávila');
    expect(personAt(stage, HOLDER).modal()?.errors).toHaveProperty('policy_name');
    // A long name with formatting characters is kept exactly as it was written.
    const long = `*_${`${name} `.repeat(6)}_*`;
    await accept(long);
    expect(personAt(stage, HOLDER).modal()).toBeUndefined();
    await shows(filed, `Aceptada a nombre de ${long} (`);
    expect(JSON.stringify(checklist(stage, HOLDER, filed.local)?.blocks)).not.toContain('"mrkdwn"');
    expect(await policyOf(filed)).toMatchObject([{ acceptedAs: long, earlier: [{ acceptedAs: name }] }]);
    expect(await guideOf(filed, 'policy')).toContain(`Antes se aceptó a nombre de ${name}`);
  });

  it('record the policy text that was shown, even if another one is in force by then', async () => {
    const filed = await begun();
    const deps = { store: direct.store, clock: { now: () => new Date() }, institution: { rules: RULES } };
    // A policy shown by another process, whose settings differ from this one's.
    const other = shownText({ kind: 'policy', version: '00', text: '# Política\n\nOtra' });
    await keepTexts(deps, [other]);
    const { id } = await direct.numbered(filed.number);
    const by = { id: HOLDER, name: 'Ángela', systems: false, door: 'slack' as const };
    const shown = { requestId: id, by, name: await nameIn(filed), sha256: other.sha256, again: false };
    for (const sha256 of ['f'.repeat(64), null]) {
      const unknown = await acceptPolicy(deps, { ...shown, sha256 });
      expect(unknown).toEqual({ ok: false, error: { code: 'text_unknown' } });
    }
    expect(await acceptPolicy(deps, shown)).toMatchObject({
      value: {
        induction: [{ item: 'enter' }, { item: 'password' }, { text: { version: '00', sha256: other.sha256 } }],
      },
    });
    expect(await guideOf(filed, 'policy')).toContain('el de arriba es el que rige hoy');
  });

  it('show the institution’s own guide if there is one', async () => {
    const filed = await begun();
    const text = await guideOf(filed, 'phishing');
    expect(text).toContain('Cuidado con los engaños');
    expect(text).toContain('extensión 1234');
    expect(text).not.toContain('afán');
  });

  it('can be ticked from the home, which shows it at once and is drawn only once', async () => {
    const filed = await begun();
    const { slack } = stage.institution;
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
    await shows(filed, 'Lleva 2 de 6 pasos');
    // Long enough for a second drawing to arrive.
    await new Promise((resolve) => setTimeout(resolve, 500));
    stop();
    expect(drawn.size).toBe(2);
  });

  it('cannot be ticked by anybody else', async () => {
    const filed = await begun();
    const list = checklist(stage, HOLDER, filed.local);
    if (list === undefined) throw new Error('no checklist');
    await copyFor(stage, REQUESTER, list);
    const told = await answerTo(
      stage,
      REQUESTER,
      async () => await pressGuide(stage, REQUESTER, { local: filed.local, item: 'enter' }),
    );
    expect(told).toContain('Esta cuenta se le entregó a otra persona');
    expect(personAt(stage, REQUESTER).modal()).toBeUndefined();
  });

  it('show nothing about the new holder to somebody whose account went to another person', async () => {
    const filed = await begun();
    await guideOf(filed, 'signature');
    const request = await direct.numbered(filed.number);
    const other = { id: 'U0JEFE', name: 'Héctor' };
    const next = {
      ...request,
      handedTo: { person: other, as: 'holder' },
      induction: [{ item: 'folders', at: new Date(), by: other }],
      revision: request.revision + 1,
    } as const;
    await direct.store.transact(async (tx) => await tx.saveRequest(next, request.revision));
    await personAt(stage, HOLDER).submit({});
    expect(modal()).toContain('Esta cuenta se le entregó a otra persona');
  });

  it('continue after the request was closed, until all of them are done', async () => {
    const filed = await deliver(stage);
    await confirmBoth(stage, filed);
    await changePassword(stage, HOLDER, filed);
    await messageTo(stage, HOLDER, '¡Listo!', `${filed.local}@`, 'Sus primeros pasos');
    stage.institution.graph.registerMethod(`${filed.local}@rioclaro.example`, 'microsoft-authenticator');
    const { id: requestId } = await direct.numbered(filed.number);
    await direct.store.transact(async (tx) => await tx.send({ kind: 'watch_password', requestId }));
    await shows(filed, '✓ Activar el segundo factor.\nHecho: Correo lo comprobó en Microsoft 365');
    for (const item of INDUCTION_STEPS.map(([first]) => first).filter(
      (each) => !['enter', 'second_factor'].includes(each),
    )) {
      await guideOf(filed, item);
      await (item === 'policy' ? accept(await nameIn(filed)) : personAt(stage, HOLDER).submit({}));
    }
    expect(await shows(filed, 'Lleva 6 de 6 pasos')).toContain('Todos los pasos están marcados; las guías siguen aquí');
    expect(modal()).toBe('');
    expect(ephemeralMessages(stage, HOLDER)).toEqual([]);
  });
});
