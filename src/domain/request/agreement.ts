import type { Person } from '#domain/person.ts';

/** Why somebody is responsible for an account: as its official, or as head of its department. */
export type AnswersAs = 'official' | 'head';

/** Who is asked to confirm the holder's extension. A head is known only by id: the name is the department's. */
export interface Confirmer extends Person {
  readonly as: AnswersAs;
}

export interface Agreement {
  readonly official: Confirmer;
  /** `as` is missing when it was not recorded (before 28 Nov 2026). */
  readonly agreed: { readonly by: Person; readonly at: Date; readonly as?: AnswersAs } | null;
  /** They were asked a second time. */
  readonly reminded?: true;
  /** The person asked to confirm rejected the request instead. */
  readonly declined?: true;
}

/** Whether a holder's own extension still has to be confirmed. */
export function isUnconfirmed({ agreement }: { readonly agreement?: Agreement }): boolean {
  return agreement?.agreed === null;
}
