import { randomBytes } from 'node:crypto';
import type { ChatUser, LocalSlack } from '../services.ts';

/** Whether somebody else of the workspace has this address, which Slack lets only one person have. */
export function isTaken(slack: LocalSlack, wish: { email: string; by?: string }): boolean {
  const email = wish.email.toLowerCase();
  return slack.users.some(
    (user) => user.teamId === slack.teamId && user.id !== wish.by && user.email?.toLowerCase() === email,
  );
}

/** Somebody of the institution who is new in the chat. */
export function newcomer(slack: LocalSlack, who: { name: string; email: string }): ChatUser {
  return {
    id: `U0${randomBytes(4).toString('hex').toUpperCase()}`,
    teamId: slack.teamId,
    name: (who.email.split('@')[0] ?? '').toLowerCase(),
    realName: who.name,
    email: who.email,
    locale: 'es-ES',
  };
}
