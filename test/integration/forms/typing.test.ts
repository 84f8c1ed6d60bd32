import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOLDER, openDirectAccess, type DirectAccess } from '#test/direct-access.ts';
import { formOf } from '#test/stages/change-desk.ts';
import { QUICK } from '#test/stages/desk.ts';
import { option, personAt, setStage, type Stage } from '#test/stages/stage.ts';

describe('somebody who types a name', () => {
  let stage: Stage;
  let near: DirectAccess;
  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    near = await openDirectAccess(stage);
  });
  afterAll(async () => {
    await near.end();
    await stage.stop();
  });

  const searches = (): number =>
    stage.institution.graph.journal().filter(({ path }) => /^\/v1\.0\/groups\?/.test(path)).length;

  it('causes one call to the tenant, for the text when they pause', async () => {
    const { slack } = stage.institution;
    const { address } = await near.account();
    const asker = personAt(stage, HOLDER.id);
    await asker.command('/correo', `modificar ${address}`);
    await formOf(stage, HOLDER.id, 'modify_pick');
    await asker.submit({ what: { what: option('static_select', 'groups', 'groups') } });
    const { id: modalId } = await formOf(stage, HOLDER.id, 'modify_details');
    const before = searches();
    const at = { kind: 'modal', modalId } as const;
    // All at once, so that a busy machine cannot cause a pause between two letters.
    const all = await Promise.all(
      ['A', 'Ac', 'Acc', 'Acce', 'Acces', 'Acceso'].map(
        async (value) => await slack.suggest(HOLDER.id, at, { blockId: 'join', actionId: 'join', value }),
      ),
    );
    expect(all.map((found) => found.map(({ text }) => text.text))).toEqual([
      ...[[], [], [], [], []],
      ['Acceso remoto (VPN)'],
    ]);
    expect(searches() - before).toBe(1);
    // One more letter after a pause is searched for in the groups that are known by now.
    expect(await slack.suggest(HOLDER.id, at, { blockId: 'join', actionId: 'join', value: 'Acceso r' })).toHaveLength(
      1,
    );
    expect(searches() - before).toBe(1);
  });
});
