import { createHash } from 'node:crypto';

/** What the first event of a trail follows. */
export const NO_HASH = '0'.repeat(64);

/** An event as it stands in the trail: its text, and the hash that binds it to the one before. */
export interface SealedEvent {
  /** 1 for the first, without gaps. */
  readonly seq: number;
  /** JSON of `TrailEntry`; the hash is over exactly these bytes (UTF-8). */
  readonly entry: string;
  /** SHA-256 in hex. */
  readonly hash: string;
  /** Whom it names and what they wrote, apart, so that it can be forgotten without breaking the chain. Null where it says nothing of people, and once it was forgotten. */
  readonly personal: Personal | null;
}

/** `entry` holds SHA-256 of salt and content: the salt keeps anybody from guessing a forgotten content. */
export interface Personal {
  readonly salt: string;
  /** JSON: `actor` is the name of who acted, the rest what the event says of people. */
  readonly content: string;
}

/** What an event says for good. */
export interface TrailEntry {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly requestId: string | null;
  readonly accountId: string | null;
  /** The chat's user id, `buzon` or `command_line`. */
  readonly actor: string;
  readonly door: string;
  readonly what: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The commitment to what stands apart; null where nothing does. */
  readonly personal: string | null;
}

export interface TrailHead {
  readonly seq: number;
  readonly hash: string;
}

/** Where the salt ends and the content begins is no part of the hash: hence a salt of this length, and no other. */
export const SALT = /^[0-9a-f]{32}$/;

export function commitmentOf({ salt, content }: Personal): string {
  return sha256(`${salt}${content}`);
}

/** Puts an event behind the one that stands last. */
export function seal(
  head: TrailHead | null,
  event: Omit<TrailEntry, 'seq' | 'personal'> & { readonly personal: Personal | null },
): SealedEvent {
  const { personal, at, requestId, accountId, actor, door, what, data } = event;
  const seq = (head?.seq ?? 0) + 1;
  const commitment = personal === null ? null : commitmentOf(personal);
  const entry = JSON.stringify({ seq, at, requestId, accountId, actor, door, what, data, personal: commitment });
  return { seq, entry, hash: hashAfter(head?.hash ?? NO_HASH, entry), personal };
}

/** SHA-256 of the hash before, a line feed and the event's own text. */
export function hashAfter(before: string, entry: string): string {
  return sha256(`${before}\n${entry}`);
}

/** The code by which a record is found in the trail again: the event's number and the beginning of its hash. */
export function codeOf({ seq, hash }: TrailHead): string {
  const groups = hash.slice(0, 20).toUpperCase().match(/.{5}/g) ?? [];
  return [String(seq), ...groups].join('-');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
