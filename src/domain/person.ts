/** Somebody as the chat knows them: the chat's user id and the name they chose there (text that a person typed). */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A chat in which Buzón works. */
export type ChatName = 'slack';

/** Through what somebody acts, as the trail names it: a chat, the machine's command line, or, where nobody does, the bot's own work. */
export type Door = ChatName | 'command_line' | 'worker';

/** A person who is acting now, with what they may do. `systems` comes from configuration, never from a channel. */
export interface Actor extends Person {
  readonly systems: boolean;
  readonly door: Exclude<Door, 'worker'>;
  /** The e-mail address of theirs that the chat says to be confirmed, lower case. */
  readonly email?: string;
  /** In an office of one: nobody else could decide, so that they decide alone, for a written reason (null while it is not given). */
  readonly alone?: { readonly reason: string | null };
}

/** Whether somebody may have what shows the systems area's own work: they are of it, or who controls it. */
export function oversees(by: Actor, controlPerson: string | null): boolean {
  return by.systems || by.id === controlPerson;
}

/** Who asks where a rule does: the bot itself, at the end of a contract. No chat has a user with this id. */
export const BUZON = { id: 'buzon', name: 'Buzón', door: 'worker' } as const satisfies Person & { readonly door: Door };

/** The chat's user id of whoever was forgotten; no chat has one like it. */
export const NOBODY = 'forgotten';
