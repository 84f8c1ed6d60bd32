import type { Actor, Person } from '#domain/person.ts';

/** Who is who in the institution's chat. Every method throws `OutsideError`. */
export interface People {
  /** Everybody who is of the systems area. */
  team(): Promise<readonly Actor[]>;
  /** The person with their permissions; null for guests, bots, people who left and people of other organisations. */
  actor(id: string): Promise<Actor | null>;
  /** The person of the institution with this e-mail address; no guests or bots. */
  findByEmail(email: string): Promise<Person | null>;
}
