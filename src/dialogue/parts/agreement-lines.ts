import type { Agreement, Confirmer } from '#domain/request/agreement.ts';
import type { Messages } from '#messages/messages.ts';
import { shorten, type Line } from '../screen.ts';
import { mention } from './person-line.ts';

/** Who confirmed it, when, and in which role, if that was recorded. */
export function confirmedLine(m: Messages, { by, at, as }: NonNullable<Agreement['agreed']>): Line {
  const name = shorten(by.name, 100);
  const who = as === undefined ? name : m.contract.agreement.by[as](name);
  return [m.contract.agreement.agreed(who, m.moment(at)), ...mention(by)];
}

/** Who is asked to confirm it: the official by name, or the head of the department. */
export function confirmerText(m: Messages, { name, as }: Pick<Confirmer, 'name' | 'as'>): string {
  return m.contract.confirmer[as](shorten(name, 100));
}
