import { describe, expect, it } from 'vitest';
import { chatName, nameAndId } from './chat-name.ts';
import { BUZON } from '#domain/person.ts';

describe('a name from the chat', () => {
  it.each([
    ['María Fernanda Peña', 'María Fernanda Peña'],
    ['  Ana\n\tRuiz\u0000 ', 'Ana Ruiz'],
    ['Ana\u202Eziu\u2066R\u200F', 'AnaziuR'],
    ['A\u200Bn\u034Fa\uFE0F R\u00ADuiz\u{E0041}', 'Ana Ruiz'],
    ['Ana\u3164Ruiz\u2800', 'AnaRuiz'],
    ['Ana \uD800Ruiz', 'Ana Ruiz'],
    [`Z${'\u0335'.repeat(40)}oe`, 'Z\u0335\u0335\u0335oe'],
    ['x'.repeat(500), 'x'.repeat(80)],
    ['😀'.repeat(79) + 'ab', `${'😀'.repeat(79)}a`],
  ])('%j is shown as %j', (typed, shown) => {
    expect(chatName(typed, 'U1')).toBe(shown);
  });

  it.each(['', ' ', '\u200B\u3164', '\u2800', '...', '<@>', null, undefined])(
    '%j is nobody’s name: the id is shown',
    (typed) => {
      expect(chatName(typed, 'U0ALGUIEN')).toBe('U0ALGUIEN');
    },
  );

  it('is printed with its id, but for the bot’s own', () => {
    expect(nameAndId({ id: 'U1', name: 'Ana Ruiz' })).toBe('Ana Ruiz (U1)');
    expect(nameAndId({ id: 'U1', name: 'U1' })).toBe('U1');
    expect(nameAndId(BUZON)).toBe('Correo');
  });
});
