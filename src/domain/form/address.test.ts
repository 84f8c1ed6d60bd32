import { describe, it, expect } from 'vitest';
import {
  LOCAL_PART_MAX,
  localParts,
  parseLocalPart,
  proposeLocalParts as propose,
  wishedLocalPart,
} from './address.ts';
import type { CreationForm } from './form.ts';
import { DEPARTMENTAL, PERSONAL, RESERVED } from '#domain/request/request.fixture.ts';
import { pick, seededRandom } from '#domain/seeded-random.fixture.ts';

const DOMAIN = 'entidad.gov.co';

function proposeLocalParts(form: CreationForm, count?: number): readonly string[] {
  return propose(form, RESERVED, count);
}

function person(givenNames: string, surnames: string): CreationForm {
  return { ...PERSONAL, givenNames, surnames };
}

function department(accountName: string): CreationForm {
  return { ...DEPARTMENTAL, accountName };
}

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
    ['María', 'de la Cruz', 'maria.delacruz'],
    ['María del Carmen', 'Ríos', 'maria.rios'],
    ['Juan', 'De Los Ríos y Vargas', 'juan.delosrios'],
    ['Luis', 'San Juan', 'luis.sanjuan'],
    ['Rosa', 'Santa Cruz', 'rosa.santacruz'],
    ['San', 'Lee', 'san.lee'],
    ['Lina', 'Van der Berg', 'lina.vanderberg'],
    ['João', 'Dos Santos', 'joao.dossantos'],
    ['Santa', 'De La', 'santa.dela'],
  ])('keep particles with their word: %s %s', (given, surnames, first) => {
    expect(proposeLocalParts(person(given, surnames))[0]).toBe(first);
  });

  it.each([
    ['Ma. Fernanda', 'López', 'fernanda.lopez'],
    ['Mª Fernanda', 'López', 'fernanda.lopez'],
    ['M.ª Fernanda', 'López', 'fernanda.lopez'],
    ['Ma.Fernanda', 'López', 'fernanda.lopez'],
    ['Dra. Ana', 'Ruiz', 'ana.ruiz'],
    ['Ing. Carlos Alberto', 'Ruiz', 'carlos.ruiz'],
    ['Ma.', 'López', 'ma.lopez'],
    ['Ma', 'Li', 'ma.li'],
    ['J. Carlos', 'Ruiz', 'j.ruiz'],
  ])('drop titles, unless nothing else is there: %s %s', (given, surnames, first) => {
    expect(proposeLocalParts(person(given, surnames))[0]).toBe(first);
  });

  it.each([["O'Higgins"], ['O´Higgins'], ['O`Higgins'], ['O’Higgins']])(
    'close up around an apostrophe: %s',
    (surname) => {
      expect(proposeLocalParts(person('Bernardo', surname))[0]).toBe('bernardo.ohiggins');
    },
  );

  it('write other alphabets as passports do, and fall back to neutral words for what they cannot', () => {
    expect(proposeLocalParts(person('Иван', 'Петров'), 2)).toEqual(['ivan.petrov', 'ivan.petrov2']);
    expect(proposeLocalParts(person('李', 'Muñoz'))[0]).toBe('usuario.munoz');
  });

  it('go on with the second surname, then behind another word, where the name itself is reserved', () => {
    expect(proposeLocalParts(person('No', 'Reply Muñoz'), 2)).toEqual(['no.reply.munoz', 'no.reply.munoz2']);
    expect(proposeLocalParts(person('No', 'Reply'), 2)).toEqual(['cuenta.no.reply2', 'cuenta.no.reply3']);
  });

  it('never end', () => {
    const many = localParts(person('Ana', 'Muñoz'), RESERVED).drop(5_000).next().value;
    expect(many).toBe('ana.munoz5001');
  });

  it('are cut at words, and the first of two to its initial', () => {
    const long = 'Etxeberrigoikoerrotaberricoechea';
    expect(proposeLocalParts(person('Maximiliano', `${long} Muñoz`), 2)).toEqual([
      'm.etxeberrigoikoerrotaberricoechea',
      'm.etxeberrigoikoerrotaberricoechea2',
    ]);
    expect(proposeLocalParts(person('Bartolomé', 'Montealegre Etxeberrigoikoetxea'), 2)).toEqual([
      'bartolome.montealegre',
      'bartolome.montealegre2',
    ]);
    expect(proposeLocalParts(department('Secretaría de Infraestructura y Desarrollo Sostenible'))[0]).toBe(
      'secretaria.infraestructura.desarrollo',
    );
  });

  it('are never longer than the longest local part, number included', () => {
    const long = proposeLocalParts(person('Maximiliano', 'Etxeberrigoikoerrotaberricoechea Muñoz'), 20);
    expect(long).toHaveLength(20);
    expect(Math.max(...long.map((local) => local.length))).toBeLessThanOrEqual(LOCAL_PART_MAX);
    expect(long.at(-1)).toMatch(/20$/);
  });

  it('are as many as asked for, even where cutting makes two of them the same', () => {
    const proposed = proposeLocalParts(person('a'.repeat(64), 'Muñoz Peña'), 5);
    expect(new Set(proposed).size).toBe(5);
  });
});

describe('proposals for a department', () => {
  it('join the words of the account, without articles, and then with the department', () => {
    expect(proposeLocalParts(department('Atención a la Comunidad'), 3)).toEqual([
      'atencion.a.comunidad',
      'atencion.a.comunidad.talento.humano',
      'atencion.a.comunidad2',
    ]);
    expect(proposeLocalParts(department('Hospital San José'))[0]).toBe('hospital.sanjose');
  });

  it('may be what is kept from people alone, and never what nobody has', () => {
    expect(proposeLocalParts(department('Contabilidad'))[0]).toBe('contabilidad');
    expect(proposeLocalParts(department('Postmaster'), 2)).toEqual([
      'postmaster.talento.humano',
      'postmaster.talento.humano2',
    ]);
  });

  it('fall back to a neutral word', () => {
    expect(proposeLocalParts(department('…'), 2)).toEqual(['cuenta', 'cuenta2']);
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
  ])('is refused: %s', (typed, problem) => {
    expect(parseLocalPart(typed, DOMAIN)).toEqual({ ok: false, error: problem });
  });
});

describe('a wished local part', () => {
  const wish = (typed: string, who: Partial<Parameters<typeof wishedLocalPart>[1]> = {}): unknown =>
    wishedLocalPart(typed, { domain: DOMAIN, type: 'personal', reserved: RESERVED, ...who });

  it('is refused where it is reserved, unless the systems area gives it on purpose', () => {
    for (const typed of ['postmaster', 'Ad.min', 'no-reply', 'soporte@entidad.gov.co'])
      expect(wish(typed), typed).toEqual({ ok: false, error: 'reserved' });
    expect(wish('Ad.min', { reserved: null })).toEqual({ ok: true, value: 'ad.min' });
    expect(wish('ana munoz', { reserved: null })).toEqual({ ok: false, error: 'characters' });
  });

  it('of a department may be what is kept from people alone', () => {
    expect(wish('soporte', { type: 'departmental' })).toEqual({ ok: true, value: 'soporte' });
    expect(wish('postmaster', { type: 'departmental' })).toEqual({ ok: false, error: 'reserved' });
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
      for (const local of proposed) {
        const about = { domain: DOMAIN, type: form.type, reserved: RESERVED };
        expect(wishedLocalPart(local, about), JSON.stringify({ form, local })).toEqual({ ok: true, value: local });
      }
    }
  });
});
