import { describe, expect, it } from 'vitest';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { shownText } from '#domain/shown-text.ts';
import { createMessages } from '#messages/messages.ts';
import { fieldsIn, namesIn, textIn } from '../screen.fixture.ts';
import { creationDialog, type ChosenProfile } from './form.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const notice = shownText({ kind: 'privacy_notice', version: '01', text: 'Para qué.\nQuién responde.' });
const settings = {
  institution: {
    name: 'Gobernación',
    mailDomain: 'entidad.gov.co',
    relations: RELATIONS,
    documentTypes: DOCUMENT_TYPES,
  },
  type: 'personal',
  departments: { listed: true, find: () => null },
  notice,
} as const;

describe('the form for a new account', () => {
  it('asks of a person who they are, and of a department only what it needs', () => {
    expect(namesIn(creationDialog(m, settings))).toEqual([
      ...['type', 'chatUser', 'givenNames', 'surnames', 'documentType', 'documentNumber', 'position', 'department'],
      ...['relation', 'contactEmail', 'contactPhone', 'responsible', 'justification', 'desiredAddress', 'consent'],
    ]);
    expect(namesIn(creationDialog(m, { ...settings, type: 'departmental' }))).toEqual([
      ...['type', 'accountName', 'department', 'responsible', 'contactPhone'],
      ...['justification', 'desiredAddress', 'consent'],
    ]);
  });

  it('asks for the end of the contract exactly where the relation needs it', () => {
    const asks = (relation: string): boolean =>
      namesIn(creationDialog(m, { ...settings, entries: { relation } })).includes('contractEnd');
    expect(['planta', 'contratista', 'provisional', 'pasante'].filter(asks)).toEqual(['contratista', 'pasante']);
  });

  it('asks whoever wants an account for themselves neither who they are nor for what kind', () => {
    const dialog = creationDialog(m, { ...settings, own: 'Hugo Holder' });
    expect(namesIn(dialog)).not.toContain('type');
    expect(namesIn(dialog)).not.toContain('chatUser');
    expect(textIn(dialog)).toContain('La cuenta es para usted: Hugo Holder');
  });

  it('needs a telephone of those alone who are not in the chat', () => {
    const isOptional = (more: Partial<Parameters<typeof creationDialog>[1]>): boolean | undefined =>
      fieldsIn(creationDialog(m, { ...settings, ...more })).find(({ name }) => name === 'contactPhone')?.optional;
    expect(isOptional({})).toBeUndefined();
    expect(isOptional({ entries: { chatUser: 'U0NUEVA' } })).toBe(true);
    expect(isOptional({ own: 'Hugo Holder' })).toBe(true);
    expect(isOptional({ type: 'departmental' })).toBe(true);
  });

  it('carries the notice that it shows', () => {
    const { state, content } = creationDialog(m, settings);
    expect(state).toEqual({ notice: notice.sha256 });
    expect(content).toContainEqual(expect.objectContaining({ lines: [['Para qué.'], ['Quién responde.']] }));
  });

  it('asks for the department in words where the institution gave no list', () => {
    const input = (listed: boolean): string | undefined =>
      fieldsIn(creationDialog(m, { ...settings, departments: { listed, find: () => null } })).find(
        ({ name }) => name === 'department',
      )?.input.input;
    expect([input(true), input(false)]).toEqual(['search', 'line']);
  });

  it('tells right under the field what of a chosen person does not fit', () => {
    const under = (profile: ChosenProfile): unknown => {
      const { content } = creationDialog(m, { ...settings, profile });
      const at = content.findIndex((part) => part.kind === 'field' && part.name === 'chatUser');
      const next = content[at + 1];
      return next?.kind === 'lines' ? next.lines : null;
    };
    const words = m.receives.form;
    expect(under({ name: 'Hugo', doubts: ['name'], isNamed: true })).toEqual([
      [words.profile('Hugo')],
      [`⚠ ${words.differs.name}`],
      [words.other],
    ]);
    expect(under({ name: 'Hugo', doubts: [], isNamed: false })).toEqual([[words.profile('Hugo')], [words.compare]]);
    expect(under({ name: 'Hugo', doubts: [], isNamed: true })).toBeNull();
  });
});
