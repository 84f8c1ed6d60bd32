import { describe, it, expect } from 'vitest';
import { hashPlan, planChanges } from './compare-plans.ts';
import type { Plan } from './plan.ts';
import { EMPLOYEE, HEAD, HOLDER, PLAN } from '#domain/request/request.fixture.ts';

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

  it('stays what it was before groups gave licences', () => {
    // Approvals in the database are bound to these.
    expect(hashPlan(PLAN)).toBe('3431f39ae28c972debf17203ea0d7b8ae03d63c86f7b5d4b0d82db6ededfc232');
    expect(hashPlan({ ...PLAN, licence: null })).toBe(
      'f27f1d3fd4511e310821ade7170656926cbfac738994c41312a2b65633b20f35',
    );
    expect(hashPlan({ ...PLAN, licencesLeft: [] })).toBe(hashPlan(PLAN));
  });

  it.each<[string, Partial<Plan>]>([
    ['group that gives the licence', { licenceGroup: { id: 'g', name: 'Con correo' } }],
    ['licences that stay', { licencesLeft: [{ licence: OTHER_LICENCE, group: { id: 'g', name: 'Planta' } }] }],
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

  it('names the groups that give licences, and nothing else for them', () => {
    const licenceGroup = { id: 'g', name: 'Con correo' };
    const licencesLeft = [{ licence: OTHER_LICENCE, group: { id: 'h', name: 'Planta' } }];
    expect(planChanges(PLAN, { ...PLAN, licenceGroup, licencesLeft })).toEqual([
      { what: 'licence_groups', before: '', after: 'Con correo, Planta' },
    ]);
    expect(planChanges({ ...PLAN, licenceGroup }, PLAN)).toEqual([
      { what: 'licence_groups', before: 'Con correo', after: '' },
    ]);
  });

  it('is bound to whom it is handed, not to how they are called, and names who would get it instead', () => {
    const receives = { holder: HOLDER, official: HEAD, contact: 'hu…@correo.example' };
    const plan = { ...PLAN, receives };
    const renamed = { ...plan, receives: { ...receives, holder: { ...HOLDER, name: 'Otro' }, byEmail: true as const } };
    expect(hashPlan(renamed)).toBe(hashPlan(plan));
    for (const other of [
      { holder: null },
      { holder: EMPLOYEE },
      { official: EMPLOYEE },
      { contact: 'ot…@x.example' },
    ]) {
      const changed = { ...plan, receives: { ...receives, ...other } };
      expect(hashPlan(changed)).not.toBe(hashPlan(plan));
      expect(planChanges(plan, changed)).toEqual([expect.objectContaining({ what: 'receives' })]);
    }
    expect(planChanges(plan, { ...plan, receives: { ...receives, holder: EMPLOYEE } })).toEqual([
      { what: 'receives', before: HOLDER.name, after: EMPLOYEE.name },
    ]);
    expect(hashPlan(plan)).not.toBe(hashPlan(PLAN));
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
