import { exchangeDenied, mailboxNotEnabled } from '../wire/graph-error.ts';
import type { AssignedLicence, MailboxRecord, MailboxSettings, UserRecord } from './records.ts';
import { givesMailbox } from './service-plans.ts';
import type { Tenant } from './tenant.ts';

/** How long a licence can still bring back an unlicensed mailbox (graph.md 1.9). */
const RESTORABLE_MS = 30 * 86_400_000;

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

const NEW = {
  ...{ settings: FRESH, rules: [], shared: false, held: false },
  ...{ fullAccess: [], sendAs: [], sendOnBehalf: [] },
};

/**
 * The mailbox after the licences changed. A licence creates one, or within 30 days brings the old one back with its settings;
 * without a licence it is marked as unlicensed, unless it is shared. Otherwise it stays as it was.
 */
export function mailboxAfter(
  tenant: Tenant,
  before: { readonly mailbox: MailboxRecord | null; readonly licences: readonly AssignedLicence[] },
): MailboxRecord | null {
  const now = tenant.clock.ms();
  const { mailbox } = before;
  if (!givesMailbox(before.licences, tenant.skus)) {
    if (!mailbox || mailbox.shared || mailbox.unlicensedAtMs !== null) return mailbox;
    return { ...mailbox, unlicensedAtMs: now };
  }
  if (mailbox && mailbox.unlicensedAtMs === null) return mailbox;
  const kept = mailbox && mailbox.unlicensedAtMs !== null && now - mailbox.unlicensedAtMs < RESTORABLE_MS;
  return readyIn(tenant, { ms: tenant.delays.mailboxMs, kept: kept ? mailbox : null });
}

/** A mailbox that is ready after `ms`, with the contents of `kept`, or a new one. */
export function readyIn(
  tenant: Tenant,
  how: { readonly ms: number; readonly kept: MailboxRecord | null },
): MailboxRecord {
  const now = tenant.clock.ms();
  tenant.wakeIn(how.ms);
  return { ...(how.kept ?? NEW), readyAtMs: now + how.ms, startedAtMs: now, unlicensedAtMs: null };
}

/** `soft-deleted`: unlicensed for less than 30 days, so a licence brings it back. After that there is `none`. */
export function mailboxState(tenant: Tenant, user: UserRecord): 'none' | 'provisioning' | 'ready' | 'soft-deleted' {
  const now = tenant.clock.ms();
  if (!user.mailbox) return 'none';
  if (user.mailbox.unlicensedAtMs !== null) {
    return now - user.mailbox.unlicensedAtMs < RESTORABLE_MS ? 'soft-deleted' : 'none';
  }
  if (user.provisioningError !== null) return 'provisioning';
  return now >= user.mailbox.readyAtMs ? 'ready' : 'provisioning';
}

/** Changes the mailbox for all readers at once: it is in Exchange's own store, which has no replication lag. */
export function amendMailbox(
  tenant: Tenant,
  what: { readonly userId: string; readonly change: (mailbox: MailboxRecord) => MailboxRecord },
): void {
  tenant.directory.users.amend(what.userId, (record) =>
    record.mailbox ? { ...record, mailbox: what.change(record.mailbox) } : record,
  );
}

/**
 * The newest state of a user's mailbox. Otherwise refuses with the same 404 whether it is being created, has no licence or is
 * soft-deleted (graph.md 1.4).
 */
export function readyMailbox(tenant: Tenant, seen: UserRecord): MailboxRecord {
  const user = tenant.directory.users.get(seen.id) ?? seen;
  // RBAC for Applications includes a new mailbox only after 30 minutes to over an hour
  // (github.com/microsoftgraph/microsoft-graph-docs/issues/12307).
  if (user.mailbox && tenant.clock.ms() < user.mailbox.startedAtMs + tenant.delays.scopeMs) throw exchangeDenied();
  if (!user.mailbox || mailboxState(tenant, user) !== 'ready') throw mailboxNotEnabled();
  return user.mailbox;
}
