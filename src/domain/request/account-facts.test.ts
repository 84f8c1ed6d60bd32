import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { AccountForm } from '#domain/account/account-form.ts';
import { factsOf, NO_FACTS, type NamedAccount, type Work } from './account-facts.ts';
import type { Account } from '#domain/account/account.ts';
import { forgottenRequest } from './forget.ts';
import type { Form } from '#domain/form/form.ts';
import { NO_WORK, type Plan, type StepName } from '#domain/plan/plan.ts';
import { NOW, requestIn, SYSTEMS } from './request.fixture.ts';
import type { Request, RequestChange } from './request.ts';
import type { RequestState } from './states.ts';

const to = { id: 'a', address: 'mesa@entidad.gov.co', displayName: 'Mesa de ayuda' };
const MESA: NamedAccount = { ...to, state: 'active' };
const about = { account: ACCOUNT, justification: 'Se pidió' };
const DELEGATION: Form = { ...about, type: 'delegation', to, rights: ['full_access'] };
const REDIRECTION: Form = { ...about, type: 'redirection', to, until: '2026-12-31' };
const DELETION: AccountForm = { ...about, type: 'deletion', lastDay: '2026-02-01', redirectTo: to, outOfOffice: '' };
const RESTORATION: Form = { ...about, type: 'restoration', contractEnd: null };
const day = (number: number): Date => new Date(Date.UTC(2026, 0, number, 15));

function request(form: Form, state: RequestState = 'closed', change: RequestChange = {}): Request {
  const plan: Plan = { ...NO_WORK, address: ACCOUNT.address, displayName: 'Hugo', steps: [] };
  return requestIn(state, { form, plan, lineRun: { by: SYSTEMS, at: NOW }, ...change });
}

/** A request of which these steps are done, one a day from the first of January. */
function work(of: Request, ...steps: readonly StepName[]): Work {
  return { request: of, done: steps.map((name, index) => ({ name, at: day(index + 1) })) };
}

const NOTHING = { sighting: null, work: [], addresses: [], others: [] } as const;

const on = (account: Partial<Account>, all: readonly Work[], others = [MESA]): ReturnType<typeof factsOf> =>
  factsOf({ ...ACCOUNT, ...account }, { ...NOTHING, work: all, others });
const of = (...all: readonly Work[]): ReturnType<typeof factsOf> => on({}, all);

describe('what the register knows of an account', () => {
  const at = '2026-11-28T07:00:00.000Z';
  const sighting = {
    licences: { names: ['STANDARDPACK'], at },
    addresses: { names: [ACCOUNT.address, 'otra@entidad.gov.co'], at },
  };

  it('is what Microsoft 365 showed of licences and addresses, with the moment', () => {
    const facts = factsOf(ACCOUNT, { ...NOTHING, sighting, addresses: ['archivo@entidad.gov.co'] });
    expect(facts).toEqual({
      ...NO_FACTS,
      licences: { names: ['STANDARDPACK'], at: new Date(at) },
      aliases: { names: ['otra@entidad.gov.co'], at: new Date(at) },
    });
    const licences = { names: [], at };
    const half = factsOf(ACCOUNT, { ...NOTHING, sighting: { licences } });
    expect(half).toEqual({ ...NO_FACTS, licences: { names: [], at: new Date(at) } });
  });

  it('is no licence by name, and the addresses that requests gave, where nobody has looked', () => {
    const facts = factsOf(ACCOUNT, { ...NOTHING, addresses: [ACCOUNT.address, 'archivo@entidad.gov.co'] });
    expect(facts).toEqual({ ...NO_FACTS, aliases: { names: ['archivo@entidad.gov.co'], at: null } });
  });

  it('is nothing of an account that is deleted', () => {
    const all = [work(request(DELEGATION), 'exchange'), work(request(REDIRECTION, 'scheduled'), 'redirect')];
    const gone = { ...ACCOUNT, state: 'deleted' } as const;
    expect(factsOf(gone, { sighting, work: all, others: [MESA], addresses: ['otra@entidad.gov.co'] })).toEqual(
      NO_FACTS,
    );
  });
});

describe('where messages go, as the register knows it', () => {
  const at = { to: 'mesa@entidad.gov.co', since: day(1) };
  const dated = { ...at, end: { is: 'dated', day: '2026-12-31' } };
  const open = { ...at, end: { is: 'open' } };

  it('is told from when the rule is set, however the request goes on, and until it is taken away', () => {
    expect(of(work(request(REDIRECTION, 'executing'))).redirection).toBeNull();
    for (const state of ['executing', 'failed', 'scheduled'] as const)
      expect(of(work(request(REDIRECTION, state), 'redirect')).redirection, state).toEqual(dated);
    expect(of(work(request(REDIRECTION), 'redirect', 'end_redirection')).redirection).toBeNull();
  });

  it('is told where the last day is over and the rule could not be taken away', () => {
    const failure = { code: 'mailbox_refused', step: 'end_redirection', at: NOW } as const;
    const failed = request(REDIRECTION, 'failed', { failure });
    expect(of(work(failed, 'redirect')).redirection).toEqual({ ...at, end: { is: 'overdue', day: '2026-12-31' } });
  });

  it('is not known where somebody closed the request unfinished', () => {
    const ended = { by: SYSTEMS, at: NOW, reason: 'Se quitó a mano' };
    const closed = work(request(REDIRECTION, 'closed', { ended }), 'redirect');
    expect(of(closed).redirection).toEqual({ ...at, end: { is: 'unknown' } });
  });

  it('is not told of a deletion that waits for its last day, and is from when its rule is set', () => {
    expect(of(work(request(DELETION, 'scheduled'))).redirection).toBeNull();
    for (const state of ['executing', 'scheduled', 'failed', 'closed'] as const)
      expect(of(work(request(DELETION, state), 'redirect')).redirection, state).toEqual(open);
  });

  it('stays without an end where a deletion overtook the redirection and set none, and ends with a restoration', () => {
    const overtaken = work(request(REDIRECTION, 'closed', { supersededBy: 'FT-GTI-006-2026-00009' }), 'redirect');
    expect(of(overtaken).redirection).toEqual(open);
    const restored = { request: request(RESTORATION), done: [{ name: 'redirect', at: day(20) }] } as const;
    expect(of(overtaken, restored).redirection).toBeNull();
  });

  it('names the other account as it is now, also where the request was forgotten, and says that one is no more', () => {
    const renamed = { ...MESA, address: 'mesa.nueva@entidad.gov.co' };
    const set = request(DELETION, 'closed');
    for (const one of [set, forgotten(set)]) {
      expect(on({}, [work(one, 'redirect')], [renamed]).redirection?.to).toBe('mesa.nueva@entidad.gov.co');
      expect(on({}, [work(one, 'redirect')], [{ ...MESA, state: 'deleted' }]).redirection?.to).toBeNull();
    }
    expect(on({}, [work(set, 'redirect')], []).redirection?.to).toBe('mesa@entidad.gov.co');
    expect(on({}, [work(forgotten(set), 'redirect')], []).redirection?.to).toBeNull();
  });
});

describe('who may use an account, as the register knows it', () => {
  const given = {
    to: 'Mesa de ayuda',
    address: 'mesa@entidad.gov.co',
    rights: ['full_access'],
    since: day(1),
    by: SYSTEMS.name,
  };

  it('is told with the day and by whose word, from when somebody said that it was done, whatever became of the request', () => {
    expect(of(work(request(DELEGATION, 'executing'))).delegations).toEqual([]);
    const ended = { by: SYSTEMS, at: NOW, reason: 'No se pudo' };
    expect(of(work(request(DELEGATION, 'closed', { ended }))).delegations).toEqual([]);
    for (const one of [request(DELEGATION), request(DELEGATION, 'failed'), request(DELEGATION, 'closed', { ended })])
      expect(of(work(one, 'exchange')).delegations).toEqual([given]);
  });

  it('names the other account as it is now, also where the request was forgotten, and nobody whose account is no more', () => {
    const all = [work(request(DELEGATION), 'exchange')];
    expect(on({}, all, [{ ...MESA, displayName: 'Mesa' }]).delegations).toEqual([{ ...given, to: 'Mesa' }]);
    expect(on({}, all, [{ ...MESA, state: 'deleted' }]).delegations).toEqual([]);
    const old = [work(forgotten(request(DELEGATION)), 'exchange')];
    expect(on({}, old).delegations).toEqual([{ ...given, by: null }]);
    expect(on({}, old, []).delegations).toEqual([]);
  });

  it('is who opens the shared mailbox that a deletion left', () => {
    const kept = {
      groups: [],
      licences: [],
      password: false,
      mailbox: false,
      sharedWith: [to.address, 'b@entidad.gov.co'],
    };
    const shared: Form = { ...DELETION, redirectTo: null, custody: 'shared', keepers: [to] };
    const made = request(shared, 'closed');
    const all = (one: Request): readonly Work[] => [work(one, 'exchange')];
    const other = { ...given, to: 'b@entidad.gov.co', address: 'b@entidad.gov.co' };
    expect(on({ kept }, all(made)).delegations).toEqual([given, other]);
    const byNobody = [given, other].map((one) => ({ ...one, by: null }));
    expect(on({ kept }, all(forgotten(made))).delegations).toEqual(byNobody);
    expect(on({ kept }, all(made), [{ ...MESA, state: 'deleted' }]).delegations).toEqual([other]);
    expect(on({ kept }, []).delegations).toEqual(byNobody.map((one) => ({ ...one, since: null })));
  });
});

function forgotten(of: Request): Request {
  return forgottenRequest(of, { pseudonym: () => ({ givenNames: 'Persona', surnames: '3fa2' }), at: NOW });
}
