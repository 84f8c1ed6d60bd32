import { expect, it } from 'vitest';
import { actor, EMPLOYEE, SYSTEMS } from '#domain/request/request.fixture.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { beginDecision } from './begin-decision.ts';
import { FINDING } from './finding.fixture.ts';

it.each([
  ['open', true, FINDING, null],
  ['open', false, FINDING, 'not_systems'],
  ['held', true, { ...FINDING, state: 'held' }, 'not_found'],
  ['over', true, { ...FINDING, state: 'gone' }, 'decided'],
  ['decided', true, { ...FINDING, state: 'adopted' }, 'decided'],
  ['not there', true, null, 'not_found'],
] as const)('begins a decision about a finding that is %s (systems: %s)', async (_, isSystems, finding, code) => {
  const store = { tenant: { finding: async () => await Promise.resolve(finding) } } as unknown as Store;
  const by = isSystems ? actor(SYSTEMS, true) : actor(EMPLOYEE, false);
  const begun = await beginDecision({ store }, { findingId: FINDING.id, by });
  expect(begun).toMatchObject(code === null ? { ok: true, value: finding } : { ok: false, error: { code } });
});
