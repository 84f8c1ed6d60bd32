import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf, type BlockForm } from '#domain/account/account-form.ts';
import { canBeAsked, mayAskFor, type Tie } from '#domain/form/account-access.ts';
import { blockPlan } from '#domain/modifications/kinds/block.ts';
import { BUZON } from '#domain/person.ts';
import { decide } from '../decide.ts';
import { blocksAs, isUnratified, mayStillBeLifted, ratifiesAs, whyNotAgain, whyNotLift } from './who-ratifies.ts';
import { actor, COLLEAGUE, EMPLOYEE, HEAD, HOLDER, MOVED, NOW, requestIn, SYSTEMS } from '../request.fixture.ts';
import type { Request, RequestChange } from '../request.ts';
import type { RequestState } from '../states.ts';
import { toldWhenDone } from './who-is-told.ts';

const account = { ...ACCOUNT, addresses: [ACCOUNT.address] };
const FORM: BlockForm = {
  ...{ type: 'block', account: snapshotOf(ACCOUNT), justification: 'Le robaron el celular', head: COLLEAGUE },
};
const OPEN = { blockedAs: 'systems', until: MOVED, ratified: null } as const;
const RATIFIED = { ...OPEN, ratified: { by: HEAD, as: 'head', at: NOW } } as const;

function block(state: RequestState, change: RequestChange = {}): Request {
  const plan = blockPlan(ACCOUNT);
  return requestIn(state, {
    ...{ form: FORM, plan, rule: 'block', requester: SYSTEMS, decision: null, handedTo: null, ratification: OPEN },
    ...change,
  });
}

function after(request: Request, command: Parameters<typeof decide>[1]): unknown {
  const answer = decide(request, command, NOW, [account]);
  return answer.ok ? answer.value : answer.error;
}

const ratify = { type: 'ratify', by: actor(HEAD, false), heads: [ACCOUNT.departmentCode] } as const;
const lift = { type: 'lift', by: SYSTEMS, reason: 'Apareció el celular' } as const;

describe('who blocks', () => {
  it.each<[readonly Tie[], ReturnType<typeof blocksAs>]>([
    [['systems'], 'systems'],
    [['head', 'systems'], 'systems'],
    [['head'], 'head'],
    [['holder', 'responsible'], null],
    [[], null],
  ])('with the ties %j as %s', (ties, as) => {
    expect(blocksAs(ties)).toBe(as);
    expect(mayAskFor('block', ties)).toBe(as !== null);
  });

  it('never one that was deleted', () => {
    expect(canBeAsked('block', { ...ACCOUNT, state: 'active' })).toBe(true);
    expect(canBeAsked('block', { ...ACCOUNT, state: 'deleted' })).toBe(false);
  });
});

describe('who ratifies', () => {
  const as = (who: typeof HEAD, ties: readonly Tie[], blockedAs: 'systems' | 'head' = 'systems') =>
    ratifiesAs(block('scheduled', { ratification: { ...OPEN, blockedAs } }), {
      ...{ by: actor(who, ties.includes('systems')), account, ties },
    });

  it('is not whoever blocked, nor the holder of the account', () => {
    expect(as(SYSTEMS, ['systems'])).toMatchObject({ ok: false, error: { code: 'own_block' } });
    const holder = ACCOUNT.holder ?? HOLDER;
    expect(as(holder, ['holder', 'systems'])).toMatchObject({ ok: false, error: { code: 'concerned', as: 'holder' } });
  });

  it('is another systems person, or where that area blocked, the head or the official', () => {
    expect(as(COLLEAGUE, ['systems'])).toMatchObject({ ok: true, value: 'systems' });
    expect(as(HEAD, ['head'])).toMatchObject({ ok: true, value: 'head' });
    expect(as(HEAD, ['responsible'])).toMatchObject({ ok: true, value: 'official' });
    expect(as(EMPLOYEE, [])).toMatchObject({ ok: false, error: { code: 'not_ratifier' } });
  });

  it('is the systems area alone where the head blocked', () => {
    expect(as(COLLEAGUE, ['systems'], 'head')).toMatchObject({ ok: true });
    expect(as(HEAD, ['responsible'], 'head')).toMatchObject({ ok: false, error: { code: 'not_ratifier' } });
  });
});

describe('who blocks an account again', () => {
  const ended = { by: BUZON, at: NOW, reason: null };
  const after = (days: number): Date => new Date(NOW.getTime() + days * 24 * 60 * 60_000);
  const again = (by: typeof HEAD, change: RequestChange, days = 1) =>
    whyNotAgain(block('cancelled', { ended, ...change }), { by, at: after(days) });

  it('is another person where nobody ratified the last block, for 30 days', () => {
    expect(again(SYSTEMS, {})).toMatchObject({ code: 'not_again', days: 30 });
    expect(again(SYSTEMS, { ended: { ...ended, by: SYSTEMS } })).toMatchObject({ code: 'not_again' });
    expect(again(COLLEAGUE, {})).toBeNull();
    expect(again(SYSTEMS, {}, 30)).toBeNull();
  });

  it('is anybody who may where it was ratified, never took effect, or there was none', () => {
    expect(again(SYSTEMS, { ratification: RATIFIED })).toBeNull();
    expect(again(SYSTEMS, { ended: null })).toBeNull();
    expect(whyNotAgain(null, { by: SYSTEMS, at: NOW })).toBeNull();
  });
});

describe('who lifts', () => {
  it('is the systems area or the head, whoever blocked, and never the holder', () => {
    expect(whyNotLift({ by: actor(SYSTEMS, true), account, ties: ['systems'] })).toBeNull();
    expect(whyNotLift({ by: actor(HEAD, false), account, ties: ['head'] })).toBeNull();
    expect(whyNotLift({ by: actor(HEAD, false), account, ties: ['responsible'] })).toEqual({ code: 'not_lifter' });
    const holder = ACCOUNT.holder ?? HOLDER;
    expect(whyNotLift({ by: actor(holder, true), account, ties: ['holder', 'systems'] })).toMatchObject({
      code: 'concerned',
    });
  });
});

describe('a block', () => {
  it('begins with its plan, in the name of whoever did it, and calls for somebody to ratify it', () => {
    const begun = after(block('submitted', { plan: null }), { type: 'plan', plan: blockPlan(ACCOUNT), seats: null });
    expect(begun).toMatchObject({
      next: { state: 'executing', execution: { by: SYSTEMS }, decision: { by: SYSTEMS, outcome: 'approved' } },
      effects: [{ type: 'advance_run' }, { type: 'thread', note: { kind: 'blocked' } }],
    });
  });

  it('waits once it is done, until somebody ratifies it; one that was ratified meanwhile is over', () => {
    expect(after(block('executing'), { type: 'executed' })).toMatchObject({
      ...{ next: { state: 'scheduled' }, effects: [{ type: 'tell_done' }] },
    });
    expect(after(block('executing', { ratification: RATIFIED }), { type: 'executed' })).toMatchObject({
      next: { state: 'closed' },
    });
  });

  it('is ratified once, whether its work is done or not', () => {
    expect(after(block('scheduled'), ratify)).toMatchObject({
      next: { state: 'closed', ratification: { ratified: { by: HEAD, as: 'head', at: NOW } } },
      effects: [{ type: 'tell_done' }, { type: 'make_record' }],
    });
    expect(after(block('failed'), ratify)).toMatchObject({ next: { state: 'failed', ratification: RATIFIED } });
    expect(after(block('executing', { ratification: RATIFIED }), ratify)).toMatchObject({ code: 'ratified_already' });
    expect(after(block('cancelled'), ratify)).toMatchObject({ code: 'already', state: 'cancelled' });
  });

  it('is not lifted by itself once somebody ratified it, however late, and nobody closes it unfinished', () => {
    const closed = after(block('closed', { ratification: RATIFIED }), { ...lift, by: BUZON });
    expect(closed).toMatchObject({ code: 'already', state: 'closed' });
    expect(after(block('failed'), { type: 'give_up', by: actor(COLLEAGUE, true), reason: 'x' })).toMatchObject({
      code: 'already',
    });
  });

  it('is lifted with a reason, and a ratified one keeps its end', () => {
    expect(after(block('scheduled'), lift)).toMatchObject({
      next: { state: 'cancelled', ended: { by: SYSTEMS, reason: 'Apareció el celular' } },
    });
    const closed = block('closed', { ratification: RATIFIED });
    expect(after(closed, lift)).toMatchObject({ next: { state: 'closed', ended: null } });
    expect(after({ ...closed, supersededBy: 'FT-9' }, lift)).toMatchObject({ code: 'already' });
    expect(after(block('executing'), lift)).toMatchObject({ code: 'already', state: 'executing' });
  });

  it('that nobody ratified calls the systems area when it is lifted', () => {
    const lapsed = after(block('scheduled'), { type: 'lift', by: BUZON, reason: 'Nadie' });
    expect(lapsed).toMatchObject({ next: { state: 'cancelled', ended: { by: { id: BUZON.id } } } });
    expect((lapsed as { effects: unknown }).effects).toContainEqual({ type: 'thread', note: { kind: 'lapsed' } });
  });

  it('waits to be ratified, and can be lifted, in these states', () => {
    const states = (is: (one: Request) => boolean): readonly RequestState[] =>
      (['executing', 'failed', 'scheduled', 'closed', 'cancelled'] as const).filter((state) => is(block(state)));
    expect(states(isUnratified)).toEqual(['executing', 'failed', 'scheduled']);
    expect(states(mayStillBeLifted)).toEqual(['failed', 'scheduled', 'closed']);
    expect(mayStillBeLifted(requestIn('scheduled'))).toBe(false);
  });

  it('takes the place of work that would let somebody in, wherever that stands', () => {
    const halts = { type: 'supersede', by: 'FT-9', halts: true } as const;
    for (const state of ['executing', 'failed', 'executed', 'delivered'] as const)
      expect(after(requestIn(state), halts)).toMatchObject({ next: { state: 'closed', supersededBy: 'FT-9' } });
    expect(after(requestIn('executing'), { type: 'supersede', by: 'FT-9' })).toMatchObject({ code: 'already' });
  });

  it('is told to everybody concerned; its end to the head alone, whom nothing else tells', () => {
    const names = (request: Request): readonly string[] =>
      toldWhenDone(request, [account]).map(({ as, person }) => `${as} ${person.id}`);
    const { holder, responsible } = ACCOUNT;
    expect(names(block('scheduled'))).toEqual([
      ...[`holder ${holder?.id}`, `head ${COLLEAGUE.id}`, `official ${responsible?.id}`, `requester ${SYSTEMS.id}`],
    ]);
    expect(names(block('cancelled'))).toEqual([`head ${COLLEAGUE.id}`]);
    expect(names(block('closed', { supersededBy: 'FT-9' }))).toEqual([`head ${COLLEAGUE.id}`]);
  });
});
