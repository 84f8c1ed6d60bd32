import type { Directory } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { faultIn, userPath, type GraphClient } from './client.ts';
import { isMailboxAbsent, type Needs } from './errors.ts';

const READ: Needs = { permission: 'MailboxSettings.ReadWrite', write: false };
const WRITE: Needs = { permission: 'MailboxSettings.ReadWrite', write: true };

/** Exchange keeps Windows' names for time zones and takes IANA's too; Colombia's is the one that we meet. */
const WINDOWS_ZONES: Readonly<Record<string, string>> = { 'America/Bogota': 'SA Pacific Standard Time' };

export function ianaZoneOf(zone: string | null): string | null {
  return Object.entries(WINDOWS_ZONES).find(([, windows]) => windows === zone)?.[0] ?? zone;
}

export function createMailboxOperations(graph: GraphClient): Pick<Directory, 'mailboxReady' | 'setMailbox'> {
  const url = (userId: string): string => `${userPath(userId)}/mailboxSettings`;
  return {
    mailboxReady: async (userId) => {
      try {
        await graph.call('mailbox-ready', READ, async (client) => (await client.api(url(userId)).get()) as unknown);
        return true;
      } catch (error) {
        const fault = faultIn(error);
        if (fault !== null && isMailboxAbsent(fault)) return false;
        throw error;
      }
    },
    setMailbox: async (userId, mailbox) => {
      if (mailbox === null) return;
      const { locale, timeZone } = mailbox;
      const body = { language: { locale }, timeZone: WINDOWS_ZONES[timeZone] ?? timeZone };
      const answer = await graph.call('set-mailbox', WRITE, async (client) => {
        return (await client.api(url(userId)).patch(body)) as { language?: { locale?: string } } | undefined;
      });
      // A change of language can be answered with 200 and have no effect (facts: graph.md 1.5).
      const got = answer?.language?.locale?.toLowerCase();
      if (got !== locale.toLowerCase()) throw new OutsideError('unavailable', { service: 'graph' });
    },
  };
}
