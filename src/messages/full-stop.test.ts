import { expect, it } from 'vitest';
import { withoutFullStop } from './full-stop.ts';

it.each([
  ['Le robaron el celular.', 'Le robaron el celular'],
  ['Le robaron el celular. ', 'Le robaron el celular'],
  ['Le robaron el celular', 'Le robaron el celular'],
  ['Y otras cosas...', 'Y otras cosas...'],
  ['¿Quién?', '¿Quién?'],
])('a quoted text ends without a full stop of its own: %s', (written, quoted) => {
  expect(withoutFullStop(written)).toBe(quoted);
});
