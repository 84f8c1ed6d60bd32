import { describe, it, expect } from 'vitest';
import { asciiWords, LOCAL_PART_MAX, parseLocalPart, proposeLocalParts } from './address.ts';
import type { CreationForm } from './form.ts';
import { DEPARTMENTAL, PERSONAL } from './request.fixture.ts';
import { pick, seededRandom } from './seeded-random.fixture.ts';

const DOMAIN = 'entidad.gov.co';

function person(givenNames: string, surnames: string): CreationForm {
  return { ...PERSONAL, givenNames, surnames };
}

function department(accountName: string): CreationForm {
  return { ...DEPARTMENTAL, accountName };
}

describe('the words of a name in ASCII', () => {
  it.each([
    ['Muñoz', ['munoz']],
    ['José Ángel', ['jose', 'angel']],
    ['Agüero', ['aguero']],
    ['Mun\u0303oz', ['munoz']],
    ['GARCÍA-PEÑA', ['garcia', 'pena']],
    ["O'Higgins D’Angelo", ['ohiggins', 'dangelo']],
    ['Łukasz Đorđe', ['lukasz', 'dorde']],
    ['Weiß Sørensen Æsir', ['weiss', 'sorensen', 'aesir']],
    ['Área 51', ['area', '51']],
    ['Иван', []],
    ['李小龍', []],
    [' .,- ', []],
    ['', []],
  ])('%s', (text, words) => {
    expect(asciiWords(text)).toEqual(words);
  });
});

describe('proposals for a person', () => {
  it('begin with name.surname', () => {
    expect(proposeLocalParts(person('Ana', 'Muñoz'))[0]).toBe('ana.munoz');
  });

  it('take the first of several given names', () => {
    expect(proposeLocalParts(person('José Ángel', 'Agüero'))[0]).toBe('jose.aguero');
  });

  it('resolve homonyms by the second surname, then by numbers from 2', () => {
    expect(proposeLocalParts(person('Ana María', 'Muñoz Peña'))).toEqual([
      'ana.munoz',
      'ana.munoz.pena',
      'ana.munoz2',
      'ana.munoz3',
      'ana.munoz4',
    ]);
  });

  it('go straight to numbers when there is one surname', () => {
    expect(proposeLocalParts(person('Ana', 'Muñoz'), 3)).toEqual(['ana.munoz', 'ana.munoz2', 'ana.munoz3']);
  });

  it.each([
    ['María', 'de la Cruz', 'maria.cruz'],
    ['María del Carmen', 'Ríos', 'maria.rios'],
    ['Juan', 'De Los Ríos y Vargas', 'juan.rios'],
  ])('drop particles: %s %s', (given, surnames, first) => {
    expect(proposeLocalParts(person(given, surnames))[0]).toBe(first);
  });

  it('keep particles when a name has nothing else', () => {
    expect(proposeLocalParts(person('Santa', 'De La'))[0]).toBe('santa.de');
  });

  it('close up around an apostrophe', () => {
    expect(proposeLocalParts(person('Bernardo', "O'Higgins"))[0]).toBe('bernardo.ohiggins');
  });

  it('fall back to neutral words when nothing of the name can be written in ASCII', () => {
    expect(proposeLocalParts(person('Иван', 'Петров'), 2)).toEqual(['usuario.cuenta', 'usuario.cuenta2']);
    expect(proposeLocalParts(person('Иван', 'Muñoz'))[0]).toBe('usuario.munoz');
  });

  it('are never longer than the longest local part, number included', () => {
    const long = proposeLocalParts(person('Maximiliano', 'Etxeberrigoikoerrotaberricoechea Muñoz'), 20);
    expect(long).toHaveLength(20);
    expect(Math.max(...long.map((local) => local.length))).toBe(LOCAL_PART_MAX);
    expect(long.at(-1)).toMatch(/20$/);
  });

  it('are as many as asked for, even where cutting makes two of them the same', () => {
    const proposed = proposeLocalParts(person('a'.repeat(64), 'Muñoz Peña'), 5);
    expect(new Set(proposed).size).toBe(5);
  });
});

describe('proposals for a department', () => {
  it('join the words of the account, without particles', () => {
    expect(proposeLocalParts(department('Secretaría de Educación'))[0]).toBe('secretaria.educacion');
  });

  it('never give a reserved name, but number it', () => {
    expect(proposeLocalParts(department('Sistemas'), 2)).toEqual(['sistemas2', 'sistemas3']);
  });

  it('fall back to a neutral word', () => {
    expect(proposeLocalParts(department('…'), 1)).toEqual(['cuenta2']);
  });
});

describe('a local part as typed', () => {
  it.each([
    ['ana.munoz', 'ana.munoz'],
    ['  Ana.Munoz ', 'ana.munoz'],
    ['ana.munoz@entidad.gov.co', 'ana.munoz'],
    ['ANA@Entidad.GOV.co', 'ana'],
    ['a_b-c.d2', 'a_b-c.d2'],
    ['a'.repeat(LOCAL_PART_MAX), 'a'.repeat(LOCAL_PART_MAX)],
  ])('is accepted: %s', (typed, local) => {
    expect(parseLocalPart(typed, DOMAIN)).toEqual({ ok: true, value: local });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['@entidad.gov.co', 'empty'],
    ['a'.repeat(LOCAL_PART_MAX + 1), 'too-long'],
    ['ana.muñoz', 'characters'],
    ['ana munoz', 'characters'],
    ['ana..munoz', 'characters'],
    ['.ana', 'characters'],
    ['ana.', 'characters'],
    ["o'higgins", 'characters'],
    ['ana@otra.gov.co', 'characters'],
    ['ana@sub.entidad.gov.co', 'characters'],
    ['postmaster', 'reserved'],
    ['Admin', 'reserved'],
    ['no-reply', 'reserved'],
    ['soporte@entidad.gov.co', 'reserved'],
  ])('is refused: %s', (typed, problem) => {
    expect(parseLocalPart(typed, DOMAIN)).toEqual({ ok: false, error: problem });
  });
});

describe('whatever the name', () => {
  const SPECIAL = [' ', '-', "'", '.', 'ñ', 'Á', 'ß', 'Ł', 'de ', '\u0301', '\u200f', '😀', '李', 'ж', '7'] as const;

  function randomName(random: () => number): string {
    const length = Math.floor(random() * 70);
    return Array.from({ length }, () => {
      const kind = random();
      if (kind < 0.5) return String.fromCodePoint(97 + Math.floor(random() * 26));
      if (kind < 0.8) return pick(random, SPECIAL);
      return String.fromCodePoint(Math.floor(random() * 0xd800));
    }).join('');
  }

  it('proposals are unique, enough, and pass the rule for local parts', () => {
    const random = seededRandom(20260202);
    for (let round = 0; round < 2_000; round += 1) {
      const form = random() < 0.2 ? department(randomName(random)) : person(randomName(random), randomName(random));
      const count = 1 + Math.floor(random() * 20);
      const proposed = proposeLocalParts(form, count);
      const about = JSON.stringify({ form, proposed });
      expect(proposed, about).toHaveLength(count);
      expect(new Set(proposed).size, about).toBe(count);
      for (const local of proposed) expect(parseLocalPart(local, DOMAIN), about).toEqual({ ok: true, value: local });
    }
  });
});
