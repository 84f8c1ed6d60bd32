import { describe, expect, it } from 'vitest';
import { mailReturnOf, maskedAddress, releasesLicence } from './mail-life.ts';
import { NOTHING_TAKEN, type TakenAway } from '#domain/account/account.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const LICENCE = { skuId: 'sku', skuPartNumber: 'STANDARDPACK' };

describe('whether the licence goes with the suspension', () => {
  it.each([
    ['at_deletion', { mayBeLost: 'Se puede' }, false],
    ['at_suspension', { mayBeLost: 'Se puede' }, true],
    ['at_suspension', { mayBeLost: null }, false],
    ['at_suspension', {}, false],
    ['at_suspension', { custody: 'hold', mayBeLost: null }, false],
    ['at_suspension', { custody: 'export', mayBeLost: null }, false],
    ['at_deletion', { custody: 'shared' }, true],
  ] as const)('%s, %j: %s', (rule, form, expected) => {
    expect(releasesLicence(form, rule)).toBe(expected);
  });
});

describe('whether the messages come back', () => {
  const kept = (change: Partial<TakenAway>): TakenAway => ({ ...NOTHING_TAKEN, ...change });
  const at = { at: NOW, hasMailbox: false };

  it('do while the mailbox is there', () => {
    const account = { kept: kept({ licencesTakenAt: daysAgo(90).toISOString() }), suspendedAt: daysAgo(90) };
    expect(mailReturnOf(account, { ...at, hasMailbox: true })).toBe('same');
  });

  it.each([
    [29, 'same'],
    [30, 'new'],
    [40, 'new'],
  ] as const)('%i days after the licence was taken: %s', (days, expected) => {
    const account = { kept: kept({ licencesTakenAt: daysAgo(days).toISOString() }), suspendedAt: daysAgo(1) };
    expect(mailReturnOf(account, at)).toBe(expected);
  });

  it('counts from the suspension where a deletion of before took the licence with it', () => {
    const account = { kept: kept({ licences: [LICENCE] }), suspendedAt: daysAgo(40) };
    expect(mailReturnOf(account, at)).toBe('new');
  });

  it('cannot be told where somebody else took the licence, or gave one back', () => {
    expect(mailReturnOf({ kept: null, suspendedAt: null }, at)).toBe('maybe_new');
    const licences = [{ ...LICENCE, disabledPlans: [] }];
    expect(mailReturnOf({ kept: kept({ licences, hadMailbox: false }), suspendedAt: daysAgo(40) }, at)).toBe(
      'maybe_new',
    );
    const given = kept({ hadMailbox: true, licencesTakenAt: daysAgo(40).toISOString() });
    expect(mailReturnOf({ kept: given, suspendedAt: daysAgo(40) }, at)).toBe('maybe_new');
  });

  it('do with an account that had its mailbox when it was deleted', () => {
    const account = { kept: kept({ licences: [LICENCE], hadMailbox: true }), suspendedAt: null };
    expect(mailReturnOf(account, at)).toBe('same');
  });
});

describe('a masked address', () => {
  it.each([
    ['ana.ruiz@correo.example', 'an…@correo.example'],
    ['ana@correo.example', 'a…@correo.example'],
  ])('%s: %s', (address, masked) => {
    expect(maskedAddress(address)).toBe(masked);
  });
});
