import { describe, expect, it } from 'vitest';
import { asciiWords, isWritable } from './ascii-words.ts';

describe('the words of a text in ASCII', () => {
  it.each([
    ['Muñoz', ['munoz']],
    ['José Ángel', ['jose', 'angel']],
    ['Agüero', ['aguero']],
    ['Mun\u0303oz', ['munoz']],
    ['GARCÍA-PEÑA', ['garcia', 'pena']],
    ["O'Higgins D’Angelo N´Diaye L`Hoste", ['ohiggins', 'dangelo', 'ndiaye', 'lhoste']],
    ['Łukasz Đorđe', ['lukasz', 'dorde']],
    ['Weiß Sørensen Æsir İnci', ['weiss', 'sorensen', 'aesir', 'inci']],
    ['Área 51', ['area', '51']],
    ['Иван Щукин', ['ivan', 'shchukin']],
    ['Γιώργος', ['giorgos']],
    ['Mª Ｆｕｌｌ ﬁrma', ['ma', 'full', 'firma']],
    ['李小龍', []],
    [' .,- ', []],
    ['', []],
  ])('%s', (text, words) => {
    expect(asciiWords(text)).toEqual(words);
  });
});

describe('a name can be written in an address', () => {
  it.each(['Ñáñez', 'Иван', 'N´Diaye', 'Mª José', 'O’Higgins'])('%s', (name) => {
    expect(isWritable(name)).toBe(true);
  });

  it.each(['李小龍', 'Ana 李', 'محمد', '…', ''])('unless it is %s', (name) => {
    expect(isWritable(name)).toBe(false);
  });
});
