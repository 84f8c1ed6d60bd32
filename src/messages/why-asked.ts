import type { Request } from '#domain/request/request.ts';
import type { Messages } from './messages.ts';

/** The reason of the request; for the undoing of a deletion also the deletion's number. */
export function whyAsked(m: Messages, { form, rule }: Pick<Request, 'form' | 'rule'>): string {
  const { justification } = form;
  if (rule !== 'undo') return justification;
  const undoes = form.type === 'restoration' ? form.undoes : undefined;
  return undoes === undefined ? m.card.undoes(justification) : `${m.card.undoes(undoes)} ${justification}`;
}
