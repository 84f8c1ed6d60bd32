import { isCreation } from '#domain/form/form.ts';
import { workOf } from '#domain/modifications/kinds/all.ts';
import type { Request } from './request.ts';

/**
 * What a person does by hand and Graph shows nowhere (facts: graph.md 2.1): `all` of the work, a litigation `hold`, an `export`
 * of the messages, or who has `access` to a shared mailbox.
 */
export type UnseenWork = 'all' | 'hold' | 'export' | 'access';

/** Of what was done by hand only the word of whoever did it is left; null where all of it is read back. */
export function unseenWork({ form, plan }: Pick<Request, 'form' | 'plan'>): UnseenWork | null {
  if (!isCreation(form) && workOf(form.type).isUnseen === true) return 'all';
  if (plan === null) return null;
  const { mail, lines } = plan;
  if (mail?.custody === 'hold' || mail?.custody === 'export') return mail.custody;
  if (mail?.custody === 'shared') return mail.keepers.length > 0 ? 'access' : null;
  // The first line makes the mailbox one person's again, the others close it to those who opened it.
  return form.type === 'restoration' && lines.length > 1 ? 'access' : null;
}
