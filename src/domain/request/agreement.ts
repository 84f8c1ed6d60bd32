import type { Person } from '#domain/person.ts';

/** As what somebody answers for an account: as its official, or by heading its department. */
export type AnswersAs = 'official' | 'head';

/** Who is asked to confirm the holder's extension. Of a head nobody knows but the id: the name is the department's. */
export interface Confirmer extends Person {
  readonly as: AnswersAs;
}

export interface Agreement {
  readonly official: Confirmer;
  /** `as` is left out where it was not kept (before 28 Nov 2026). */
  readonly agreed: { readonly by: Person; readonly at: Date; readonly as?: AnswersAs } | null;
  /** They were asked a second time. */
  readonly reminded?: true;
  /** Whoever decided about the request is who was to confirm it, and did not. */
  readonly declined?: true;
}

/** Whether an extension of one's own has still to be confirmed by whoever answers for the account. */
export function isUnconfirmed({ agreement }: { readonly agreement?: Agreement }): boolean {
  return agreement?.agreed === null;
}
