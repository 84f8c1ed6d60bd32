import { describe, expect, it } from 'vitest';
import { MODIFICATIONS } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import type { Account } from '#domain/account/account.ts';
import { COLLEAGUE, HEAD, RESERVED } from '#domain/request/request.fixture.ts';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { REPLY_MAX, tidyLines } from './checking.ts';
import { validateChange } from './validate-change.ts';
import type { ChangeField, RawChange } from './raw-change.ts';

const TODAY = '2026-03-10';
const OTHER = { id: 'other', address: 'ana@entidad.gov.co', displayName: 'Ana' };
const GROUP = { id: 'group-1', name: 'Funcionarios' };
const DEPARTMENT = { code: '130', name: 'Hacienda', head: null };
const SKU = { skuId: 'sku', skuPartNumber: 'STANDARDPACK' };

/** Well-filled forms, one for each thing that can be asked for. */
const FILLED: Readonly<Record<RawChange['what'], RawChange>> = {
  data: {
    what: 'data',
    givenNames: 'Hugo',
    surnames: 'Holder Muñoz',
    position: 'Director',
    department: DEPARTMENT,
    phone: '300 765 4321',
    responsible: HEAD,
  },
  address: { what: 'address', newAddress: 'hugo.munoz' },
  password: { what: 'password' },
  licence: { what: 'licence', licence: SKU },
  groups: { what: 'groups', join: [GROUP] },
  out_of_office: { what: 'out_of_office', replyText: 'De vacaciones', from: TODAY, until: '2026-03-20' },
  redirection: { what: 'redirection', redirectTo: OTHER, until: '2026-03-20' },
  alias: { what: 'alias', alias: 'contratos' },
  shared: { what: 'shared' },
  delegation: { what: 'delegation', delegate: OTHER, rights: ['send_as', 'full_access'] },
  contract: { what: 'contract', contractEnd: '2026-12-31' },
  employment: { what: 'employment', relation: 'planta' },
  responsible: { what: 'responsible', newResponsible: COLLEAGUE },
  deletion: { what: 'deletion', lastDay: TODAY, redirectTo: OTHER, replyText: 'Ya no está' },
  restoration: { what: 'restoration' },
};

function check(what: RawChange['what'], change: Partial<RawChange> = {}, account: Account = ACCOUNT) {
  const raw = { ...FILLED[what], justification: 'Hace falta', ...change };
  return validateChange(raw, {
    ...{ account, today: TODAY, domain: 'entidad.gov.co', reserved: RESERVED },
    ...{ relations: RELATIONS, documentTypes: DOCUMENT_TYPES },
  });
}

function problems(
  what: RawChange['what'],
  change: Partial<RawChange>,
  account: Account = ACCOUNT,
): Partial<Record<ChangeField, string>> {
  const checked = check(what, change, account);
  return checked.ok ? {} : Object.fromEntries(checked.error.map(({ field, problem }) => [field, problem]));
}

function formOf(what: RawChange['what'], change: Partial<RawChange> = {}, account: Account = ACCOUNT): object {
  const checked = check(what, change, account);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

describe('a form about an account that is there', () => {
  it.each([...MODIFICATIONS, 'deletion', 'restoration'] as const)('of %s is taken when it is well filled', (what) => {
    expect(formOf(what)).toMatchObject({
      type: what,
      justification: 'Hace falta',
      account: { id: ACCOUNT.id, directoryId: ACCOUNT.directoryId, address: ACCOUNT.address, subject: ACCOUNT.subject },
    });
  });

  it.each([...MODIFICATIONS, 'deletion', 'restoration'] as const)('of %s needs a reason', (what) => {
    expect(problems(what, { justification: ' \u200b ' })).toEqual({ justification: 'required' });
    expect(problems(what, { justification: 'x'.repeat(1001) })).toEqual({ justification: 'too_long' });
  });

  it('tells all that is wrong at once', () => {
    const wrong = { givenNames: 'Hugo 2', surnames: '', department: null, phone: 'llámeme', responsible: null };
    expect(problems('data', { ...wrong, justification: '' })).toEqual({
      givenNames: 'digits_in_name',
      surnames: 'required',
      department: 'required',
      phone: 'phone_invalid',
      responsible: 'required',
      justification: 'required',
    });
  });
});

describe('personal data', () => {
  it('keeps the name that people know while given names and surnames stay', () => {
    const known = { ...ACCOUNT, displayName: 'Hugo Holder (Talento Humano)' };
    expect(formOf('data', {}, known)).toMatchObject({ data: { displayName: 'Hugo Holder (Talento Humano)' } });
    expect(formOf('data', { surnames: ' Holder  Peña ' }, known)).toMatchObject({
      data: { surnames: 'Holder Peña', displayName: 'Hugo Holder Peña' },
    });
  });

  it('may leave position and phone empty', () => {
    expect(formOf('data', { position: '', phone: ' ' })).toMatchObject({ data: { position: null, phone: null } });
  });

  it('corrects the number of a contract, and never takes it away', () => {
    expect(formOf('data')).toMatchObject({ data: { contractNumber: 'CPS-123-2026' } });
    expect(formOf('data', { contractNumber: ' CPS 124-2026 ' })).toMatchObject({
      data: { contractNumber: 'CPS 124-2026' },
    });
    expect(problems('data', { contractNumber: 'x'.repeat(61) })).toEqual({ contractNumber: 'too_long' });
    const without = { ...ACCOUNT, contractNumber: null };
    expect(JSON.stringify(formOf('data', {}, without))).not.toContain('contractNumber');
  });

  it('of a department is a name only', () => {
    const account = { ...ACCOUNT, type: 'departmental' } as const;
    expect(formOf('data', { accountName: 'Atención', givenNames: null }, account)).toMatchObject({
      data: { givenNames: null, surnames: null, displayName: 'Atención' },
    });
    expect(problems('data', { accountName: '' }, account)).toEqual({ accountName: 'required' });
    expect(problems('data', { accountName: 'x'.repeat(65) }, account)).toEqual({ accountName: 'too_long' });
    // Its form does not ask who answers for it, and nobody may.
    const alone = { ...account, responsible: null };
    expect(formOf('data', { accountName: 'Atención' }, alone)).toMatchObject({ data: { responsible: null } });
  });
});

describe('addresses', () => {
  it.each([
    ['address', 'newAddress'],
    ['alias', 'alias'],
  ] as const)('of an %s follow the rules of every address', (what, field) => {
    expect(problems(what, { [field]: '' })).toEqual({ [field]: 'required' });
    expect(problems(what, { [field]: 'Ana Peña' })).toEqual({ [field]: 'address_characters' });
    expect(problems(what, { [field]: 'soporte' })).toEqual({ [field]: 'address_reserved' });
    expect(problems(what, { [field]: 'a'.repeat(41) })).toEqual({ [field]: 'address_too-long' });
    expect(problems(what, { [field]: 'Hugo.Holder' })).toEqual({ [field]: 'same' });
    expect(formOf(what, { [field]: ' Nueva@Entidad.gov.co ' })).toMatchObject({ localPart: 'nueva' });
  });
});

describe('days', () => {
  it.each([
    ['out_of_office', 'from'],
    ['out_of_office', 'until'],
    ['redirection', 'until'],
    ['contract', 'contractEnd'],
  ] as const)('of %s (%s) are given, exist, and lie ahead', (what, field) => {
    expect(problems(what, { [field]: null })).toMatchObject({ [field]: 'required' });
    expect(problems(what, { [field]: '2026-02-30' })).toMatchObject({ [field]: 'date_invalid' });
    expect(problems(what, { [field]: '2026-03-09' })).toMatchObject({ [field]: 'date_past' });
  });

  it('of a deletion are given and exist, and may be over', () => {
    expect(problems('deletion', { lastDay: null })).toEqual({ lastDay: 'required' });
    expect(problems('deletion', { lastDay: '2026-02-30' })).toEqual({ lastDay: 'date_invalid' });
    expect(problems('deletion', { lastDay: '2020-01-01' })).toEqual({ lastDay: 'end_long_past' });
    expect(formOf('deletion', { lastDay: '2025-12-31' })).toMatchObject({ lastDay: '2025-12-31' });
  });

  it('of an automatic answer end after they begin', () => {
    expect(problems('out_of_office', { from: '2026-03-20', until: '2026-03-19' })).toEqual({ until: 'before_from' });
    expect(formOf('out_of_office', { from: '2026-03-20', until: '2026-03-20' })).toMatchObject({ until: '2026-03-20' });
  });

  it('of a contract lie after the present end', () => {
    expect(problems('contract', { contractEnd: '2026-06-30' })).toEqual({ contractEnd: 'not_later' });
    expect(formOf('contract', { contractEnd: '2026-07-01' })).toMatchObject({ contractEnd: '2026-07-01' });
    const open = { ...ACCOUNT, contractEnd: null };
    expect(formOf('contract', { contractEnd: TODAY }, open)).toMatchObject({ contractEnd: TODAY });
  });

  it('are asked for in a restoration where the contract is over', () => {
    const over = { ...ACCOUNT, contractEnd: '2026-03-09' };
    expect(problems('restoration', {}, over)).toEqual({ contractEnd: 'contract_over' });
    expect(problems('restoration', { contractEnd: '2026-03-09' }, over)).toEqual({ contractEnd: 'date_past' });
    expect(formOf('restoration', { contractEnd: TODAY }, over)).toMatchObject({ contractEnd: TODAY });
    expect(problems('restoration', { contractEnd: '2026-06-30' })).toEqual({ contractEnd: 'not_later' });
    expect(formOf('restoration')).toMatchObject({ contractEnd: null });
    expect(formOf('restoration', {}, { ...ACCOUNT, contractEnd: TODAY })).toMatchObject({ contractEnd: null });
  });
});

describe('what is chosen', () => {
  it('is another account', () => {
    const itself = { id: ACCOUNT.id, address: ACCOUNT.address, displayName: ACCOUNT.displayName };
    expect(problems('redirection', { redirectTo: itself })).toEqual({ redirectTo: 'itself' });
    expect(problems('redirection', { redirectTo: null })).toEqual({ redirectTo: 'required' });
    expect(problems('delegation', { delegate: itself })).toEqual({ delegate: 'itself' });
    expect(problems('deletion', { redirectTo: itself })).toEqual({ redirectTo: 'itself' });
    expect(formOf('deletion', { redirectTo: null, replyText: '' })).toMatchObject({
      redirectTo: null,
      outOfOffice: '',
    });
  });

  it('is at least one group, and none both to join and to leave', () => {
    expect(problems('groups', { join: [], leave: [] })).toEqual({ join: 'nothing_chosen' });
    expect(problems('groups', { leave: [GROUP] })).toEqual({ leave: 'in_both' });
    expect(formOf('groups', { join: [], leave: [GROUP] })).toMatchObject({ join: [], leave: [GROUP] });
  });

  it('is at least one right, and only those that there are', () => {
    expect(problems('delegation', { rights: ['everything'] })).toEqual({ rights: 'nothing_chosen' });
    expect(formOf('delegation')).toMatchObject({ rights: ['full_access', 'send_as'] });
  });

  it('is a licence, and somebody else to be responsible', () => {
    expect(problems('licence', { licence: null })).toEqual({ licence: 'required' });
    expect(problems('licence', { replaces: SKU })).toEqual({ replaces: 'same' });
    expect(problems('responsible', { newResponsible: HEAD })).toEqual({ newResponsible: 'same' });
    expect(problems('responsible', { newResponsible: null })).toEqual({ newResponsible: 'required' });
  });
});

describe('an automatic answer', () => {
  it('keeps its lines, and nothing that cannot be seen', () => {
    expect(tidyLines('\u202e Hola. \r\n\r\n\n\n Vuelvo\u0007  pronto.\n')).toBe('Hola.\n\nVuelvo pronto.');
    expect(formOf('out_of_office', { replyText: 'Uno\nDos' })).toMatchObject({ text: 'Uno\nDos' });
  });

  it('has a longest length, and may be missing from a deletion only', () => {
    expect(problems('out_of_office', { replyText: '' })).toEqual({ replyText: 'required' });
    const long = 'x'.repeat(REPLY_MAX + 1);
    expect(problems('out_of_office', { replyText: long })).toEqual({ replyText: 'too_long' });
    expect(problems('deletion', { replyText: long })).toEqual({ replyText: 'too_long' });
  });
});
