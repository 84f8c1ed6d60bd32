import { mailboxNotEnabled } from './graph-error.ts';
import type { AssignedLicence, MailboxRecord, MailboxSettings, UserRecord } from './records.ts';
import { givesMailbox } from './service-plans.ts';
import type { Tenant } from './tenant.ts';

/** How long an unlicensed mailbox can still be brought back (graph.md 1.9). */
const KEPT_MS = 30 * 86_400_000;

const FRESH: MailboxSettings = {
  automaticRepliesSetting: {
    status: 'disabled',
    externalAudience: 'all',
    scheduledStartDateTime: { dateTime: '2026-01-01T00:00:00.0000000', timeZone: 'UTC' },
    scheduledEndDateTime: { dateTime: '2026-01-02T00:00:00.0000000', timeZone: 'UTC' },
    internalReplyMessage: '',
    externalReplyMessage: '',
  },
  timeZone: 'UTC',
  locale: 'en-US',
  dateFormat: 'M/d/yyyy',
  timeFormat: 'h:mm tt',
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
  workingHours: {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '08:00:00.0000000',
    endTime: '17:00:00.0000000',
    timeZone: { name: 'UTC' },
  },
};

/** The mailbox after the licences changed: begun, brought back within 30 days with its settings, left behind, or as it was. */
export function mailboxAfter(
  tenant: Tenant,
  before: { readonly mailbox: MailboxRecord | null; readonly licences: readonly AssignedLicence[] },
): MailboxRecord | null {
  const now = tenant.clock.ms();
  const { mailbox } = before;
  if (!givesMailbox(before.licences, tenant.skus)) {
    return mailbox && mailbox.unlicensedAtMs === null ? { ...mailbox, unlicensedAtMs: now } : mailbox;
  }
  if (mailbox && mailbox.unlicensedAtMs === null) return mailbox;
  const kept = mailbox && mailbox.unlicensedAtMs !== null && now - mailbox.unlicensedAtMs < KEPT_MS;
  return readyIn(tenant, tenant.delays.mailboxMs, kept ? mailbox.settings : FRESH);
}

export function readyIn(tenant: Tenant, ms: number, settings: MailboxSettings = FRESH): MailboxRecord {
  const now = tenant.clock.ms();
  tenant.wakeIn(ms);
  return { readyAtMs: now + ms, startedAtMs: now, unlicensedAtMs: null, settings };
}

/** `soft-deleted`: unlicensed for less than 30 days, so that a licence brings it back; after that it is gone. */
export function mailboxState(tenant: Tenant, user: UserRecord): 'none' | 'provisioning' | 'ready' | 'soft-deleted' {
  const now = tenant.clock.ms();
  if (!user.mailbox) return 'none';
  if (user.mailbox.unlicensedAtMs !== null) {
    return now - user.mailbox.unlicensedAtMs < KEPT_MS ? 'soft-deleted' : 'none';
  }
  return now >= user.mailbox.readyAtMs ? 'ready' : 'provisioning';
}

/** The mailbox, or the 404 that means equally "being made", "no licence" and "soft-deleted" (graph.md 1.4). */
export function readyMailbox(tenant: Tenant, user: UserRecord): MailboxRecord {
  if (!user.mailbox || mailboxState(tenant, user) !== 'ready') throw mailboxNotEnabled();
  return user.mailbox;
}
