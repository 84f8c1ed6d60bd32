import { BUZON } from '#domain/person.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { mention } from '../parts/person-line.ts';
import type { Line } from '../screen.ts';

/** That it was rejected: by the bot, with what stands against it, or by whom, with their reason. No line while nobody has. */
export function rejectedLines(m: Messages, { number, failure, decision }: Request): readonly Line[] {
  if (decision === null) return [];
  const { by, reason } = decision;
  return by.id === BUZON.id && failure !== null
    ? [[m.handOver.rejectedByItself(number)], [{ bold: m.work.failure(failure) }]]
    : [[m.handOver.rejected(number, by.name), ...mention(by)], [{ bold: reason ?? '' }]];
}

/** That somebody asks for a password of an account, or for the account back; null of what nobody else has a claim to. */
export function claimLine(m: Messages, { form, number, requester }: Request): Line | null {
  if (isCreation(form)) return null;
  const words = form.type === 'restoration' ? m.receives.claimBack : m.receives.claim;
  return [words(requester.name, form.account.address, number), ...mention(requester)];
}
