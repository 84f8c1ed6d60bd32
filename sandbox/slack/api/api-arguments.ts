import type { ChatMessage } from '#sandbox/services/chat.ts';
import { isJson, type Json } from '../wire/json.ts';
import { invalidArguments, SlackError } from '../wire/slack-error.ts';

/** Arguments of one call. In form bodies everything is text and structures are JSON texts; in JSON bodies they are themselves. */
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

/** Undefined when absent; `malformed` is thrown when it is no JSON. */
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

/** The `metadata` of a message; null for the empty object that takes metadata away. Values are flat: ids and short facts. */
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
