import { describe, expect, it } from 'vitest';
import { isOwnName } from './own-name.ts';

const ANGELA = { givenNames: 'Ángela María', surnames: 'Ñustes del Río' };

describe('one’s own name', () => {
  it.each([
    'Ángela María Ñustes del Río',
    'angela nustes',
    'ÁNGELA RÍO',
    'Ñustes del Río, Ángela',
    'Dra. María Ñustes',
    'María  del Río',
  ])('is %s', (typed) => {
    expect(isOwnName(typed, ANGELA)).toBe(true);
  });

  it.each([
    ['somebody else’s', 'Kevin Ávila'],
    ['half somebody else’s', 'Ángela Ávila'],
    ['one’s own with a word of somebody else’s', 'Ángela Ñustes Ávila'],
    ['a given name alone', 'Ángela María'],
    ['surnames alone', 'Ñustes Río'],
    ['a particle for a surname', 'Ángela del'],
    ['one word twice', 'Ángela Ángela'],
    ['signs', '. …'],
    ['nothing', ''],
  ])('is not %s', (_, typed) => {
    expect(isOwnName(typed, ANGELA)).toBe(false);
  });

  it('of whom the chat alone knows is two words of it, or the one that there is', () => {
    expect(isOwnName('Héctor Restrepo', { name: 'Héctor Iván Restrepo Londoño' })).toBe(true);
    expect(isOwnName('Héctor', { name: 'Héctor Iván Restrepo Londoño' })).toBe(false);
    expect(isOwnName('Kevin Ávila', { name: 'Héctor Iván Restrepo Londoño' })).toBe(false);
    expect(isOwnName('hrestrepo', { name: 'hrestrepo' })).toBe(true);
    expect(isOwnName('Héctor Restrepo', { name: 'hrestrepo' })).toBe(false);
    expect(isOwnName('', { name: '…' })).toBe(false);
  });

  it('may have its given name for a surname too', () => {
    expect(isOwnName('Santiago Santiago', { givenNames: 'Santiago', surnames: 'Santiago' })).toBe(true);
  });
});
