import { userInfo } from 'node:os';
import type { Actor } from '#domain/person.ts';

/** The person who runs a command on the machine, by their name in the trail. */
export function operatorPerson(): Actor {
  return { id: 'command_line', name: userInfo().username, systems: true, door: 'command_line' };
}
