import { userInfo } from 'node:os';
import type { Actor } from '#domain/person.ts';

/** Whoever runs a command on the machine, as the trail names them. */
export function operatorPerson(): Actor {
  return { id: 'command_line', name: userInfo().username, systems: true, door: 'command_line' };
}
