import { describe, it, expect } from 'vitest';
import { hashPlan, planChanges, type Plan } from './plan.ts';
import { PLAN } from './request.fixture.ts';

const OTHER_LICENCE = { skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', skuPartNumber: 'ENTERPRISEPACK' };
const ONE_GROUP = [{ id: 'group-1', name: 'Funcionarios' }];

describe('the hash of a plan', () => {
  it('is SHA-256 in hex, the same for equal plans', () => {
    expect(hashPlan(PLAN)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashPlan(structuredClone(PLAN))).toBe(hashPlan(PLAN));
  });

  it('does not depend on the order of keys, nor on the order of groups', () => {
    const { address, displayName, licence, groups, mailbox, steps, ...none } = PLAN;
    expect(hashPlan({ ...none, steps, mailbox, groups: groups.toReversed(), licence, displayName, address })).toBe(
      hashPlan(PLAN),
    );
  });

  it('does not depend on what is only shown: seats, names of the licence and of groups', () => {
    const shown: Plan & { seats: object } = {
      ...PLAN,
      licence: { ...PLAN.licence, skuPartNumber: 'RENAMED' },
      groups: PLAN.groups.map(({ id }) => ({ id, name: 'Renamed' })),
      seats: { free: 0, total: 50 },
    };
    expect(hashPlan(shown)).toBe(hashPlan(PLAN));
  });

  it.each<[string, Partial<Plan>]>([
    ['address', { address: 'otro@entidad.gov.co' }],
    ['name', { displayName: 'Otro Nombre' }],
    ['licence', { licence: OTHER_LICENCE }],
    ['groups', { groups: ONE_GROUP }],
    ['language', { mailbox: { ...PLAN.mailbox, locale: 'en-US' } }],
    ['time zone', { mailbox: { ...PLAN.mailbox, timeZone: 'America/Lima' } }],
    ['steps', { steps: PLAN.steps.slice(1) }],
  ])('changes with the %s', (_, change) => {
    expect(hashPlan({ ...PLAN, ...change })).not.toBe(hashPlan(PLAN));
  });
});

describe('what changed between two plans', () => {
  it('is nothing between equal plans, nor when groups come in another order', () => {
    expect(planChanges(PLAN, PLAN)).toEqual([]);
    expect(planChanges(PLAN, { ...PLAN, groups: PLAN.groups.toReversed() })).toEqual([]);
  });

  it('names the address, the licence and the groups as people know them', () => {
    const after = { ...PLAN, address: 'hugo.holder2@entidad.gov.co', licence: OTHER_LICENCE, groups: ONE_GROUP };
    expect(planChanges(PLAN, after)).toEqual([
      { what: 'address', before: 'hugo.holder@entidad.gov.co', after: 'hugo.holder2@entidad.gov.co' },
      { what: 'licence', before: 'STANDARDPACK', after: 'ENTERPRISEPACK' },
      { what: 'groups', before: 'Funcionarios, Boletín', after: 'Funcionarios' },
    ]);
  });

  it('tells another group of the same name from the one that was approved', () => {
    const after = { ...PLAN, groups: PLAN.groups.map(({ name }, index) => ({ id: `other-${index}`, name })) };
    expect(planChanges(PLAN, after).map((change) => change.what)).toEqual(['groups']);
  });

  it('tells of the settings, alone or beside another change', () => {
    const mailbox = { ...PLAN.mailbox, locale: 'en-US' };
    expect(planChanges(PLAN, { ...PLAN, mailbox })).toEqual([{ what: 'settings' }]);
    const both = planChanges(PLAN, { ...PLAN, mailbox, address: 'otro@entidad.gov.co' });
    expect(both.map((change) => change.what)).toEqual(['address', 'settings']);
  });

  it('is told whenever the hash differs', () => {
    for (const change of [{ displayName: 'Otro' }, { steps: PLAN.steps.slice(1) }, { groups: [] }]) {
      expect(planChanges(PLAN, { ...PLAN, ...change })).not.toEqual([]);
    }
  });
});
