import type { Request } from './request.ts';

/**
 * Whether what undoes a deletion gives the account back without a password: its holder is not in the chat, and one person's word
 * is not enough to hand it through the official. That takes a request of its own.
 */
export function withholdsPassword({ form, rule }: Pick<Request, 'form' | 'rule'>): boolean {
  return (
    rule === 'undo' && form.type === 'restoration' && form.account.type === 'personal' && form.account.holder === null
  );
}
