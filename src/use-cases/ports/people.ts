import type { Actor, Person } from '#domain/person.ts';

/** Who is who in the institution's chat. Every method throws `OutsideError`. */
export interface People {
  /** Everybody who is of the systems area. */
  team(): Promise<readonly Actor[]>;
  /** The person, with what they may do; null for guests, bots, people who left and people of other organisations. */
  actor(id: string): Promise<Actor | null>;
  /** Somebody of the institution with this e-mail address, who is neither a guest nor a bot. */
  findByEmail(email: string): Promise<Person | null>;
}
