import { createHash } from 'node:crypto';

/** The hash that the first event of a trail follows. */
export const NO_HASH = '0'.repeat(64);

/** A stored event: its text, and the hash that binds it to the previous one. */
export interface SealedEvent {
  /** 1 for the first, without gaps. */
  readonly seq: number;
  /** JSON of `TrailEntry`; the hash is over exactly these bytes (UTF-8). */
  readonly entry: string;
  /** SHA-256 in hex. */
  readonly hash: string;
  /**
   * The people it names and what they wrote, stored separately so that it can be forgotten without breaking the chain.
   * Null when there is nothing personal, and after it was forgotten.
   */
  readonly personal: Personal | null;
}

/** `entry` contains the SHA-256 of salt and content: because of the salt nobody can guess a forgotten content. */
export interface Personal {
  readonly salt: string;
  /** JSON: `actor` is the actor's name, the rest is the event's personal data. */
  readonly content: string;
}

/** The part of an event that is kept for good. */
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
  /** The commitment to the personal part; null when there is none. */
  readonly personal: string | null;
}

export interface TrailHead {
  readonly seq: number;
  readonly hash: string;
}

/** The hash does not cover where the salt ends and the content begins: therefore the salt's length is fixed. */
export const SALT = /^[0-9a-f]{32}$/;

export function commitmentOf({ salt, content }: Personal): string {
  return sha256(`${salt}${content}`);
}

/** Appends an event to the last one. */
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

/** SHA-256 of the previous hash, a line feed and the event's own text. */
export function hashAfter(before: string, entry: string): string {
  return sha256(`${before}\n${entry}`);
}

/** The verification code that leads from a record to the trail: the event's number and the beginning of its hash. */
export function codeOf({ seq, hash }: TrailHead): string {
  const groups = hash.slice(0, 20).toUpperCase().match(/.{5}/g) ?? [];
  return [String(seq), ...groups].join('-');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
