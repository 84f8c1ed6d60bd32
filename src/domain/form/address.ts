import type { CreationForm } from './form.ts';
import { departmentWords, nameWords } from './name-words.ts';
import { isReserved, type ReservedNames } from './reserved-names.ts';
import { ok, refused, type Result } from '#domain/result.ts';

/**
 * Longest part before the @ that we give. Microsoft's limit is 64, and what we give is a part of what it takes in a sign-in name
 * and in a mail nickname (entra-docs, concept-sspr-policy.md; errors of IdFix, microsoft.github.io/idfix; seen 2026-11-28).
 */
export const LOCAL_PART_MAX = 40;

export type AddressProblem = 'empty' | 'characters' | 'too-long' | 'reserved';

/** The part before the @ as somebody typed it, checked against the form of addresses. A whole address of the institution is accepted too. */
export function parseLocalPart(typed: string, domain: string): Result<string, Exclude<AddressProblem, 'reserved'>> {
  const lower = typed.trim().toLowerCase();
  const local = lower.endsWith(`@${domain.toLowerCase()}`) ? lower.slice(0, -domain.length - 1) : lower;
  if (local === '') return refused('empty');
  if (local.length > LOCAL_PART_MAX) return refused('too-long');
  if (!/^[a-z0-9]+([._-][a-z0-9]+)*$/.test(local)) return refused('characters');
  return ok(local);
}

/** Which address is meant for whom, and what is kept from them. */
export interface Wishing {
  readonly domain: string;
  readonly type: CreationForm['type'];
  /** What is reserved; null for the systems area, which may give any name on purpose. */
  readonly reserved: ReservedNames | null;
}

/** A local part that somebody wishes for. */
export function wishedLocalPart(typed: string, { domain, type, reserved }: Wishing): Result<string, AddressProblem> {
  const local = parseLocalPart(typed, domain);
  if (!local.ok || reserved === null) return local;
  return isReserved(reserved, { localPart: local.value, type }) ? refused('reserved') : local;
}

/**
 * The parts before the @ that the rule proposes, best first and without end: name.surname, then with the second surname, then
 * numbered from 2. Never one that is reserved.
 */
export function* localParts(form: CreationForm, reserved: ReservedNames): Generator<string, never> {
  const { type } = form;
  const isFree = (localPart: string): boolean => !isReserved(reserved, { localPart, type });
  const free = basesOf(form).filter((words) => isFree(fitted(words)));
  const given = new Set<string>();
  for (const words of free) {
    const local = fitted(words);
    if (!given.has(local)) yield local;
    given.add(local);
  }
  // Somebody may be called No Reply.
  const numbered = free[0] ?? ['cuenta', ...(basesOf(form)[0] ?? [])];
  for (let number = 2; ; number += 1) {
    const suffix = String(number);
    const local = `${fitted(numbered, LOCAL_PART_MAX - suffix.length)}${suffix}`;
    if (!given.has(local) && isFree(local)) yield local;
    given.add(local);
  }
}

/** The first `count` of what the rule proposes. */
export function proposeLocalParts(form: CreationForm, reserved: ReservedNames, count = 5): readonly string[] {
  return localParts(form, reserved).take(count).toArray();
}

/** The words of which an address is made, best first. */
function basesOf(form: CreationForm): readonly (readonly string[])[] {
  if (form.type === 'departmental') {
    const words = departmentWords(form.accountName);
    const place = departmentWords(form.department.name);
    const more = place.filter((word) => !words.includes(word));
    return words.length === 0 ? [['cuenta']] : [words, ...(more.length === 0 ? [] : [[...words, ...more]])];
  }
  const [first = 'usuario'] = nameWords(form.givenNames);
  const [paternal = 'cuenta', maternal] = nameWords(form.surnames);
  return [[first, paternal], ...(maternal === undefined ? [] : [[first, paternal, maternal]])];
}

/** Words joined by dots, shortened at words: from the end, then the first to its initial. Only a word that is too long alone is cut. */
function fitted(words: readonly string[], max = LOCAL_PART_MAX): string {
  let kept = words;
  while (kept.length > 2 && kept.join('.').length > max) kept = kept.slice(0, -1);
  const [first = '', ...rest] = kept;
  if (kept.join('.').length > max && rest.length > 0) kept = [first.slice(0, 1), ...rest];
  return kept.join('.').slice(0, max).replace(/\.+$/, '');
}
