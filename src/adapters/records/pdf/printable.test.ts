import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';

const latin = (codePoint: number): boolean => codePoint < 0x250;
const print = (text: string): string => printable(text, latin);

describe('printable', () => {
  it('leaves Spanish as it is and composes its accents', () => {
    expect(print('Muñoz Ángel «¿qué?»')).toBe('Muñoz Ángel «¿qué?»');
    expect(print('Mun\u0303oz')).toBe('Muñoz');
  });

  it('shows what the font cannot draw as a box', () => {
    expect(print('Ana 😀 日本')).toBe('Ana □ □□');
  });

  it('leaves out what nobody sees, and what turns the direction of writing', () => {
    expect(print('a\u200Bb\u202Ec\u0000d\uFE0F\uD800e\u00ADf')).toBe('abcdef');
  });

  it('knows line ends and blanks of every kind', () => {
    expect(print('a\r\nb\rc\u2028d\te\u2003f\u202Fg\u00A0h')).toBe('a\nb\nc\nd    e f g\u00A0h');
  });

  it('parts letters that were written together', () => {
    expect(print('o\uFB01cina')).toBe('oficina');
  });

  it('limits the marks that are piled on a letter', () => {
    expect(printable(`q${'\u0301'.repeat(40)}`, () => true)).toBe(`q${'\u0301'.repeat(3)}`);
  });
});
