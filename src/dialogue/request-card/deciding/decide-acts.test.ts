import { describe, expect, it } from 'vitest';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import {
  actor,
  COLLEAGUE,
  HOLDER,
  NOW,
  PLAN,
  requestIn,
  RESERVED,
  SYSTEMS,
  EMPLOYEE,
} from '#domain/request/request.fixture.ts';
import type { Actor } from '#domain/person.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { ACTIONS } from '../../act-names.ts';
import type { Reply } from '../../acts.ts';
import { plainDeps, pressed, type Plain } from '../../acts.fixture.ts';
import { textIn } from '../../screen.fixture.ts';
import { decideActs } from './decide-acts.ts';

const HASH = hashPlan(PLAN);
const BY = actor(COLLEAGUE, true);

const DOUBTED = { holder: HOLDER, official: null, contact: null, doubts: ['name'] } as const;

interface Pressed extends Plain {
  readonly reply: Reply;
  readonly saved: readonly Request[];
}

interface Options {
  readonly by?: Actor;
  readonly plan?: string;
  readonly needsTwo?: boolean;
  /** Other requests for the same licence, and the seats that the tenant shows. */
  readonly others?: readonly string[];
  readonly free?: number;
}

async function press(
  change: RequestChange,
  { by = BY, plan = HASH, needsTwo = true, others = [], free = 3 }: Options = {},
): Promise<Pressed> {
  const request = requestIn('submitted', change);
  const saved: Request[] = [];
  const plain = plainDeps(
    {
      store: {
        request: async () => await Promise.resolve(request),
        registerFor: async () => await Promise.resolve([]),
        recognition: { accountsOf: async () => await Promise.resolve([]) },
      },
      directory: {
        licences: async () => await Promise.resolve([{ ...PLAN.licence, free, total: 50, mailbox: true }]),
      },
      institution: { mailDomain: 'entidad.gov.co', reserved: RESERVED, rules: { deletionNeedsTwo: needsTwo } },
    },
    {
      registerFor: async () => await Promise.resolve([]),
      saveRequest: async (next) => await Promise.resolve(saved.push(next) > 0),
      ensureRun: async () => await Promise.resolve(),
      resetRun: async () => await Promise.resolve(),
      seekers: async () => await Promise.resolve(others),
    },
  );
  const payload = { request: request.id, plan };
  const { reply } = await pressed(decideActs(plain.deps), { name: ACTIONS.decide, by, payload });
  return { ...plain, reply, saved };
}

describe('the approval at one press', () => {
  it('approves and begins the work together, each with its event', async () => {
    const { reply, saved, events, jobs } = await press({});
    expect(reply).toEqual({ as: 'done', redrawsHome: 'at_home' });
    expect(saved.map(({ state }) => state)).toEqual(['executing']);
    expect(saved[0]).toMatchObject({ decision: { by: COLLEAGUE, planHash: HASH }, execution: { by: COLLEAGUE } });
    expect(events.map(({ what, data }) => [what, data['from'], data['to']])).toEqual([
      ['approve', 'submitted', 'approved'],
      ['execute', 'approved', 'executing'],
    ]);
    expect(jobs).toContainEqual({ kind: 'advance_run', requestId: saved[0]?.id });
  });

  it('only approves where another person has to begin it', async () => {
    const receives = { holder: null, official: EMPLOYEE, contact: null };
    const plan = { ...PLAN, receives };
    const { reply, saved, events, jobs } = await press({ plan }, { plan: hashPlan(plan) });
    expect(reply).toEqual({ as: 'done', redrawsHome: 'at_home' });
    expect(saved.at(-1)).toMatchObject({ state: 'approved', needsTwo: true, execution: null });
    expect(events.map(({ what }) => what)).toEqual(['approve']);
    expect(jobs.map(({ kind }) => kind)).not.toContain('advance_run');
  });

  it('refuses a plan that is not the one on the card, says what changed, and draws the card again', async () => {
    const planChanges = [{ what: 'address', before: 'a@x.co', after: 'b@x.co' }] as const;
    const { reply, saved, jobs } = await press({ planChanges }, { plan: 'a'.repeat(64) });
    expect(reply).toMatchObject({
      as: 'tell',
      text: expect.stringContaining('la dirección cambió de a@x.co a b@x.co'),
    });
    expect(saved).toEqual([]);
    expect(jobs).toEqual([{ kind: 'show_card', requestId: requestIn('submitted').id, audience: 'systems' }]);
  });

  it.each([
    ['a reserved name', { plan: { ...PLAN, isReserved: true } }, 'lista de nombres reservados'],
    [
      'somebody who may have an account',
      { similar: [{ why: 'email', displayName: 'Otro', address: 'otro@x.co', state: 'active', number: null }] },
      'otro@x.co',
    ],
    ['a person whose profile does not fit', { plan: { ...PLAN, receives: DOUBTED } }, 'no coincide'],
  ] as const)('opens the window for %s, and approves nothing', async (_, change, words) => {
    const { plan = PLAN } = change as RequestChange;
    const { reply, saved } = await press(change as RequestChange, { plan: plan === null ? '' : hashPlan(plan) });
    if (reply.as !== 'open') throw new Error(reply.as);
    expect(textIn(reply.dialog)).toContain(words);
    expect(reply.dialog.state).toMatchObject({ begins: true });
    expect(saved).toEqual([]);
  });

  it('reads the seats anew, and opens the window when none is left by now', async () => {
    const { reply, saved } = await press({}, { free: 0 });
    if (reply.as !== 'open') throw new Error(reply.as);
    expect(textIn(reply.dialog)).toContain('no queda ninguna de 50');
    expect(saved).toEqual([]);
    // Somebody may have approved another request in between.
    const readAt = new Date(NOW.getTime() - 20_000).toISOString();
    expect((await press({ seats: { free: 1, total: 50, readAt } }, { free: 0 })).reply.as).toBe('open');
  });

  it('has the cards of other requests for the last seats drawn again', async () => {
    const { jobs } = await press({ seats: { free: 1, total: 50 } }, { others: ['another'] });
    expect(jobs).toContainEqual({ kind: 'show_card', requestId: 'another', audience: 'systems' });
    const enough = await press({}, { others: ['another'] });
    expect(enough.jobs.map((job) => 'requestId' in job && job.requestId)).not.toContain('another');
  });

  it('asks the only person of the systems area for a reason in the window', async () => {
    const alone: Actor = { ...BY, alone: { reason: null } };
    const { reply, saved } = await press({ requester: COLLEAGUE }, { by: alone });
    if (reply.as !== 'open') throw new Error(reply.as);
    expect(textIn(reply.dialog)).toContain('Por qué lo decide usted sin otra persona');
    expect(saved).toEqual([]);
  });

  it.each([
    ['somebody outside of the systems area', actor(SYSTEMS, false), {}, 'not_systems'],
    ['whoever asked', BY, { requester: COLLEAGUE }, 'own_request'],
  ] as const)('refuses %s, and records the attempt', async (_, by, change, why) => {
    const { reply, saved, events } = await press(change, { by });
    expect(reply.as).toBe('tell');
    await reply.after?.();
    expect(saved).toEqual([]);
    expect(events).toMatchObject([{ data: { act: 'approve', why } }]);
  });
});
