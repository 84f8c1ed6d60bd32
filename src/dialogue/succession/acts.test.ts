import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { actor, COLLEAGUE, EMPLOYEE, HEAD, HOLDER, NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import { OFFICE } from '#use-cases/register/register.fixture.ts';
import { MOST } from '#use-cases/requests/name-successors.ts';
import { ACTIONS, SUCCESSION_FORM } from '../act-names.ts';
import { filled, m, pressed } from '../acts.fixture.ts';
import type { Reply } from '../acts.ts';
import { changeStage } from '../change-forms/change-forms.fixture.ts';
import { fieldsIn, namesIn, textIn } from '../screen.fixture.ts';
import type { Dialog } from '../screen.ts';
import { successionActs } from './acts.ts';
import { ALL, officialField, PAGE_SIZE } from './dialog.ts';

const words = m.succession;
const LEAVING: Account = {
  ...{ ...ACCOUNT, id: '6f1f3c0e-0000-4000-8000-0000000000aa', subject: 'cc:1', holder: HEAD, responsible: COLLEAGUE },
  ...{ displayName: 'Helena Head', address: 'helena@entidad.gov.co', userPrincipalName: 'helena@entidad.gov.co' },
};
const DELETION = requestIn('scheduled', {
  form: {
    ...{ type: 'deletion', account: snapshotOf(LEAVING), justification: 'Se va' },
    ...{ lastDay: '2026-02-15', redirectTo: null, outOfOffice: '' },
  },
  decision: { outcome: 'approved', by: COLLEAGUE, at: NOW },
});
const OFFICIAL = { id: 'U0OTRA', name: 'Olga Otra' };

function stage({ accounts = [ACCOUNT, OFFICE], deletion = DELETION, hasRole = false } = {}) {
  const plain = changeStage({ accounts: [LEAVING, ...accounts], requests: [deletion], hasRole });
  const { store } = plain.deps;
  const ofHead = accounts.flatMap((one) =>
    one.responsible?.id === HEAD.id ? [{ ...one, addresses: [one.address] }] : [],
  );
  const personNow = async (id: string) =>
    await Promise.resolve(
      [OFFICIAL, HEAD, HOLDER, SYSTEMS].map((one) => actor(one, false)).find((one) => one.id === id) ?? null,
    );
  const deps = {
    ...plain.deps,
    people: { ...plain.deps.people, personNow },
    store: { ...store, accountsFor: async () => await Promise.resolve(ofHead) },
  } as typeof plain.deps;
  return { ...plain, deps };
}

function dialogOf(reply: Reply): Dialog {
  if (reply.as !== 'open') throw new Error(`it is answered with «${reply.as}»`);
  return reply.dialog;
}

const begin = async (at: ReturnType<typeof stage>, by = actor(SYSTEMS, true)) =>
  (await pressed(successionActs(at.deps), { name: ACTIONS.succession, by, payload: DELETION.id })).reply;

async function send(
  at: ReturnType<typeof stage>,
  answers: Readonly<Record<string, string>>,
  { accounts = [ACCOUNT.id, OFFICE.id], by = actor(SYSTEMS, true) } = {},
): Promise<Reply> {
  const state = { request: DELETION.id, page: 0, round: 0, accounts };
  const none = Object.fromEntries([ALL, officialField(0), officialField(1)].map((field) => [field, null]));
  return await filled(successionActs(at.deps), {
    ...{ name: SUCCESSION_FORM, by, state, answers: { ...none, ...answers } as Record<string, string> },
  });
}

describe('who follows whoever leaves', () => {
  it('is chosen for each account that they answer for, or for all', async () => {
    const dialog = dialogOf(await begin(stage()));
    expect(namesIn(dialog)).toEqual([ALL, officialField(0), officialField(1)]);
    expect(fieldsIn(dialog).map(({ hint }) => hint)).toEqual([
      ...[words.allHint(2), words.personal, words.departmental],
    ]);
    expect(textIn(dialog)).toContain(words.card.accounts('Helena Head', 2));
  });

  it('is shown in pages', async () => {
    const accounts = Array.from({ length: PAGE_SIZE + 3 }, (_, at): Account => ({
      ...{ ...ACCOUNT, id: `6f1f3c0e-0000-4000-8000-0000000001${String(at).padStart(2, '0')}`, subject: `cc:9${at}` },
    }));
    const dialog = dialogOf(await begin(stage({ accounts })));
    expect(namesIn(dialog)).toHaveLength(PAGE_SIZE + 1);
    expect(textIn(dialog)).toContain(words.page(1, 2));
    expect(textIn(dialog)).toContain(words.notKept);
    expect(words.notKept).toContain(`Pulse ${words.submit} antes`);
  });

  it('is asked for at once for a person’s account, and for approval for a department’s', async () => {
    const at = stage();
    const reply = await send(at, { [ALL]: OFFICIAL.id });
    expect(at.inserted).toMatchObject([
      { rule: 'succession', form: { account: { id: ACCOUNT.id }, responsible: OFFICIAL, leaving: DELETION.id } },
      { rule: null, form: { account: { id: OFFICE.id }, responsible: OFFICIAL, leaving: DELETION.id } },
    ]);
    expect(at.events.map(({ what }) => what)).toEqual(['submit', 'submit']);
    const dialog = dialogOf(reply);
    expect(textIn(dialog)).toContain(words.told(2));
    // What was chosen does not stand in the fields of the next round.
    expect(fieldsIn(dialog)[0]).toMatchObject({ refilled: 1000 });
  });

  it('waits for another person’s approval as long as nobody else approved the deletion', async () => {
    const own = { outcome: 'approved', by: SYSTEMS, at: NOW } as const;
    for (const deletion of [requestIn('submitted', { form: DELETION.form }), { ...DELETION, decision: own }]) {
      const at = stage({ deletion });
      expect(fieldsIn(dialogOf(await begin(at)))[1]).toMatchObject({ hint: words.approvedFirst });
      await send(at, { [officialField(0)]: OFFICIAL.id });
      expect(at.inserted).toMatchObject([{ rule: null, form: { account: { id: ACCOUNT.id }, responsible: OFFICIAL } }]);
    }
  });

  it('is somebody else for one of them, where that was chosen', async () => {
    const at = stage();
    await send(at, { [ALL]: OFFICIAL.id, [officialField(1)]: HOLDER.id });
    expect(at.inserted.map(({ form }) => form.type === 'responsible' && form.responsible.id)).toEqual([
      ...[OFFICIAL.id, HOLDER.id],
    ]);
  });

  it('is asked for in so many accounts at once as are answered in time; the others are counted', async () => {
    const many = (one: Account, count: number, kind: number): readonly Account[] =>
      Array.from({ length: count }, (_, at) => ({
        ...{ ...one, id: `6f1f3c0e-0000-4000-8000-0000000${kind}${String(at).padStart(4, '0')}` },
        ...{ subject: `${one.type}:${at}`, address: `${one.type}${at}@entidad.gov.co` },
      }));
    const offices = many(OFFICE, MOST.approved + 2, 1);
    const accounts = [...offices, ...many(ACCOUNT, MOST.atOnce + 3, 2)];
    const at = stage({ accounts });
    const last = offices.at(-1)?.id ?? '';
    const reply = await send(at, { [ALL]: OFFICIAL.id, [officialField(0)]: HOLDER.id }, { accounts: [last] });
    expect(at.inserted).toHaveLength(MOST.atOnce + MOST.approved);
    // What was chosen by itself is among them.
    expect(at.inserted).toContainEqual(
      expect.objectContaining({ form: expect.objectContaining({ responsible: { id: HOLDER.id, name: HOLDER.name } }) }),
    );
    expect(textIn(dialogOf(reply))).toContain(words.later(5));
  });

  it('is asked for where it can be, although as many others as fit in one submission are refused', async () => {
    const many = (count: number, change: Partial<Account>, kind: number): readonly Account[] =>
      Array.from({ length: count }, (_, at) => ({
        ...{ ...OFFICE, ...change, id: `6f1f3c0e-0000-4000-8000-0000000${kind}${String(at).padStart(4, '0')}` },
        ...{ subject: `department:${kind}${at}`, address: `office${kind}${at}@entidad.gov.co` },
      }));
    const accounts = [...many(MOST.approved, { state: 'suspended' }, 1), ...many(2, {}, 2)];
    const at = stage({ accounts });
    const reply = await send(at, { [ALL]: OFFICIAL.id }, { accounts: [] });
    expect(at.inserted).toHaveLength(2);
    const told = textIn(dialogOf(reply));
    expect(told).toContain(words.told(2));
    expect(told.split('no se cambió')).toHaveLength(MOST.approved + 1);
  });

  it('is neither who leaves nor who chooses, and somebody', async () => {
    const at = stage();
    const same = dialogOf(await send(at, { [officialField(0)]: HEAD.id, [officialField(1)]: SYSTEMS.id }));
    expect(textIn(same)).toContain(words.left(ACCOUNT.displayName, words.leavesToo));
    expect(textIn(same)).toContain(words.left(OFFICE.displayName, words.ownAffair));
    expect(at.inserted).toEqual([]);
    expect(at.events).toMatchObject([
      { what: 'attempt_refused', accountId: OFFICE.id, data: { act: 'name_successors', why: 'own_responsible' } },
    ]);
    expect(await send(at, {})).toEqual({ as: 'errors', errors: { [ALL]: words.nobody } });
    const stranger = await send(at, { [ALL]: 'U0STRANGER' });
    expect(stranger).toEqual({ as: 'errors', errors: { [ALL]: m.form.conflict.not_a_member } });
  });

  it('is not told to ask the systems area, which asks it itself, why an account cannot have another', async () => {
    const told = textIn(dialogOf(await send(stage({ hasRole: true }), { [officialField(1)]: OFFICIAL.id })));
    expect(told).toContain(words.left(OFFICE.displayName, m.work.failure({ code: 'protected_role' })));
    expect(told).not.toContain('Hable con el área de sistemas');
  });

  it('is for the systems area to say; others stand in the trail', async () => {
    const at = stage();
    const reply = await begin(at, actor(EMPLOYEE, false));
    expect(reply).toMatchObject({ as: 'tell', text: words.notSystems });
    await reply.after?.();
    expect(await send(at, { [ALL]: OFFICIAL.id }, { by: actor(EMPLOYEE, false) })).toMatchObject({ as: 'tell' });
    expect(at.inserted).toEqual([]);
    expect(at.events).toMatchObject([
      ...[{ data: { act: 'name_successors', why: 'not_systems' } }, { data: { act: 'name_successors' } }],
    ]);
  });
});
