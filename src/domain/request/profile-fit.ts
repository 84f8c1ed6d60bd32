import { fold } from '#domain/account-search/account-query-words.ts';
import type { PersonalForm } from '#domain/form/form.ts';
import type { ProfileDoubt } from '#domain/plan/receives.ts';

/** Words of a name that identify nobody. */
const PARTICLES: ReadonlySet<string> = new Set(['de', 'del', 'la', 'las', 'los', 'y']);

/**
 * What in a chat profile does not match the form: the name, or the contact address (or the profile has no confirmed
 * one).
 */
export function profileDoubts(
  form: Pick<PersonalForm, 'givenNames' | 'surnames' | 'contactEmail'>,
  profile: { readonly name: string; readonly email?: string },
): readonly ProfileDoubt[] {
  return [
    ...(nameFits(form, profile.name) ? [] : (['name'] as const)),
    ...(profile.email === form.contactEmail.toLowerCase() ? [] : (['email'] as const)),
  ];
}

/**
 * The same while the form is being filled in: only fields filled so far are compared. `isNamed`: both names are filled
 * in.
 */
export function doubtsSoFar(
  form: Pick<PersonalForm, 'givenNames' | 'surnames' | 'contactEmail'>,
  profile: { readonly name: string; readonly email?: string },
): { readonly doubts: readonly ProfileDoubt[]; readonly isNamed: boolean } {
  const isNamed = form.givenNames !== '' && form.surnames !== '';
  const isTyped = { name: isNamed, email: form.contactEmail !== '' };
  return { isNamed, doubts: profileDoubts(form, profile).filter((doubt) => isTyped[doubt]) };
}

/** Whether a profile's name contains one of the given names and one of the surnames, ignoring accents and case. */
function nameFits({ givenNames, surnames }: Pick<PersonalForm, 'givenNames' | 'surnames'>, name: string): boolean {
  const known = wordsOf(name);
  const holdsOne = (names: string): boolean => {
    const words = wordsOf(names);
    return words.some((word) => !PARTICLES.has(word) && known.includes(word));
  };
  return holdsOne(givenNames) && holdsOne(surnames);
}

function wordsOf(name: string): readonly string[] {
  return fold(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}
