/** A part of the institution that asks for accounts. */
export interface Department {
  readonly code: string;
  readonly name: string;
  /** Chat user id of its head, where the institution told it. */
  readonly head: string | null;
}
