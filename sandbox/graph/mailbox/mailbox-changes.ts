import { GraphError } from '../wire/graph-error.ts';
import type { Json, MailboxSettings } from '../tenant/records.ts';
import { formatsOf, isTimeZone, supportedLocale } from './regional-choices.ts';
import { isObject } from '../wire/is-object.ts';

/**
 * The settings after a PATCH. A new language without date and time formats gets its default ones. One bad value refuses the
 * whole request.
 */
export function withSettings(before: MailboxSettings, body: unknown): MailboxSettings {
  if (!isObject(body) || Object.keys(body).length === 0) throw refusal('RequestBodyRead', 'The request body is empty.');
  let after = before;
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@odata.')) continue;
    after = withSetting(after, name, value);
  }
  return withFormats(before, after, body);
}

function withSetting(settings: MailboxSettings, name: string, value: unknown): MailboxSettings {
  switch (name) {
    case 'timeZone':
      if (typeof value !== 'string' || !isTimeZone(value)) {
        throw refusal('InvalidTimeZone', `The time zone '${String(value)}' is not supported.`);
      }
      return { ...settings, timeZone: value };
    case 'language': {
      const locale =
        isObject(value) && typeof value['locale'] === 'string' ? supportedLocale(value['locale']) : undefined;
      if (locale === undefined) throw refusal('InvalidArguments', 'The language is not supported.');
      return { ...settings, locale };
    }
    case 'automaticRepliesSetting':
      return { ...settings, automaticRepliesSetting: withReplies(settings.automaticRepliesSetting, value) };
    case 'delegateMeetingMessageDeliveryOptions':
      if (typeof value !== 'string') throw refusal('InvalidArguments', `Invalid value for '${name}'.`);
      return { ...settings, delegateMeetingMessageDeliveryOptions: value };
    case 'workingHours':
      if (!isObject(value)) throw refusal('InvalidArguments', `Invalid value for '${name}'.`);
      return { ...settings, workingHours: { ...settings.workingHours, ...(value as { [key: string]: Json }) } };
    case 'dateFormat':
    case 'timeFormat':
      return settings;
    case 'userPurpose':
    case 'archiveFolder':
      throw refusal('ErrorInvalidRequest', `The property '${name}' is read-only.`);
    default:
      throw refusal(
        'RequestBodyRead',
        `The property '${name}' does not exist on type 'microsoft.graph.mailboxSettings'. Make sure to only use property names that are defined by the type.`,
      );
  }
}

function withFormats(
  before: MailboxSettings,
  after: MailboxSettings,
  body: { readonly [key: string]: unknown },
): MailboxSettings {
  const { dates, times } = formatsOf(after.locale);
  const pick = (name: 'dateFormat' | 'timeFormat', allowed: readonly string[]): string => {
    const wanted = body[name];
    if (wanted === undefined) {
      return after.locale === before.locale && allowed.includes(before[name]) ? before[name] : (allowed[0] ?? '');
    }
    if (typeof wanted !== 'string' || !allowed.includes(wanted)) {
      throw refusal('InvalidArguments', `The ${name} is not valid for the language '${after.locale}'.`);
    }
    return wanted;
  };
  return { ...after, dateFormat: pick('dateFormat', dates), timeFormat: pick('timeFormat', times) };
}

const STATUSES = ['disabled', 'alwaysEnabled', 'scheduled'];
const AUDIENCES = ['none', 'contactsOnly', 'all'];

function withReplies(before: { readonly [key: string]: Json }, value: unknown): { readonly [key: string]: Json } {
  if (!isObject(value)) throw refusal('InvalidArguments', "Invalid value for 'automaticRepliesSetting'.");
  const given = value as { readonly [key: string]: Json };
  const after: { [key: string]: Json } = { ...before, ...given };
  for (const name of Object.keys(given)) {
    if (!name.startsWith('@odata.') && !(name in before)) {
      throw refusal(
        'RequestBodyRead',
        `The property '${name}' does not exist on type 'microsoft.graph.automaticRepliesSetting'.`,
      );
    }
  }
  after['status'] = oneOf(STATUSES, after['status'], 'status');
  after['externalAudience'] = oneOf(AUDIENCES, after['externalAudience'], 'externalAudience');
  if (after['status'] === 'scheduled') {
    const [start, end] = [given['scheduledStartDateTime'], given['scheduledEndDateTime']];
    if (!isMoment(start) || !isMoment(end)) {
      throw refusal('ErrorInvalidTimeSettings', 'A scheduled reply needs a start and an end, each with a time zone.');
    }
  }
  return after;
}

function oneOf(names: readonly string[], value: Json | undefined, property: string): string {
  const found = names.find((name) => typeof value === 'string' && name.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw refusal('InvalidArguments', `Invalid value for '${property}'.`);
  return found;
}

function isMoment(value: Json | undefined): boolean {
  return isObject(value) && typeof value['dateTime'] === 'string' && typeof value['timeZone'] === 'string';
}

function refusal(code: string, message: string): GraphError {
  return new GraphError(400, code, message);
}
