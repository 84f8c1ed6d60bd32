import { describe, expect, it } from 'vitest';
import { profileDoubts } from './profile-fit.ts';

const FORM = { givenNames: 'Ángela María', surnames: 'Ñustes del Río', contactEmail: 'angela@personal.example' };

describe('a chat profile beside a form', () => {
  it.each([
    ['Ángela María Ñustes del Río', []],
    ['ANGELA NUSTES', []],
    ['Maria Rio (Salud)', []],
    ['Ñustes Ángela', []],
    ['Ángela', ['name']],
    ['Ángela del Valle', ['name']],
    ['Carlos Ñustes', ['name']],
    ['U0NUEVA', ['name']],
  ])('of the name «%s» has these doubts: %j', (name, doubts) => {
    expect(profileDoubts(FORM, { name, email: FORM.contactEmail })).toEqual(doubts);
  });

  it('has another address, or none that is confirmed', () => {
    const name = 'Ángela Ñustes';
    expect(profileDoubts(FORM, { name, email: 'otra@personal.example' })).toEqual(['email']);
    expect(profileDoubts(FORM, { name })).toEqual(['email']);
  });

  it('fits names of two letters as well', () => {
    const short = { ...FORM, givenNames: 'Li', surnames: 'Wu' };
    expect(profileDoubts(short, { name: 'Li Wu', email: FORM.contactEmail })).toEqual([]);
    expect(profileDoubts(short, { name: 'Li Po', email: FORM.contactEmail })).toEqual(['name']);
  });
});
