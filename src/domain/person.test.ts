import { expect, it } from 'vitest';
import { actor, COLLEAGUE, EMPLOYEE, SYSTEMS } from '#domain/request/request.fixture.ts';
import { oversees } from './person.ts';

it('shows the systems area what it did, and who controls it', () => {
  expect(oversees(actor(SYSTEMS, true), null)).toBe(true);
  expect(oversees(actor(COLLEAGUE, false), COLLEAGUE.id)).toBe(true);
  expect(oversees(actor(EMPLOYEE, false), COLLEAGUE.id)).toBe(false);
  expect(oversees(actor(EMPLOYEE, false), null)).toBe(false);
});
