import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf, type BlockForm } from '#domain/account/account-form.ts';
import { blockPlan } from '#domain/modifications/kinds/block.ts';
import { BUZON, type Actor } from '#domain/person.ts';
import { actor, COLLEAGUE, EMPLOYEE, HOLDER, MOVED, NOW, requestIn, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { ACTIONS, CHANGE_FORMS, REQUEST_FORMS } from '../act-names.ts';
import { chosen, filled, m, pressed, refusedWith } from '../acts.fixture.ts';
import { changeStage } from '../change-forms/change-forms.fixture.ts';
import { textIn } from '../screen.fixture.ts';
import { blockActs } from './acts.ts';

const FORM: BlockForm = {
  ...{ type: 'block', account: snapshotOf(ACCOUNT), justification: 'Le robaron el celular', head: null },
};
const BY = actor(COLLEAGUE, true);
const WHY = { justification: 'Le robaron el celular' };
const state = { accountId: ACCOUNT.id, what: null };

function block(change: RequestChange = {}): Request {
  return requestIn('scheduled', {
    ...{ form: FORM, plan: blockPlan(ACCOUNT), rule: 'block', requester: SYSTEMS, decision: null, handedTo: null },
    ratification: { blockedAs: 'systems', until: MOVED, ratified: null },
    ...change,
  });
}

/** The office is open from eight to five. */
const monthly = { reports: null as never, officeHours: [{ from: 480, until: 1020 }] };

function stage(request = block(), given: Parameters<typeof changeStage>[0] = {}) {
  const saved: Request[] = [];
  const at = changeStage({ ...given, requests: [request], save: (next) => void saved.push(next) });
  return { ...at, saved, acts: blockActs({ ...at.deps, monthly }), request };
}

async function press(name: string, by: Actor, request?: Request) {
  const at = stage(request);
  const { reply } = await pressed(at.acts, { name, by, payload: at.request.id });
  await reply.after?.();
  return { ...at, reply };
}

describe('ratifying a block', () => {
  it('is one press of somebody else of the systems area', async () => {
    const { reply, saved } = await press(ACTIONS.ratify, BY);
    expect(reply).toMatchObject({ as: 'done' });
    expect(saved).toMatchObject([{ state: 'closed', ratification: { ratified: { by: COLLEAGUE, as: 'systems' } } }]);
  });

  it.each([
    ['whoever blocked', actor(SYSTEMS, true), 'own_block', 'Usted bloqueó esta cuenta'],
    ['the holder', actor(ACCOUNT.holder ?? HOLDER, true), 'concerned', 'decide otra persona'],
    ['others', actor(EMPLOYEE, false), 'not_ratifier', 'otra persona del área de sistemas'],
  ])('is refused to %s, which is on the trail', async (_, by, why, says) => {
    const { reply, saved, events } = await press(ACTIONS.ratify, by);
    expect(reply).toMatchObject({ as: 'tell', text: expect.stringContaining(says) });
    expect(saved).toEqual([]);
    expect(events).toMatchObject([{ what: 'attempt_refused', data: { act: 'ratify', why } }]);
  });

  it('a second time says who did', async () => {
    const ratified = { by: COLLEAGUE, as: 'systems', at: MOVED } as const;
    const done = block({ state: 'executing', ratification: { blockedAs: 'systems', until: MOVED, ratified } });
    const { reply } = await press(ACTIONS.ratify, actor({ id: 'U9', name: 'Nora' }, true), done);
    expect(reply).toMatchObject({ as: 'tell', text: expect.stringContaining(`${COLLEAGUE.name} ya ratificó`) });
  });
});

describe('lifting a block', () => {
  it('says what is given back before it asks for the reason', async () => {
    const { reply } = await press(ACTIONS.lift, BY);
    if (reply.as !== 'open') throw new Error(reply.as);
    expect(textIn(reply.dialog)).toContain('recibe una contraseña nueva');
    expect(reply.dialog).toMatchObject({ form: REQUEST_FORMS.lift, submit: 'Quitar el bloqueo' });
  });

  it('opens nothing for others, nor for a block that has ended', async () => {
    const { reply, events } = await press(ACTIONS.lift, actor(EMPLOYEE, false));
    expect(reply).toMatchObject({ as: 'tell', text: expect.stringContaining('/correo restaurar') });
    expect(events).toMatchObject([{ data: { act: 'lift', why: 'not_lifter' } }]);
    const ended = block({ state: 'cancelled', ended: { by: COLLEAGUE, at: MOVED, reason: 'Apareció' } });
    expect((await press(ACTIONS.lift, BY, ended)).reply).toMatchObject({ as: 'tell' });
  });

  it('says to whoever blocked it, while nobody has ratified that, that they may not do it again', async () => {
    const told = async (by: Actor): Promise<boolean> => {
      const { reply } = await press(ACTIONS.lift, by);
      return reply.as === 'open' && textIn(reply.dialog).includes(m.block.lifting.notAgain);
    };
    expect(await told(actor(SYSTEMS, true))).toBe(true);
    expect(await told(BY)).toBe(false);
  });

  it('takes a written reason', async () => {
    const at = stage();
    const about = { name: REQUEST_FORMS.lift, by: BY, state: { requestId: at.request.id } };
    expect(await filled(at.acts, { ...about, answers: { text: '  ' } })).toMatchObject({
      ...{ as: 'errors', errors: { text: m.form.problems.required } },
    });
    expect(at.saved).toEqual([]);
  });
});

describe('blocking an account', () => {
  const about = { name: CHANGE_FORMS.block, by: BY, state };

  it('takes a written reason', async () => {
    const { acts, inserted } = stage();
    const reply = await filled(acts, { ...about, answers: { justification: '' } });
    expect(reply).toEqual({ as: 'errors', errors: { justification: m.form.problems.required } });
    expect(inserted).toEqual([]);
  });

  it('is refused to others, which is on the trail; where the account is searched too', async () => {
    const { acts, events, inserted } = stage();
    const by = actor(EMPLOYEE, false);
    const known = await filled(acts, { ...about, by, answers: WHY });
    expect(known).toEqual(refusedWith(m.change.refusal.not_now, { act: 'block', why: 'not_now', account: ACCOUNT.id }));
    const searching = { ...about, by, state: { accountId: null, what: null } };
    const found = await filled(acts, { ...searching, answers: { ...WHY, account: ACCOUNT.id } });
    expect(found).toEqual(refusedWith(m.change.refusal.not_allowed, { act: 'block', why: 'not_allowed' }));
    expect(events).toMatchObject([{ data: { act: 'ask_block' } }, { data: { act: 'ask_block' } }]);
    expect(inserted).toEqual([]);
  });

  it('says when the account is chosen that they may not block it again, or that nobody could ratify it', async () => {
    const told = async (given: Parameters<typeof changeStage>[0], by: Actor): Promise<string> => {
      const { acts } = stage(block(), given);
      const searching = { ...about, by, state: { accountId: null, what: null }, field: 'account' };
      const reply = await chosen(acts, { ...searching, answers: { account: ACCOUNT.id } });
      return reply.as === 'open' ? textIn(reply.dialog) : reply.as;
    };
    const account = { ...ACCOUNT, responsible: null };
    expect(await told({}, BY)).toBe('done');
    const ended = { by: BUZON, at: NOW, reason: null };
    const lastBlock = block({ state: 'cancelled', requester: COLLEAGUE, ended });
    expect(await told({ lastBlock }, BY)).toContain('no la puede bloquear otra vez');
    expect(await told({ accounts: [account], team: [BY] }, BY)).toContain(m.block.nobodyRatifies);
    expect(await told({ team: [BY] }, BY)).toBe('done');
  });

  it('never touches an account that Microsoft 365 is administered with', async () => {
    const { acts, inserted } = stage(block(), { hasRole: true });
    const reply = await filled(acts, { ...about, answers: WHY });
    const help = { act: 'block', why: 'role', account: ACCOUNT.id } as const;
    expect(reply).toEqual(refusedWith(m.change.refusal.protected.role, help));
    expect(inserted).toEqual([]);
  });
});
