import type { PersonalForm } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';

/** What of a chat profile does not fit what the form says of its person. */
export type ProfileDoubt = 'name' | 'email';

/** To whom an account, or a new password of it, goes. What is approved with a plan; nobody else gets it. */
export interface Receives {
  /** Null for somebody who is not in the chat: the official hands it over. */
  readonly holder: Person | null;
  readonly official: Person | null;
  /** The contact address of the form, most of it masked; null where it has none. */
  readonly contact: string | null;
  /** The holder is known by nothing but a confirmed e-mail address: the contact address of the form, or the account's own. */
  readonly byEmail?: true;
  /** Absent where the profile fits. Not part of the plan's hash: it is the same person, whatever they call themselves. */
  readonly doubts?: readonly ProfileDoubt[];
}

/** Whoever the chat knows under the contact address of a form; an official who gave their own is not the person. */
export function foundUnderContact(
  { responsible }: Pick<PersonalForm, 'responsible'>,
  found: Person | null,
): Person | null {
  return found?.id === responsible.id ? null : found;
}

/** What of it is bound by an approval: who, not how they are called at the moment. */
export function receivesKey({ holder, official, contact }: Receives): string {
  return JSON.stringify([holder?.id ?? null, official?.id ?? null, contact]);
}

/** In words, for what has changed: the holder by name, or the official in whose hands it goes. */
export function receivesName({ holder, official }: Receives): string {
  return (holder ?? official)?.name ?? '';
}
