/** A chat user: id, and the display name that they typed themselves. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A chat in which Buzón works. */
export type ChatName = 'slack';

/** Where an action comes from, by its name in the trail: a chat, the command line, or the bot's own work. */
export type Door = ChatName | 'command_line' | 'worker';

/** The acting person with their permissions. `systems` comes from the configuration, never from channel membership. */
export interface Actor extends Person {
  readonly systems: boolean;
  readonly door: Exclude<Door, 'worker'>;
  /** Their e-mail address confirmed by the chat, lower case. */
  readonly email?: string;
  /**
   * In an office of one, nobody else could decide: they decide alone, with a written reason (null until it is given).
   */
  readonly alone?: { readonly reason: string | null };
}

/** Whether somebody may see the systems area's own work: its members, and the person who controls it. */
export function oversees(by: Actor, controlPerson: string | null): boolean {
  return by.systems || by.id === controlPerson;
}

/**
 * The requester of requests made by a rule: the bot itself, at the end of a contract. No chat has a user with this id.
 */
export const BUZON = { id: 'buzon', name: 'Correo', door: 'worker' } as const satisfies Person & {
  readonly door: Door;
};

/** Replaces the chat user id of a forgotten person; no chat has such an id. */
export const NOBODY = 'forgotten';
