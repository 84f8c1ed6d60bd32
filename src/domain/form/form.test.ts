import { describe, it, expect } from 'vitest';
import { displayNameOf, maskedDocument, subjectOf } from './form.ts';
import { DEPARTMENTAL, PERSONAL } from '#domain/request/request.fixture.ts';

describe('the name beside the address', () => {
  it('is the whole name of the person, accents and all', () => {
    expect(displayNameOf({ ...PERSONAL, givenNames: 'Ana María', surnames: 'Muñoz Peña' })).toBe(
      'Ana María Muñoz Peña',
    );
  });

  it('is the name of a departmental account', () => {
    expect(displayNameOf({ ...DEPARTMENTAL, accountName: 'Talento Humano' })).toBe('Talento Humano');
  });
});

describe('what a request is about', () => {
  it('is the same for the same document, however the passport was typed and whatever the name', () => {
    const one = subjectOf({ ...PERSONAL, documentType: 'passport', documentNumber: 'ab12345' });
    const other = subjectOf({ ...PERSONAL, documentType: 'passport', documentNumber: 'AB12345', givenNames: 'Ana' });
    expect(one).toBe(other);
  });

  it('differs between kinds of document with the same number', () => {
    expect(subjectOf({ ...PERSONAL, documentType: 'cc' })).not.toBe(subjectOf({ ...PERSONAL, documentType: 'ce' }));
  });

  it('is the account of one department, without regard to case', () => {
    const one = subjectOf({ ...DEPARTMENTAL, accountName: 'ATENCIÓN' });
    expect(subjectOf({ ...DEPARTMENTAL, accountName: 'Atención' })).toBe(one);
    const elsewhere = { ...DEPARTMENTAL.department, code: '999' };
    expect(subjectOf({ ...DEPARTMENTAL, accountName: 'Atención', department: elsewhere })).not.toBe(one);
  });

  it('is the account for everything that somebody asks about it, but for a new password', () => {
    const account = { id: '6f1f3c0e-0000-4000-8000-00000000000a', subject: 'cc:1098765432' };
    expect(subjectOf({ type: 'data', account })).toBe(account.subject);
    expect(subjectOf({ type: 'password', account })).toBe(`password:${account.id}`);
  });

  it('never mixes a person with a department', () => {
    expect(subjectOf(PERSONAL)).not.toBe(subjectOf({ ...DEPARTMENTAL, accountName: PERSONAL.documentNumber }));
  });
});

describe('a document as it is shown', () => {
  it.each([
    ['1098765432', '…5432'],
    ['123456', '…3456'],
    ['AB12345', '…2345'],
    ['12345', '…45'],
    ['1234', '…34'],
  ])('%s: never whole', (document, shown) => {
    expect(maskedDocument(document)).toBe(shown);
  });
});
