import { describe, expect, it } from 'vitest';
import { wrap } from './wrap.ts';

/** Every character is one point wide. */
const measure = (text: string): number => Array.from(text).length;
const at = (width: number, text: string): string[] => wrap(text, { width, measure });

describe('wrap', () => {
  it('breaks between words', () => {
    expect(at(10, 'la cuenta de Ñoño')).toEqual(['la cuenta', 'de Ñoño']);
  });

  it('begins a new line at a line feed and keeps empty ones', () => {
    expect(at(10, 'uno\n\ndos')).toEqual(['uno', '', 'dos']);
  });

  it('keeps words together at a no-break space and writes it as a plain one', () => {
    expect(at(10, 'hoy 8:00 a.\u00A0m.')).toEqual(['hoy 8:00', 'a. m.']);
  });

  it('never makes a line wider than the room, whatever the word', () => {
    for (const text of ['ñ'.repeat(95), 'nombre.apellido@institucion.gov.co', 'e\u0301'.repeat(30), 'a '.repeat(50)]) {
      for (const width of [1, 2, 7, 30]) {
        for (const line of at(width, text)) {
          const letters = line.match(/\P{M}\p{M}*/gu) ?? [];
          expect(measure(line) <= width || letters.length === 1).toBe(true);
        }
        expect(at(width, text).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }
    }
  });

  it('breaks an address after a sign where that leaves little room open', () => {
    expect(at(20, 'nombre.apellido@institucion')).toEqual(['nombre.apellido@', 'institucion']);
  });
});
