import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { readRelations } from './relations.ts';

const directory = mkdtempSync(join(tmpdir(), 'relations-'));
afterAll(() => rmSync(directory, { recursive: true }));
const file = join(directory, 'relations.json');
const GROUP = '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1b01';

function read(content: unknown): ReturnType<typeof readRelations> {
  writeFileSync(file, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return readRelations(file);
}

/** What is said against a file, without its path. */
function problemsOf(content: unknown): readonly string[] {
  try {
    read(content);
    return [];
  } catch (error) {
    return (error as Error).message.replace(`${file}: `, '').split('; ');
  }
}

describe('relations and documents', () => {
  it('are ours where the institution wrote no file, or says nothing of them', () => {
    const ours = { relations: RELATIONS, documentTypes: DOCUMENT_TYPES };
    expect([readRelations(null), read({})]).toEqual([ours, ours]);
    expect(read({ relations: [{ code: 'planta' }] }).documentTypes).toBe(DOCUMENT_TYPES);
  });

  it('are those of the file, in its order, each with what it says and else with ours', () => {
    const { relations } = read({
      relations: [
        { code: 'libre', name: 'Libre nombramiento', needsStart: true },
        { code: 'contratista', groups: [GROUP], licence: 'EXCHANGEDESKLESS' },
        { code: 'pasante', name: 'Practicante', needsEnd: false, groups: [] },
      ],
    });
    expect(relations.map(({ code }) => code)).toEqual(['libre', 'contratista', 'pasante']);
    expect(relations[0]).toMatchObject({
      name: 'Libre nombramiento',
      needsStart: true,
      needsEnd: false,
      profile: null,
    });
    expect(relations[1]).toMatchObject({
      ...{ name: null, needsEnd: true },
      profile: { licence: 'EXCHANGEDESKLESS', groups: [GROUP], licenceGroup: null },
    });
    expect(relations[2]).toMatchObject({
      name: 'Practicante',
      needsEnd: false,
      profile: { licence: null, groups: [] },
    });
  });

  it('give a document the form of the file, and ours its own', () => {
    const nuip = {
      code: 'nuip',
      name: 'NUIP de un menor',
      short: 'NUIP',
      characters: 'digits',
      shortest: 8,
      longest: 11,
    };
    const { documentTypes } = read({ documentTypes: [{ code: 'cc' }, nuip, { code: 'otro', name: 'Otro' }] });
    expect(documentTypes[0]).toEqual(DOCUMENT_TYPES[0]);
    expect(documentTypes[1]).toEqual({ ...nuip, zeroFirst: true });
    expect(documentTypes[2]).toMatchObject({ characters: 'letters_and_digits', short: null });
  });
});

describe('a file with mistakes', () => {
  it('is refused with all of them, each with its place', () => {
    expect(
      problemsOf({
        relations: [{ code: 'Libre' }, { code: 'planta', needEnd: true }, { code: 'otra', groups: ['Todos'] }],
        documentTypes: [{ code: 'cc', shortest: 9, longest: 8 }, { code: 'dep' }],
      }),
    ).toEqual([
      expect.stringMatching(/^relations\[0\]\.code: a code has lower-case letters/),
      expect.stringMatching(/^relations\[1\]: .*needEnd/),
      'relations[2].groups[0]: the id of a group is a GUID',
      'documentTypes[0]: shortest is more than longest',
      'documentTypes[1].code: this code means something else here: choose another',
    ]);
  });

  it('is refused where people would read a code, or a code stands twice', () => {
    expect(problemsOf({ relations: [{ code: 'planta' }, { code: 'libre' }, { code: 'planta' }] })).toEqual([
      'relations[1]: libre needs a name, which people read',
      'relations[2]: the code planta stands twice',
    ]);
    expect(problemsOf({ documentTypes: [{ code: 'nuip' }] })).toEqual([
      'documentTypes[0]: nuip needs a name, which people read',
    ]);
    expect(problemsOf({ relations: [{ code: 'departmental', name: 'De una dependencia' }] })).toHaveLength(1);
  });

  it.each([
    ['offers nothing', { relations: [] }, /^relations: /],
    ['is no JSON', '{ relations: }', /is no JSON/],
    ['is not UTF-8', Buffer.from('{"relations":[{"code":"a","name":"Pr\xe1ctica"}]}', 'latin1'), /is not UTF-8/],
  ])('is refused when it %s', (_, content, why) => {
    expect(problemsOf(content).join('; ')).toMatch(why);
  });
});
