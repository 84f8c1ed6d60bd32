import { randomBytes } from 'node:crypto';
import type { ChatUser } from '../services/chat.ts';
import type { LocalSlack } from '../services/slack.ts';
import type { NewcomerKind } from './protocol.ts';

const OTHER_TEAM = 'T0OTRAORG';

/** The flags that Slack sets for each kind of person (slack.md 3). A guest of one channel has that of other guests too. */
const KINDS: Readonly<Record<NewcomerKind, Partial<ChatUser>>> = {
  member: {},
  unconfirmed: { isEmailConfirmed: false },
  guest: { isRestricted: true },
  single_channel_guest: { isRestricted: true, isUltraRestricted: true },
  outsider: { isStranger: true },
};

/** Whether another person of the workspace has this address. Slack allows an address only once. */
export function isTaken(slack: LocalSlack, wish: { email: string; by?: string }): boolean {
  const email = wish.email.toLowerCase();
  return slack.users.some(
    (user) => user.teamId === slack.teamId && user.id !== wish.by && user.email?.toLowerCase() === email,
  );
}

/** A new person for the chat; without `kind` one of the institution. */
export function newcomer(
  slack: LocalSlack,
  { name, email, kind = 'member' }: { readonly name: string; readonly email: string; readonly kind?: NewcomerKind },
): ChatUser {
  return {
    id: `U0${randomBytes(4).toString('hex').toUpperCase()}`,
    teamId: kind === 'outsider' ? OTHER_TEAM : slack.teamId,
    name: (email.split('@')[0] ?? '').toLowerCase(),
    realName: name,
    email,
    locale: 'es-ES',
    ...KINDS[kind],
  };
}
