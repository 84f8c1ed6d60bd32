import type { Confirmer } from '#domain/request/agreement.ts';
import type { Request } from '#domain/request/request.ts';
import type { AgreementWords } from '#messages/es/contract.ts';
import type { Messages } from '#messages/messages.ts';
import { shorten, type Line } from '../screen.ts';
import { mention } from './person-line.ts';

/** The words for what is confirmed: an extension, or another date beside what else is said of the contract. */
export function agreementWords(m: Messages, { form }: Request): AgreementWords {
  return m.contract.agreement.of[form.type === 'contract' ? 'extension' : 'date'];
}

/** Who confirmed it, when, and in which role, if that was recorded; nothing when nobody did. */
export function confirmedLines(m: Messages, request: Request): readonly Line[] {
  const { agreed } = request.agreement ?? {};
  if (agreed === undefined || agreed === null) return [];
  const { by, at, as } = agreed;
  const name = shorten(by.name, 100);
  const who = as === undefined ? name : m.contract.agreement.by[as](name);
  return [[agreementWords(m, request).agreed(who, m.moment(at)), ...mention(by)]];
}

/** Who is asked to confirm it: the official by name, or the head of the department. */
export function confirmerText(m: Messages, { name, as }: Pick<Confirmer, 'name' | 'as'>): string {
  return m.contract.confirmer[as](shorten(name, 100));
}
