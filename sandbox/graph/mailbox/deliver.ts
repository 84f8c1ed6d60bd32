import type { MailOutcome } from '#sandbox/services/tenant.ts';
import { mailboxState } from '../tenant/mailbox.ts';
import type { InboxRule, Json } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { isObject } from '../wire/is-object.ts';
import { holdersOf } from '../tenant/unique-addresses.ts';

const SENDING = ['forwardTo', 'forwardAsAttachmentTo', 'redirectTo'];

/**
 * What becomes of a message to an address of the tenant. A mailbox that loses its licence stops at once to receive, forward
 * and reply, unless it is a shared one (graph.md 1.9). Blocking the sign-in does not stop messages.
 */
export function deliver(tenant: Tenant, address: string): MailOutcome {
  const [holder] = holdersOf(tenant.directory, address.toLowerCase());
  const user = holder?.type === 'User' ? tenant.directory.users.get(holder.id) : undefined;
  if (!user?.mailbox || mailboxState(tenant, user) !== 'ready')
    return { outcome: 'bounced', sentOn: [], answered: false };
  const { rules, settings } = user.mailbox;
  return {
    outcome: 'delivered',
    sentOn: rules.filter((rule) => rule['isEnabled'] === true).flatMap(targetsOf),
    answered: isAnswering(tenant, settings.automaticRepliesSetting),
  };
}

function targetsOf(rule: InboxRule): readonly string[] {
  const actions = isObject(rule['actions']) ? rule['actions'] : {};
  return SENDING.flatMap((name) => {
    const list = actions[name];
    return Array.isArray(list) ? (list as readonly unknown[]).flatMap(addressIn) : [];
  });
}

function addressIn(recipient: unknown): readonly string[] {
  const email = isObject(recipient) ? recipient['emailAddress'] : undefined;
  const address = isObject(email) ? email['address'] : undefined;
  return typeof address === 'string' ? [address.toLowerCase()] : [];
}

function isAnswering(tenant: Tenant, setting: { readonly [key: string]: Json }): boolean {
  if (setting['status'] === 'alwaysEnabled') return true;
  if (setting['status'] !== 'scheduled') return false;
  const [from, until] = ['scheduledStartDateTime', 'scheduledEndDateTime'].map((name) => momentOf(setting[name]));
  const now = tenant.clock.ms();
  return from !== undefined && until !== undefined && from <= now && now < until;
}

/** The time in ms. Takes it for UTC, the time zone of every schedule that the bot sets. */
function momentOf(value: Json | undefined): number {
  const text = isObject(value) ? value['dateTime'] : undefined;
  return typeof text === 'string' ? Date.parse(`${text.slice(0, 19)}Z`) : Number.NaN;
}
