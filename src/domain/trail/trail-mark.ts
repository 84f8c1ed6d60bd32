/** A hash noted outside the database: the event's number and the beginning of its hash. */
export interface TrailMark {
  readonly seq: number;
  /** Lower-case hex, at most all 64 digits. */
  readonly hash: string;
  readonly from: 'head' | 'code';
}

/** Fewer digits could be matched by trial and error. */
const FEWEST_DIGITS = 20;
const HEAD = new RegExp(`^(\\d{1,15}):([0-9a-f]{${FEWEST_DIGITS},64})$`, 'i');
const CODE = /^(\d{1,15})((?:-[0-9A-F]{5}){4})$/i;

/** Parses `N:HASH` from the daily message, with the whole hash or its beginning. Null for another form. */
export function markOfHead(text: string): TrailMark | null {
  const [, seq, hash] = HEAD.exec(text.trim()) ?? [];
  if (seq === undefined || hash === undefined) return null;
  return { seq: Number(seq), hash: hash.toLowerCase(), from: 'head' };
}

/** Parses a record's verification code, see `codeOf`. Null for another form. */
export function markOfCode(text: string): TrailMark | null {
  const [, seq, groups] = CODE.exec(text.trim()) ?? [];
  if (seq === undefined || groups === undefined) return null;
  return { seq: Number(seq), hash: groups.replaceAll('-', '').toLowerCase(), from: 'code' };
}
