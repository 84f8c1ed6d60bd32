import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface HashedSecret {
  readonly salt: string;
  readonly hash: string;
}

export function hashSecret(secret: string): HashedSecret {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: digest(salt, secret) };
}

/** The hash for a user whose password nobody knows: no password matches it. */
export function unknownSecret(): HashedSecret {
  return { salt: randomBytes(16).toString('hex'), hash: randomBytes(32).toString('hex') };
}

export function matchesSecret(stored: HashedSecret, secret: string): boolean {
  return timingSafeEqual(Buffer.from(stored.hash, 'hex'), Buffer.from(digest(stored.salt, secret), 'hex'));
}

function digest(salt: string, secret: string): string {
  return createHash('sha256').update(salt).update(secret).digest('hex');
}

export type PasswordWeakness = 'length' | 'characters' | 'complexity' | 'banned';

const BANNED = [
  'password',
  'contrasena',
  'bienvenido',
  'bienvenida',
  'welcome',
  'qwerty',
  '12345678',
  '123456',
  '1234',
  'admin',
  'usuario',
  'temporal',
  'cambiame',
  'colombia',
  'bogota',
  'microsoft',
  'office',
  'correo',
];

/**
 * The first rule that a password breaks, or null (graph.md 6.2): 8 to 256 characters, ASCII only, three of the four classes
 * of characters, and not made up of banned words. For the last, as in Entra, a banned word, a year or one of `names` counts
 * as one point and every other character as one point too; at least five points are needed.
 */
export function weaknessOf(password: string, names: readonly string[]): PasswordWeakness | null {
  if (password.length < 8 || password.length > 256) return 'length';
  if (!/^[\x20-\x7e]+$/.test(password)) return 'characters';
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(password)).length;
  if (classes < 3) return 'complexity';
  const words = [...BANNED, ...names.map(folded).filter((name) => name.length >= 4)];
  return points(password, words) < 5 ? 'banned' : null;
}

function points(password: string, words: readonly string[]): number {
  let rest = password.toLowerCase().replace(/(19|20)\d\d/g, '\u0001');
  for (const form of [rest, folded(rest)]) {
    let reduced = form;
    for (const word of [...words].sort((a, b) => b.length - a.length)) reduced = reduced.replaceAll(word, '\u0001');
    if (reduced.length < rest.length) rest = reduced;
  }
  return rest.length;
}

/** Lower case, without accents and without the usual substitutions (0 for o, $ for s …). */
function folded(text: string): string {
  const swaps: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'l',
    '3': 'e',
    '5': 's',
    $: 's',
    '@': 'a',
    '!': 'i',
  };
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[0135$@!]/g, (char) => swaps[char] ?? char);
}
