import type { CreationForm } from './form.ts';
import { ok, refused, type Result } from './result.ts';

/** Longest part before the @ that we give. Microsoft's limit is 64 (entra-docs, concept-sspr-policy). */
export const LOCAL_PART_MAX = 40;

const PARTICLES = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'y',
  'e',
  'da',
  'do',
  'dos',
  'van',
  'von',
  'mc',
  'mac',
  'san',
  'santa',
]);

/** Names that mail systems and people take for the institution itself (RFC 2142 and Microsoft 365's reserved aliases). */
const RESERVED = new Set([
  ...['abuse', 'admin', 'administrator', 'hostmaster', 'majordomo', 'postmaster', 'root', 'secure', 'security'],
  ...['ssl-admin', 'webmaster', 'noc', 'noreply', 'no-reply', 'mailer-daemon', 'info', 'support', 'soporte'],
  ...['administrador', 'sistemas', 'correo', 'seguridad', 'nomina', 'contabilidad', 'tesoreria', 'notificaciones'],
]);

/** Letters of Latin alphabets that are no base letter with a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

export type AddressProblem = 'empty' | 'characters' | 'too-long' | 'reserved';

/** Lower-case ASCII of a name: accents and ñ lose their marks, everything else but letters and digits separates words. */
export function asciiWords(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`´]/g, '')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => UNDECOMPOSED[letter] ?? '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0);
}

/** The part before the @ as somebody typed it, checked against the rules. A whole address of the institution is accepted too. */
export function parseLocalPart(typed: string, domain: string): Result<string, AddressProblem> {
  const lower = typed.trim().toLowerCase();
  const local = lower.endsWith(`@${domain.toLowerCase()}`) ? lower.slice(0, -domain.length - 1) : lower;
  if (local === '') return refused('empty');
  if (local.length > LOCAL_PART_MAX) return refused('too-long');
  if (!/^[a-z0-9]+([._-][a-z0-9]+)*$/.test(local)) return refused('characters');
  if (RESERVED.has(local)) return refused('reserved');
  return ok(local);
}

function join(words: readonly string[]): string {
  return words.join('.').slice(0, LOCAL_PART_MAX).replace(/\.+$/, '');
}

function withNumber(base: string, number: number): string {
  const suffix = String(number);
  return base.slice(0, LOCAL_PART_MAX - suffix.length).replace(/\.+$/, '') + suffix;
}

/**
 * The parts before the @ that the rule proposes, best first: name.surname, then with the second surname, then numbered.
 * Particles are dropped unless nothing else is left.
 */
export function proposeLocalParts(form: CreationForm, count = 5): readonly string[] {
  if (form.type === 'departmental') {
    const words = significant(asciiWords(form.accountName));
    return proposals([join(words)], count);
  }
  const given = significant(asciiWords(form.givenNames));
  const surnames = significant(asciiWords(form.surnames));
  const [first = 'usuario'] = given;
  const [paternal = 'cuenta', maternal] = surnames;
  const bases = [join([first, paternal])];
  if (maternal !== undefined) bases.push(join([first, paternal, maternal]));
  return proposals(bases, count);
}

function proposals(bases: readonly string[], count: number): readonly string[] {
  const all = new Set(bases.filter((base) => base !== '' && !RESERVED.has(base)));
  const base = bases[0] === undefined || bases[0] === '' ? 'cuenta' : bases[0];
  for (let number = 2; all.size < count; number += 1) all.add(withNumber(base, number));
  return [...all].slice(0, count);
}

function significant(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !PARTICLES.has(word));
  return kept.length > 0 ? kept : words;
}
