import { describe, expect, it } from 'vitest';
import { changeRefusedAt, creationRefusedAt } from './refused-at.ts';

const account = '6f1f3c0e-0000-4000-8000-00000000000a';
const address = 'hugo.holder@entidad.gov.co';

describe('the field at which a new account is refused', () => {
  it.each([
    ['document', 'documentNumber'],
    ['profile', 'chatUser'],
    ['email', 'chatUser'],
  ] as const)('is by what the person was recognised (%s)', (by, field) => {
    expect(creationRefusedAt({ code: 'has_account', address, by, account }, 'personal')).toBe(field);
    expect(creationRefusedAt({ code: 'ask_systems', by, account: null }, 'personal')).toBe(field);
    expect(creationRefusedAt({ code: 'has_account', address, by, account }, 'departmental')).toBe('accountName');
  });

  it('is the wished address, whoever it is for', () => {
    for (const type of ['personal', 'departmental'] as const)
      expect(creationRefusedAt({ code: 'address_taken', address }, type)).toBe('desiredAddress');
  });

  it('is none where it is about none', () => {
    const refusals = [
      { code: 'too_many_open', limit: 20 },
      { code: 'nobody_decides', lacks: 'second' },
      { code: 'told_enough', until: new Date('2026-02-03T13:00:00Z') },
    ] as const;
    for (const refusal of refusals) expect(creationRefusedAt(refusal, 'personal')).toBeNull();
  });
});

describe('the field at which something about an account is refused', () => {
  it('is the address that is taken, or the day on which the contract ends', () => {
    expect(changeRefusedAt({ code: 'address_taken', address }, 'alias')).toBe('alias');
    expect(changeRefusedAt({ code: 'address_taken', address }, 'address')).toBe('newAddress');
    expect(changeRefusedAt({ code: 'contract_over' }, 'restoration')).toBe('contractEnd');
    expect(changeRefusedAt({ code: 'nothing_to_change' }, 'data')).toBeNull();
  });
});
