import type { Receivers } from '#domain/form/delivery.ts';
import { responsibleOf } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '../request.ts';
import type { Refusal } from '../refusal.ts';
import { namedBy, type Register } from '../concerned/who-is-concerned.ts';

type HandedOver = Pick<Request, 'form' | 'handedTo' | 'receivers'>;

/**
 * Who has to confirm now: an official who is no longer responsible is replaced by the one in the register, or by
 * nobody.
 */
export function receiversNow({ form, receivers }: HandedOver, register: Register): Receivers | null {
  const account = namedBy(form, register);
  const official = responsibleOf(form);
  if (receivers === null || account === null || official === null) return receivers;
  const now = (person: Person | null): Person | null => (person?.id === official.id ? account.responsible : person);
  const { holder, department } = receivers;
  return { holder: account.type === 'departmental' ? now(holder) : holder, department: now(department) };
}

/** Why this person, whose confirmation is not awaited, may not confirm. */
export function whyNoReceipt({ form }: HandedOver, { by, register }: Asking): Refusal {
  const account = namedBy(form, register);
  const isFormer = responsibleOf(form)?.id === by.id && account !== null && account.responsible?.id !== by.id;
  if (!isFormer) return { code: 'not_receiver' };
  return { code: 'not_official_now', what: 'receipt', official: account.responsible };
}

/**
 * Why this person may not continue the first steps; null when they may: the account was handed to them, and they are
 * still responsible if that was the reason.
 */
export function whyNoSteps({ form, handedTo }: HandedOver, { by, register }: Asking): Refusal | null {
  if (handedTo?.person.id !== by.id) return { code: 'not_holder' };
  const account = namedBy(form, register);
  const isOfficial = handedTo.as === 'responsible' || account?.type === 'departmental';
  if (account === null || !isOfficial || account.responsible?.id === by.id) return null;
  return { code: 'not_official_now', what: 'steps', official: account.responsible };
}

interface Asking {
  readonly by: Person;
  readonly register: Register;
}
