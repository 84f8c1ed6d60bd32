import { describe, expect, it } from 'vitest';
import { directoryPhones, phoneProblem, tidyPhones } from './phones.ts';

describe('a telephone field', () => {
  it.each([
    ['300 123 4567', '300 123 4567'],
    ['(601) 555-0101', '(601) 555-0101'],
    ['+57 300 123 4567', '+57 300 123 4567'],
    ['601 555 0101 ext. 123 / 300 123 4567', '601 555 0101 ext. 123 / 300 123 4567'],
    ['6015550101 EXT 123', '6015550101 ext. 123'],
    ['6015550101ext.123', '6015550101 ext. 123'],
    ['601 555 0101 extensión 45', '601 555 0101 ext. 45'],
    ['601 555 0101 x45', '601 555 0101 ext. 45'],
    ['601 555 0101 Ext: 45;3001234567', '601 555 0101 ext. 45 / 3001234567'],
    ['300 123 4567, 310 555 0147', '300 123 4567 / 310 555 0147'],
    ['300 123 4567 y 310 555 0147', '300 123 4567 / 310 555 0147'],
    ['3001234567 o 6015550101', '3001234567 / 6015550101'],
  ])('takes %j as %j', (typed, kept) => {
    expect(phoneProblem(typed)).toBeNull();
    expect(tidyPhones(typed)).toBe(kept);
    expect(tidyPhones(kept)).toBe(kept);
  });

  it.each([
    ['', 'required'],
    ['no tengo', 'phone_invalid'],
    ['123456', 'phone_invalid'],
    ['1234567890123456', 'phone_invalid'],
    ['300 123 4567 / ', 'phone_invalid'],
    ['300 123 4567 / casa', 'phone_invalid'],
    ['ext. 123', 'phone_invalid'],
    ['601 555 0101 ext.', 'phone_invalid'],
    ['601 555 0101 ext. 1234567', 'phone_invalid'],
    ['3001234567/3001234568/3001234569/3001234560/3001234561', 'phone_invalid'],
    // Four mobile numbers are more than the directory has room for.
    ['+57 300 123 4567 / +57 300 123 4568 / +57 300 123 4569 / +57 300 123 4560', 'too_long'],
  ])('says of %j that it is %s', (typed, problem) => {
    expect(phoneProblem(typed)).toBe(problem);
  });
});

describe('in the directory', () => {
  it.each([
    [null, null, null],
    ['300 123 4567', '300 123 4567', null],
    ['+57 310 5550147', '+57 310 5550147', null],
    ['601 555 0101', null, '601 555 0101'],
    ['+57 601 555 0101', null, '+57 601 555 0101'],
    ['5550101', null, '5550101'],
    ['601 555 0101 ext. 123 / 300 123 4567', '300 123 4567', '601 555 0101 ext. 123'],
    ['300 123 4567 / 310 555 0147 / 601 555 0101', '300 123 4567 / 310 555 0147', '601 555 0101'],
    ['+34 600 111 222', '+34 600 111 222', null],
    // From before several numbers could be given.
    ['Conmutador de la sede', 'Conmutador de la sede', null],
  ])('%j stands as mobile %j and business %j', (text, mobilePhone, businessPhone) => {
    expect(directoryPhones(text)).toEqual({ mobilePhone, businessPhone });
  });
});
