import type { ChatMessage } from '#sandbox/services/chat.ts';
import { isJson, type Json } from '../wire/json.ts';
import { invalidArguments, SlackError } from '../wire/slack-error.ts';

/** The arguments of one call. In a form body every value is text, and a structure is JSON in a text; in a JSON body it is JSON. */
export type Arguments = Readonly<Json>;

export function parseBody(contentType: string, body: string): Json {
  if (!contentType.includes('application/json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body);
    if (isJson(parsed)) return parsed;
  } catch {
    throw new SlackError('invalid_json');
  }
  throw new SlackError('json_not_object');
}

export function text(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function required(args: Arguments, name: string): string {
  const value = text(args, name);
  if (value === undefined) throw invalidArguments(`missing required field: ${name}`);
  return value;
}

export function flag(args: Arguments, name: string): boolean {
  return ['true', '1', true, 1].includes(args[name] as string);
}

/** A structured argument; undefined when absent. Throws `malformed` when it is not JSON. */
export function structure(args: Arguments, name: string, malformed: SlackError): unknown {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw malformed;
  }
}

/** The `metadata` of a message; null for an empty object, which removes it. Only flat values are allowed. */
export function metadata(args: Arguments): ChatMessage['metadata'] | null {
  const value = structure(args, 'metadata', new SlackError('invalid_metadata_format'));
  if (value === undefined) return undefined;
  if (!isJson(value)) throw new SlackError('invalid_metadata_format');
  if (Object.keys(value).length === 0) return null;
  const { event_type: type, event_payload: payload } = value;
  const flat =
    isJson(payload) &&
    Object.values(payload).every((item) => !isJson(item) && !(Array.isArray(item) && item.some(isJson)));
  if (typeof type !== 'string' || type === '' || !isJson(payload) || !flat) {
    throw new SlackError('invalid_metadata_schema');
  }
  if (JSON.stringify(value).length > 16_384) throw new SlackError('metadata_too_large');
  return { event_type: type, event_payload: payload };
}
