import type { Request } from './request.ts';

/**
 * Whether a restoration that undoes a deletion sets no password: its holder is not in the chat, and one person's
 * decision is not enough to hand it over through the official. That needs a request of its own.
 */
export function withholdsPassword({ form, rule }: Pick<Request, 'form' | 'rule'>): boolean {
  return (
    rule === 'undo' && form.type === 'restoration' && form.account.type === 'personal' && form.account.holder === null
  );
}
