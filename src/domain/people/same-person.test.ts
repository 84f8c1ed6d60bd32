import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { HOLDER, PERSONAL } from '#domain/request/request.fixture.ts';
import { identityOf, isRestorable, isSameName, likeDocument, likenessOf, likeSubjects } from './same-person.ts';

const NOBODY = { chatUser: null, email: null };
const STRANGER = { ...ACCOUNT, subject: 'cc:1', holder: null, displayName: 'Otra Persona' };

describe('an account is surely of somebody', () => {
  it('by document, chat profile or confirmed address, and by nothing else', () => {
    const own = { ...STRANGER, subject: 'cc:1098765432' };
    expect(identityOf(PERSONAL, NOBODY, own)).toBe('document');
    expect(identityOf(PERSONAL, { ...NOBODY, chatUser: HOLDER }, { ...STRANGER, holder: HOLDER })).toBe('profile');
    const address = { ...NOBODY, email: STRANGER.address };
    expect(identityOf(PERSONAL, address, STRANGER)).toBe('email');
    expect(identityOf(PERSONAL, address, { ...STRANGER, address: 'x@y', userPrincipalName: STRANGER.address })).toBe(
      'email',
    );
    expect(identityOf(PERSONAL, address, { ...STRANGER, address: 'x@y', addresses: [STRANGER.address] })).toBe('email');
    expect(identityOf(PERSONAL, NOBODY, STRANGER)).toBeNull();
  });

  it('never by profile or address where it is a department’s', () => {
    const office = { ...STRANGER, type: 'departmental', holder: HOLDER } as const;
    expect(identityOf(PERSONAL, { chatUser: HOLDER, email: office.address }, office)).toBeNull();
  });
});

describe('an account may be of somebody', () => {
  it.each([
    ['cc:1098765423', 'document_swapped'],
    ['cc:0198765432', 'document_swapped'],
    ['ce:1098765432', 'document_type'],
    ['passport:1098765432', 'document_type'],
    ['cc:1098765433', null],
    ['cc:1098765432', null],
  ] as const)('with the document %s: %s', (subject, why) => {
    expect(likenessOf(PERSONAL, { ...STRANGER, subject })).toBe(why);
  });

  it.each([
    ['Hugo Holder Muñoz', true],
    ['HOLDER MUNOZ, Hugo', true],
    ['Hugo Holder', true],
    ['Hugo Alberto Holder Muñoz', true],
    ['Hugo Muñoz', false],
    ['Hugo Holder Pérez', false],
    ['Hugo', false],
  ])('called %s in the department: %s', (displayName, same) => {
    const account = { ...STRANGER, displayName, departmentCode: PERSONAL.department.code };
    expect(likenessOf(PERSONAL, account)).toBe(same ? 'name' : null);
    expect(likenessOf(PERSONAL, { ...account, departmentCode: '999' })).toBeNull();
  });

  it('with particles and titles aside', () => {
    expect(isSameName({ givenNames: 'Ma. Fernanda', surnames: 'de la Peña' }, 'Fernanda Peña')).toBe(true);
  });

  it('is looked for under every document that it may be, and under no other', () => {
    const types = ['cc', 'ce', 'nuip'];
    expect(likeSubjects({ documentType: 'cc', documentNumber: '112' }, types)).toEqual([
      'ce:112',
      'nuip:112',
      'cc:211',
      'cc:121',
    ]);
    for (const subject of likeSubjects(PERSONAL, types)) expect(likeDocument(PERSONAL, subject)).not.toBeNull();
    expect(likeSubjects({ documentType: 'cc', documentNumber: '11111111' }, types)).not.toContain('cc:11111111');
    expect(likeDocument(PERSONAL, 'dep:120:1098765432')).toBeNull();
  });
});

it('a deleted account can be given back for 30 days', () => {
  const deletedAt = new Date('2026-02-01T00:00:00Z');
  const gone = { state: 'deleted', deletedAt } as const;
  expect(isRestorable(gone, new Date('2026-03-02T23:59:59Z'))).toBe(true);
  expect(isRestorable(gone, new Date('2026-03-03T00:00:00Z'))).toBe(false);
  expect(isRestorable({ state: 'suspended', deletedAt }, new Date('2026-02-02T00:00:00Z'))).toBe(false);
});
