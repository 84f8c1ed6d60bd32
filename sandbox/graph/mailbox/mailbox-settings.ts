import type { Call, Route } from '../calls/call.ts';
import type { Reply } from '../wire/reply.ts';
import { amendMailbox, readyMailbox } from '../tenant/mailbox.ts';
import { withSettings } from './mailbox-changes.ts';
import type { Json, MailboxRecord } from '../tenant/records.ts';
import { languageName } from './regional-choices.ts';
import { seenOr404 } from '../users/read-users.ts';

function describe({ settings, shared }: MailboxRecord): { [name: string]: Json } {
  return {
    archiveFolder: null,
    automaticRepliesSetting: settings.automaticRepliesSetting,
    timeZone: settings.timeZone,
    delegateMeetingMessageDeliveryOptions: settings.delegateMeetingMessageDeliveryOptions,
    dateFormat: settings.dateFormat,
    timeFormat: settings.timeFormat,
    userPurpose: shared ? 'shared' : 'user',
    workingHours: settings.workingHours,
    language: { locale: settings.locale, displayName: languageName(settings.locale) },
  };
}

function reply(call: Call, of: { readonly userId: string; readonly mailbox: MailboxRecord }): Reply {
  const context = `${call.linkOrigin}/v1.0/$metadata#users('${of.userId}')/mailboxSettings`;
  return { status: 200, body: { '@odata.context': context, ...describe(of.mailbox) } };
}

export const readMailboxSettings: Route = {
  method: 'GET',
  path: '/users/{id}/mailboxSettings',
  layer: 'exchange',
  handle(tenant, call) {
    const user = seenOr404(tenant, call);
    return reply(call, { userId: user.id, mailbox: readyMailbox(tenant, user) });
  },
};

/** Answers 200 with the new settings, not 204 (graph.md 1.5). */
export const updateMailboxSettings: Route = {
  method: 'PATCH',
  path: '/users/{id}/mailboxSettings',
  layer: 'exchange',
  handle(tenant, call) {
    const user = seenOr404(tenant, call);
    const mailbox = readyMailbox(tenant, user);
    const settings = withSettings(mailbox.settings, call.body);
    amendMailbox(tenant, { userId: user.id, change: (before) => ({ ...before, settings }) });
    return reply(call, { userId: user.id, mailbox: { ...mailbox, settings } });
  },
};
