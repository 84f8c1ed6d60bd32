import { describe, expect, it } from 'vitest';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { licenceError } from './licence-errors.ts';

const giving = { add: ['one'], remove: ['other'] };
const taking = { add: [], remove: ['other'] };
const refused = (code: OutsideError['code'], detail?: string): OutsideError =>
  new OutsideError(code, { service: 'graph', ...(detail === undefined ? {} : { detail }) });

describe('a refused change of licences', () => {
  it.each([
    ['giving', 'licence_refused', giving, 'licence_refused', 'DependencyViolation'],
    ['taking', 'licence_refused', taking, 'licence_not_removable', 'DependencyViolation'],
    ['giving, for a reason of its own', 'invalid_value', giving, 'licence_refused', undefined],
    ['taking, for a reason of its own', 'invalid_value', taking, 'licence_not_removable', undefined],
    ['giving, since the address is taken', 'address_taken', giving, 'mailbox_address_taken', undefined],
  ] as const)('is about %s', (_, code, change, expected, detail) => {
    expect(licenceError(refused(code, 'DependencyViolation'), change)).toMatchObject({ code: expected, detail });
  });

  it('stays what it is where it says so itself', () => {
    for (const code of ['no_seats', 'licence_not_removable', 'unavailable', 'not_found'] as const) {
      const error = refused(code);
      expect(licenceError(error, giving)).toBe(error);
    }
    const bug = new TypeError('x');
    expect(licenceError(bug, giving)).toBe(bug);
  });
});
