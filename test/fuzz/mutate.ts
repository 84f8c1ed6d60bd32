import type { Recorded } from '../stages/recorded-stage.ts';
import { FORM, JSON_TYPE, type Delivery } from '../signed-post.ts';
import type { Random } from './random.ts';

type Json = Record<string, unknown>;

/** A URL to which the bot would send something. It is not changed, so that nothing leaves this machine. */
const KEPT = 'response_url';

const LONG = 'x'.repeat(20_000);
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  'null',
  '[]',
  '{"requestId":7}',
  '{"requestId":null,"what":"everything","accountId":"x"}',
  "'; drop table requests; --",
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '‮<!channel>',
  LONG,
  [],
  {},
  [null],
  [[[[[[]]]]]],
  { id: {} },
  { __proto__: null, constructor: { prototype: 1 } },
];

/** The fields by which a payload is recognised; one payload may get another one's value. */
const NAMES = [
  'type',
  'event',
  'command',
  'name',
  'actions',
  'view',
  'user',
  'team',
  'channel',
  'callback_id',
  'value',
];

/** A recorded delivery with a few or many changes. */
export function mutate(random: Random, corpus: readonly Recorded[]): Delivery {
  for (;;) {
    const from = random.of(corpus);
    const delivery = random.next() < 0.7 ? structurally(random, { from, corpus }) : byBytes(random, from);
    if (keepsUrls(from, delivery)) return delivery;
  }
}

function structurally(
  random: Random,
  { from, corpus }: { readonly from: Recorded; readonly corpus: readonly Recorded[] },
): Delivery {
  const payload = read(from);
  const other = read(random.of(corpus));
  for (let turns = 1 + random.below(8); turns > 0; turns -= 1) change(random, { payload, other });
  return write(from, payload);
}

function change(random: Random, { payload, other }: { readonly payload: Json; readonly other: Json }): void {
  const places = placesIn(payload);
  const { within, key } = random.of(places);
  const holder = within as Json;
  switch (random.below(7)) {
    case 0:
      delete holder[key];
      return;
    case 1:
    case 2:
      holder[key] = structuredClone(random.of(ODD));
      return;
    case 3: {
      const { within: there, key: name } = random.of(placesIn(other));
      holder[key] = structuredClone((there as Json)[name]);
      return;
    }
    case 4:
      payload[random.of(NAMES)] = random.next() < 0.5 ? structuredClone(random.of(ODD)) : other[random.of(NAMES)];
      return;
    case 5:
      holder[key] = [holder[key], structuredClone(holder[key])];
      return;
    default:
      if (typeof holder[key] === 'string') holder[key] = almostSame(random, holder[key]);
      else holder[`${key}_`] = holder[key];
  }
}

/** The text with a small change, so that ids and JSON in it are almost right. */
function almostSame(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const put = random.of(['', 'x', '0', '"', '}', '\u0000', 'ñ', '%', text.slice(0, 3)]);
  return `${text.slice(0, at)}${put}${text.slice(at + random.below(3))}`;
}

/** Every place in a payload that has a value. */
function placesIn(payload: Json): readonly { readonly within: object; readonly key: string }[] {
  const places: { within: object; key: string }[] = [];
  const walk = (within: object): void => {
    for (const [key, value] of Object.entries(within)) {
      if (key === KEPT) continue;
      places.push({ within, key });
      if (typeof value === 'object' && value !== null && places.length < 5_000) walk(value as object);
    }
  };
  walk(payload);
  return places.length === 0 ? [{ within: payload, key: 'type' }] : places;
}

function byBytes(random: Random, { body, contentType }: Recorded): Delivery {
  const bytes = [...Buffer.from(body)];
  for (let turns = 1 + random.below(8); turns > 0; turns -= 1) {
    const at = random.below(bytes.length);
    switch (random.below(5)) {
      case 0:
        // Only rarely a byte that is no text, since all of those deliveries would be refused because of their
        // signature.
        bytes[at] = random.below(random.next() < 0.1 ? 256 : 128);
        break;
      case 1:
        bytes.splice(at, 1 + random.below(20));
        break;
      case 2:
        bytes.splice(at, 0, ...bytes.slice(at, at + random.below(40)));
        break;
      case 3:
        bytes.splice(at, 0, random.below(128));
        break;
      default:
        if (random.next() < 0.2) bytes.length = at;
        else bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(7));
    }
    if (bytes.length === 0) break;
  }
  const types = [contentType, contentType, contentType, FORM, JSON_TYPE, 'text/plain', `${FORM}; charset=utf-8`];
  return { body: Uint8Array.from(bytes), contentType: random.of(types) };
}

function read({ body, contentType }: Recorded): Json {
  if (contentType === JSON_TYPE) return JSON.parse(body) as Json;
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields['payload'] === undefined ? fields : (JSON.parse(fields['payload']) as Json);
}

function write({ body, contentType }: Recorded, payload: Json): Delivery {
  if (contentType === JSON_TYPE) return { body: JSON.stringify(payload), contentType };
  if (new URLSearchParams(body).has('payload')) {
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType };
  }
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  ]);
  return { body: new URLSearchParams(fields).toString(), contentType };
}

/** Whether every URL in it to which the bot would send something was in the original delivery. */
function keepsUrls(from: Recorded, { body }: Delivery): boolean {
  const addresses = (text: string): readonly string[] => plainly(text).match(/https?:[^"'&\s\\]*/g) ?? [];
  const known = new Set(addresses(from.body));
  return addresses(Buffer.from(body).toString()).every((address) => known.has(address) || isOurs(address));
}

function isOurs(address: string): boolean {
  return URL.canParse(address) && new URL(address).hostname === '127.0.0.1';
}

function plainly(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).replaceAll('\\/', '/');
  } catch {
    return text.replaceAll('%3A', ':').replaceAll('%2F', '/');
  }
}
