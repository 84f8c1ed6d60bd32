import { BUZON } from '#domain/person.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { mention } from '../parts/person-line.ts';
import type { Line } from '../screen.ts';

/** The rejection: by the bot, with the conflict, or by a person, with their reason. Empty when it was not rejected. */
export function rejectedLines(m: Messages, { number, failure, decision }: Request): readonly Line[] {
  if (decision === null) return [];
  const { by, reason } = decision;
  return by.id === BUZON.id && failure !== null
    ? [[m.handOver.rejectedByItself(number)], [{ bold: m.work.failure(failure) }]]
    : [[m.handOver.rejected(number, by.name), ...mention(by)], [{ bold: reason ?? '' }]];
}

/** Tells that somebody asks for a password of an account, or for its restoration; null for other requests. */
export function claimLine(m: Messages, { form, number, requester }: Request): Line | null {
  if (isCreation(form)) return null;
  const words = form.type === 'restoration' ? m.receives.claimBack : m.receives.claim;
  return [words(requester.name, form.account.address, number), ...mention(requester)];
}
