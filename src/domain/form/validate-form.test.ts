import { describe, it, expect } from 'vitest';
import { HEAD, HOLDER, RESERVED } from '#domain/request/request.fixture.ts';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from './document-type.ts';
import { tidy, validateForm, type Field, type FieldError, type RawForm } from './validate-form.ts';

const OFFERED = { relations: RELATIONS, documentTypes: DOCUMENT_TYPES };
const WHERE = { today: '2026-02-03', domain: 'entidad.gov.co', reserved: RESERVED, ...OFFERED };
const DEPARTMENT = { code: '120', name: 'Talento Humano', head: null };

const PERSON: RawForm = {
  type: 'personal',
  givenNames: 'Ana María',
  surnames: 'Muñoz Peña',
  documentType: 'cc',
  documentNumber: '1098765432',
  position: 'Profesional universitaria',
  department: DEPARTMENT,
  relation: 'planta',
  contractEnd: null,
  contactEmail: 'ana@example.com',
  contactPhone: '300 123 4567',
  chatUser: HOLDER,
  responsible: HEAD,
  desiredAddress: null,
  justification: 'Nueva funcionaria',
  consent: true,
};

const OFFICE: RawForm = {
  type: 'departmental',
  accountName: 'Talento Humano',
  department: DEPARTMENT,
  responsible: HEAD,
  contactPhone: '300 123 4567',
  desiredAddress: null,
  justification: 'Atención a los funcionarios',
  consent: true,
};

/** The problems of a form, `field problem` each. */
function problemsOf(raw: RawForm): readonly string[] {
  const checked = validateForm(raw, WHERE);
  return checked.ok ? [] : checked.error.map(({ field, problem }) => `${field} ${problem}`);
}

describe('a personal form', () => {
  it('is accepted as it was filled in', () => {
    expect(validateForm(PERSON, WHERE)).toEqual({
      ok: true,
      value: {
        type: 'personal',
        givenNames: 'Ana María',
        surnames: 'Muñoz Peña',
        documentType: 'cc',
        documentNumber: '1098765432',
        position: 'Profesional universitaria',
        department: DEPARTMENT,
        relation: 'planta',
        contractEnd: null,
        contactEmail: 'ana@example.com',
        contactPhone: '300 123 4567',
        chatUser: HOLDER,
        responsible: HEAD,
        desiredLocalPart: null,
        justification: 'Nueva funcionaria',
      },
    });
  });

  it.each<[Field, string | null, FieldError['problem']]>([
    ['givenNames', '', 'required'],
    ['givenNames', null, 'required'],
    ['givenNames', ' \u200b ', 'required'],
    ['givenNames', 'Ana 2', 'digits_in_name'],
    ['givenNames', 'Ana Ⅷ', 'digits_in_name'],
    ['givenNames', 'Ana <b>', 'not_a_name'],
    ['givenNames', '-Ana', 'not_a_name'],
    ['givenNames', 'A', 'too_short'],
    ['givenNames', 'A.', 'too_short'],
    ['givenNames', 'a'.repeat(65), 'too_long'],
    ['surnames', '', 'required'],
    ['surnames', 'Muñoz_Peña', 'not_a_name'],
    ['surnames', 'M', 'too_short'],
    ['documentType', null, 'required'],
    ['documentType', 'nit', 'required'],
    ['documentNumber', '', 'required'],
    ['documentNumber', '12345', 'document_form'],
    ['documentNumber', '12345678901', 'document_form'],
    ['documentNumber', '0123456', 'document_form'],
    ['documentNumber', '12345A', 'document_form'],
    ['documentNumber', '١٢٣٤٥٦', 'document_form'],
    ['position', ' ', 'required'],
    ['position', 'a'.repeat(129), 'too_long'],
    ['relation', null, 'required'],
    ['relation', 'amigo', 'required'],
    ['contractEnd', '2026-02-02', 'date_past'],
    ['contractEnd', '2026-02-30', 'date_invalid'],
    ['contractEnd', '2026-13-01', 'date_invalid'],
    ['contractEnd', '2027-02-29', 'date_invalid'],
    ['contractEnd', '03/02/2026', 'date_invalid'],
    ['contractEnd', 'mañana', 'date_invalid'],
    ['contactEmail', '', 'required'],
    ['contactEmail', 'ana', 'email_invalid'],
    ['contactEmail', 'ana@example', 'email_invalid'],
    ['contactEmail', 'ana@exam ple.com', 'email_invalid'],
    ['contactEmail', 'ana@example.com, otra@example.com', 'email_invalid'],
    ['contactEmail', `${'a'.repeat(250)}@example.com`, 'email_invalid'],
    ['contactEmail', 'ana@entidad.gov.co', 'email_institutional'],
    ['contactEmail', 'ANA@ENTIDAD.GOV.CO', 'email_institutional'],
    ['contactPhone', '123456', 'phone_invalid'],
    ['contactPhone', '1234567890123456', 'phone_invalid'],
    ['contactPhone', '300 CALL NOW', 'phone_invalid'],
    ['desiredAddress', '@entidad.gov.co', 'address_empty'],
    ['desiredAddress', 'ana muñoz', 'address_characters'],
    ['desiredAddress', 'a'.repeat(41), 'address_too-long'],
    ['desiredAddress', 'postmaster', 'address_reserved'],
    ['justification', '\n\t', 'required'],
    ['justification', 'a'.repeat(1001), 'too_long'],
  ])('is refused for %s = %j: %s', (field, value, problem) => {
    expect(problemsOf({ ...PERSON, [field]: value })).toEqual([`${field} ${problem}`]);
  });

  it('is refused without a department, a responsible official or consent', () => {
    expect(problemsOf({ ...PERSON, department: null })).toEqual(['department required']);
    const longest = { ...DEPARTMENT, name: 'Ñ'.repeat(64) };
    expect(problemsOf({ ...PERSON, department: longest })).toEqual([]);
    expect(problemsOf({ ...PERSON, department: { ...longest, name: `${longest.name}ñ` } })).toEqual([
      'department too_long',
    ]);
    expect(problemsOf({ ...PERSON, responsible: null })).toEqual(['responsible required']);
    expect(problemsOf({ ...PERSON, consent: false })).toEqual(['consent consent_required']);
  });

  it('reports everything that is missing at once', () => {
    expect(problemsOf({ type: 'personal', consent: false }).toSorted()).toEqual([
      'consent consent_required',
      'contactEmail required',
      'contactPhone required',
      'department required',
      'documentNumber required',
      'documentType required',
      'givenNames required',
      'justification required',
      'position required',
      'relation required',
      'responsible required',
      'surnames required',
    ]);
  });

  it('reports one problem a field', () => {
    const raw: RawForm = { type: 'personal', givenNames: '4', documentType: 'cc', documentNumber: 'x', consent: false };
    const checked = validateForm({ ...raw, contractEnd: 'x', contactEmail: 'x', contactPhone: 'x' }, WHERE);
    const fields = checked.ok ? [] : checked.error.map(({ field }) => field);
    expect(new Set(fields).size).toBe(fields.length);
  });
});

describe('a name', () => {
  it.each([
    'María José',
    "O'Higgins",
    'D’Angelo',
    'García-Peña',
    'de la Cruz',
    'Juan C.',
    'Núñez Ñustes',
    'Łukasz',
    'Иван',
    'a'.repeat(64),
  ])('may be %s', (name) => {
    expect(problemsOf({ ...PERSON, givenNames: name, surnames: name })).toEqual([]);
  });
});

describe('a document', () => {
  it.each([
    ['cc', '1.098.765.432', '1098765432'],
    ['cc', ' 12 345-678 ', '12345678'],
    ['cc', '123456', '123456'],
    ['ce', '1234', '1234'],
    ['ce', '1234567890', '1234567890'],
    ['passport', 'ab 12345', 'AB12345'],
    ['ppt', '5.123.456', '5123456'],
    ['ti', '1.098.765.432', '1098765432'],
    ['ti', '01020312345', '01020312345'],
    ['passport', '123456789012345', '123456789012345'],
  ])('%s %s is taken as %s', (documentType, documentNumber, taken) => {
    expect(validateForm({ ...PERSON, documentType, documentNumber }, WHERE)).toMatchObject({
      ok: true,
      value: { documentType, documentNumber: taken },
    });
  });

  it.each([
    ['ppt', '1234', 'document_form'],
    ['ti', '123456789012', 'document_form'],
    ['ti', 'A123456789', 'document_form'],
    ['ce', '123', 'document_form'],
    ['ce', '12345678901', 'document_form'],
    ['ce', '0123', 'document_form'],
    ['passport', 'AB12', 'document_form'],
    ['passport', 'A'.repeat(16), 'document_form'],
    ['passport', 'AB_1234', 'document_form'],
  ])('%s %s is refused', (documentType, documentNumber, problem) => {
    expect(problemsOf({ ...PERSON, documentType, documentNumber })).toEqual([`documentNumber ${problem}`]);
  });
});

describe('the end of the contract', () => {
  it.each(RELATIONS)('is demanded where the relation needs it: $code', ({ code: relation, needsEnd }) => {
    expect(problemsOf({ ...PERSON, relation })).toEqual(needsEnd ? ['contractEnd date_required'] : []);
    expect(problemsOf({ ...PERSON, relation, contractEnd: '2026-12-31' })).toEqual([]);
  });

  it('may be given for others, and is kept', () => {
    const checked = validateForm({ ...PERSON, relation: 'provisional', contractEnd: '2028-02-29' }, WHERE);
    expect(checked).toMatchObject({ ok: true, value: { contractEnd: '2028-02-29' } });
  });

  it('may be today, never yesterday', () => {
    expect(problemsOf({ ...PERSON, contractEnd: '2026-02-03' })).toEqual([]);
    expect(problemsOf({ ...PERSON, contractEnd: '2026-02-02' })).toEqual(['contractEnd date_past']);
  });
});

describe('what the institution offers', () => {
  const [planta] = RELATIONS;
  const honorario = { ...planta, code: 'honorario', needsContract: true, needsStart: true };
  const nuip = { ...DOCUMENT_TYPES[0], code: 'nuip', shortest: 8, longest: 8 };
  const where = { ...WHERE, relations: [honorario], documentTypes: [nuip] };
  const asked = { ...PERSON, relation: 'honorario', documentType: 'nuip', documentNumber: '12345678' };
  const contract = { contractNumber: 'CPS 12-2026', contractStart: '2026-02-03' };

  it('is accepted, and nothing else', () => {
    expect(validateForm({ ...asked, ...contract }, where)).toMatchObject({
      ok: true,
      value: { relation: 'honorario', documentType: 'nuip', ...contract },
    });
    expect(validateForm({ ...asked, documentNumber: '1234567', ...contract }, where)).toEqual({
      ok: false,
      error: [{ field: 'documentNumber', problem: 'document_form', rule: nuip }],
    });
    const checked = validateForm({ ...PERSON }, where);
    expect(checked.ok ? [] : checked.error.map(({ field }) => field)).toEqual(['documentType', 'relation']);
  });

  it('says which relation needs the number and the first day of a contract', () => {
    const checked = validateForm(asked, where);
    expect(checked.ok ? [] : checked.error).toEqual([
      { field: 'contractNumber', problem: 'number_required' },
      { field: 'contractStart', problem: 'start_required' },
    ]);
    const other = validateForm({ ...PERSON, ...contract }, WHERE);
    expect(other).toMatchObject({ ok: true, value: { contractStart: '2026-02-03' } });
    expect(other.ok && Object.keys(other.value)).not.toContain('contractNumber');
  });
});

it('takes the number and the first day of a contractor’s contract, who may have neither yet', () => {
  const contractor = { ...PERSON, relation: 'contratista', contractEnd: '2026-12-31' };
  const contract = { contractNumber: 'CPS-1', contractStart: '2026-03-01' };
  expect(validateForm({ ...contractor, ...contract }, WHERE)).toMatchObject({ ok: true, value: contract });
  expect(problemsOf(contractor)).toEqual([]);
});

describe('the first day', () => {
  it.each([
    ['2026-02-02', null],
    ['2026-08-02', null],
    ['2026-08-03', 'start_far'],
    ['2026-02-30', 'date_invalid'],
  ])('%s is answered with %s', (contractStart, problem) => {
    expect(problemsOf({ ...PERSON, contractStart })).toEqual(problem === null ? [] : [`contractStart ${problem}`]);
  });

  it('is not after the last', () => {
    const contract = { contractStart: '2026-03-01', contractEnd: '2026-02-28' };
    expect(problemsOf({ ...PERSON, ...contract })).toEqual(['contractStart start_after_end']);
    expect(problemsOf({ ...PERSON, ...contract, contractEnd: '2026-03-01' })).toEqual([]);
  });
});

describe('a phone', () => {
  it('may be left out by whoever is in the chat, and by nobody else', () => {
    expect(problemsOf({ ...PERSON, contactPhone: '', chatUser: HOLDER })).toEqual([]);
    expect(problemsOf({ ...PERSON, contactPhone: '', chatUser: null })).toEqual(['contactPhone required']);
    expect(problemsOf({ ...OFFICE, contactPhone: '' })).toEqual([]);
  });

  it.each(['3001234567', '+57 300 123 4567', '(601) 555-1234', '555.1234'])('may be written %s', (contactPhone) => {
    expect(problemsOf({ ...PERSON, contactPhone })).toEqual([]);
  });
});

describe('the wished address', () => {
  it('is kept as its local part, whole addresses of the institution too', () => {
    const checked = validateForm({ ...PERSON, desiredAddress: ' Ana.Munoz@Entidad.gov.co ' }, WHERE);
    expect(checked).toMatchObject({ ok: true, value: { desiredLocalPart: 'ana.munoz' } });
  });

  it('may be left out', () => {
    expect(validateForm({ ...PERSON, desiredAddress: '  ' }, WHERE)).toMatchObject({
      ok: true,
      value: { desiredLocalPart: null },
    });
  });
});

describe('a departmental form', () => {
  it('is accepted as it was filled in', () => {
    expect(validateForm(OFFICE, WHERE)).toEqual({
      ok: true,
      value: {
        type: 'departmental',
        accountName: 'Talento Humano',
        department: DEPARTMENT,
        responsible: HEAD,
        desiredLocalPart: null,
        contactPhone: '300 123 4567',
        justification: 'Atención a los funcionarios',
      },
    });
  });

  it('takes no notice of what belongs to a person', () => {
    expect(problemsOf({ ...OFFICE, givenNames: '4', documentNumber: 'x', contractEnd: 'x' })).toEqual([]);
  });

  it('may carry digits in its name, up to 64 characters', () => {
    expect(problemsOf({ ...OFFICE, accountName: 'Sede 2' })).toEqual([]);
    expect(problemsOf({ ...OFFICE, accountName: 'a'.repeat(65) })).toEqual(['accountName too_long']);
  });

  it('reports everything that is missing at once', () => {
    expect(problemsOf({ type: 'departmental', consent: false }).toSorted()).toEqual([
      'accountName required',
      'consent consent_required',
      'department required',
      'justification required',
      'responsible required',
    ]);
  });
});

describe('text as people mean it', () => {
  it.each([
    ['  Ana \t  María\n', 'Ana María'],
    ['una\r\nlínea\u2028otra', 'una línea otra'],
    ['a\u0000b\u0007c', 'a b c'],
    ['\u202eAna\u202c', 'Ana'],
    ['Ju\u200ban', 'Juan'],
    ['\ufeffAna\u00a0María\u200f', 'Ana María'],
    ['Mun\u0303oz', 'Muñoz'],
    [null, ''],
    [undefined, ''],
  ])('%j becomes %j', (typed, tidied) => {
    expect(tidy(typed)).toBe(tidied);
  });

  it('is tidied before it is checked and kept', () => {
    const typed = { ...PERSON, givenNames: '\u202eAna\n María', contactEmail: ' ANA\u200b@Example.com' };
    expect(validateForm(typed, WHERE)).toMatchObject({
      ok: true,
      value: { givenNames: 'Ana María', contactEmail: 'ana@example.com' },
    });
  });
});
