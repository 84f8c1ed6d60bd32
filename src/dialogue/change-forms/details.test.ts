import { describe, expect, it } from 'vitest';
import type { Modification } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { RELATIONS } from '#domain/account/relation.ts';
import type { Account, Licence } from '#domain/account/account.ts';
import { HOLDER } from '#domain/request/request.fixture.ts';
import { createMessages } from '#messages/messages.ts';
import type { Field } from '../screen.ts';
import { fieldsIn, namesIn } from '../screen.fixture.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { detailsDialog } from './details.ts';
import { licenceIn, licenceValue } from '../parts/licence-value.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const E1 = { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' };
const F3 = { skuId: '66b55226-6b4f-492c-910c-a3b7a3c9d993', skuPartNumber: 'SPE_F1' };
const where = {
  institution: { mailDomain: 'entidad.gov.co', relations: RELATIONS, documentTypes: DOCUMENT_TYPES },
  departments: { listed: true, find: () => ({ code: '130', name: 'Salud', head: null }) },
  today: '2026-03-10',
  actor: { ...HOLDER, systems: false, door: 'slack' },
} as const;

function asked(
  what: Modification,
  change: { account?: Account; licences?: readonly Licence[] | null } = {},
): readonly Field[] {
  return fieldsIn(detailsDialog(m, { account: ACCOUNT, ...where, what, ...change }));
}

describe('the second step of a modification', () => {
  it('carries the account and what is changed of it', () => {
    const { state } = detailsDialog(m, { account: ACCOUNT, ...where, what: 'alias' });
    expect(state).toEqual({ accountId: ACCOUNT.id, what: 'alias' });
  });

  it('asks which licence is replaced where several have a mailbox, or nobody knows', () => {
    const replaces = (licences: readonly Licence[] | null): Field | undefined =>
      asked('licence', { licences }).find(({ name }) => name === 'replaces');
    expect(replaces([E1])).toBeUndefined();
    const options = [
      { text: 'Office 365 E1', value: licenceValue(E1) },
      { text: 'Microsoft 365 F3', value: licenceValue(F3) },
    ];
    expect(replaces([E1, F3])?.input).toMatchObject({ input: 'choice', options });
    expect(replaces(null)).toMatchObject({ optional: true, input: { input: 'search' } });
  });

  it('fills in what the register knows', () => {
    const initials = (account: Account): object =>
      Object.fromEntries(
        asked('data', { account }).map(({ name, input }) => [name, 'initial' in input ? input.initial : undefined]),
      );
    expect(initials(ACCOUNT)).toMatchObject({
      givenNames: ACCOUNT.givenNames,
      surnames: ACCOUNT.surnames,
      position: ACCOUNT.position,
      department: { text: 'Salud', value: '130' },
      responsible: ACCOUNT.responsible?.id,
    });
    const office = { ...ACCOUNT, type: 'departmental', givenNames: null, surnames: null } as const;
    expect(Object.keys(initials(office))).toEqual(['accountName', 'position', 'department', 'phone', 'justification']);
  });

  it('asks for no more than why where nothing is left to choose', () => {
    for (const what of ['password', 'shared'] as const)
      expect(namesIn(detailsDialog(m, { account: ACCOUNT, ...where, what }))).toEqual(['justification']);
  });
});

describe('a licence as a value', () => {
  it('is the licence again', () => {
    expect(licenceIn(licenceValue(F3))).toEqual(F3);
    expect(licenceIn(null)).toBeNull();
  });
});
