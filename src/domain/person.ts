/** Somebody as the chat knows them: the chat's user id and the name they chose there (text that a person typed). */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A person who is acting now, with what they may do. `systems` comes from configuration, never from a channel. */
export interface Actor extends Person {
  readonly systems: boolean;
  /** The e-mail address under which the chat knows them, lower case. */
  readonly email?: string;
}

/** Who asks where a rule does: the bot itself, at the end of a contract. No chat has a user with this id. */
export const BUZON: Person = { id: 'buzon', name: 'Buzón' };
