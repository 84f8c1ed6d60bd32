import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { canBeAsked, mayAskFor, tiesTo, type AskedFor } from './account-access.ts';
import { NOTHING_TAKEN } from '#domain/account/account.ts';
import { actor, COLLEAGUE, EMPLOYEE, HEAD, HOLDER, SYSTEMS } from '#domain/request/request.fixture.ts';

const EVERYTHING: readonly AskedFor[] = [
  'data',
  'address',
  'password',
  'licence',
  'groups',
  'out_of_office',
  'redirection',
  'alias',
  'shared',
  'delegation',
  'contract',
  'employment',
  'responsible',
  'deletion',
  'restoration',
];

describe('what ties a person to an account', () => {
  it.each([
    ['its holder', HOLDER, ['holder']],
    ['its responsible official', HEAD, ['responsible']],
    ['anybody else', EMPLOYEE, []],
  ] as const)('is told of %s', (_, person, ties) => {
    expect(tiesTo(ACCOUNT, { actor: actor(person, false), head: null })).toEqual(ties);
  });

  it('is the department that somebody heads, and the systems area', () => {
    expect(tiesTo(ACCOUNT, { actor: actor(EMPLOYEE, false), head: EMPLOYEE.id })).toEqual(['head']);
    expect(tiesTo(ACCOUNT, { actor: actor(SYSTEMS, true), head: COLLEAGUE.id })).toEqual(['systems']);
  });

  it('makes the responsible official of a department’s account its holder', () => {
    const departmental = { ...ACCOUNT, type: 'departmental', holder: null } as const;
    expect(tiesTo(departmental, { actor: actor(HEAD, false), head: null })).toEqual(['holder', 'responsible']);
  });
});

describe('who may ask for what', () => {
  it.each(EVERYTHING)('leaves %s to those who are tied to the account', (what) => {
    expect(mayAskFor(what, [])).toBe(false);
    expect(mayAskFor(what, ['holder'])).toBe(true);
    expect(mayAskFor(what, ['responsible'])).toBe(true);
    for (const tie of ['head', 'systems'] as const) expect(mayAskFor(what, [tie])).toBe(what !== 'password');
  });
});

describe('more time under contract', () => {
  it('may be asked for by whoever is tied to the account, its holder too', () => {
    for (const tie of ['holder', 'responsible', 'head', 'systems'] as const)
      expect(mayAskFor('contract', [tie])).toBe(true);
  });
});

describe('what can be asked of an account', () => {
  const asked = (change: object): readonly AskedFor[] =>
    EVERYTHING.filter((what) => canBeAsked(what, { ...ACCOUNT, ...change }));

  it('is everything but a restoration while it lives; what concerns a contract only of a person’s', () => {
    expect(asked({})).toEqual(EVERYTHING.filter((what) => what !== 'restoration'));
    const ofContract: readonly AskedFor[] = ['restoration', 'contract', 'employment'];
    const ofDepartment = EVERYTHING.filter((what) => !ofContract.includes(what));
    expect(asked({ type: 'departmental' })).toEqual(ofDepartment);
  });

  it('is what concerns its contract or who answers for it, a deletion or a restoration when its contract ended', () => {
    const possible = ['contract', 'employment', 'responsible', 'deletion', 'restoration'];
    expect(asked({ state: 'suspended' })).toEqual(possible);
    expect(asked({ state: 'suspended', type: 'departmental' })).toEqual(['deletion', 'restoration']);
  });

  it('is a restoration alone once its deletion has begun, or is done', () => {
    expect(asked({ state: 'suspended', kept: NOTHING_TAKEN })).toEqual(['restoration']);
    expect(asked({ state: 'deleted', kept: NOTHING_TAKEN })).toEqual(['restoration']);
  });
});
