/** A department of the institution. */
export interface Department {
  readonly code: string;
  readonly name: string;
  /** The head's chat user id, if the institution gave it. */
  readonly head: string | null;
}
