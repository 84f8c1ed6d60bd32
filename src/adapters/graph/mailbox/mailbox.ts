import type { Directory } from '#use-cases/ports/directory.ts';
import { faultIn, withFields, userPath, type GraphClient } from '../calls/client.ts';
import { isMailboxAbsent, type Needs } from '../calls/errors.ts';

const READ: Needs = { permission: 'MailboxSettings.ReadWrite', write: false, layer: 'exchange' };
const WRITE: Needs = { permission: 'MailboxSettings.ReadWrite', write: true, layer: 'exchange' };

/** Exchange stores Windows' names of time zones and accepts IANA's too; Colombia's is the one that we meet. */
const WINDOWS_ZONES: Readonly<Record<string, string>> = { 'America/Bogota': 'SA Pacific Standard Time' };

export function ianaZoneOf(zone: string | null): string | null {
  return Object.entries(WINDOWS_ZONES).find(([, windows]) => windows === zone)?.[0] ?? zone;
}

interface SettingsBody {
  readonly language?: { readonly locale?: string } | null;
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
      if (mailbox === null) return 'set';
      const { locale, timeZone } = mailbox;
      const body = { language: { locale }, timeZone: WINDOWS_ZONES[timeZone] ?? timeZone };
      const answer = await graph.call('set-mailbox', WRITE, async (client) => {
        return withFields<SettingsBody>(await client.api(url(userId)).patch(body), () => true);
      });
      // A change of language may be answered with 200 and have no effect (facts: graph.md 1.5).
      return answer.language?.locale?.toLowerCase() === locale.toLowerCase() ? 'set' : 'language_left';
    },
  };
}
