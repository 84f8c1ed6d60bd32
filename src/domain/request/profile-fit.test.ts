import { describe, expect, it } from 'vitest';
import { doubtsSoFar, profileDoubts } from './profile-fit.ts';

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

  it('is doubted only by what stands in the form so far', () => {
    const other = { name: 'Carlos Ruiz', email: 'carlos@personal.example' };
    expect(doubtsSoFar(FORM, other)).toEqual({ isNamed: true, doubts: ['name', 'email'] });
    expect(doubtsSoFar({ ...FORM, surnames: '' }, other)).toEqual({ isNamed: false, doubts: ['email'] });
    expect(doubtsSoFar({ ...FORM, contactEmail: '' }, other)).toEqual({ isNamed: true, doubts: ['name'] });
    expect(doubtsSoFar({ givenNames: '', surnames: '', contactEmail: '' }, other)).toEqual({
      isNamed: false,
      doubts: [],
    });
  });
});
