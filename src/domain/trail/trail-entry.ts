import type { TrailEntry } from './trail.ts';

/** Parses a text as an entry; null when it is none. */
export function entryOf(text: string): TrailEntry | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(read)) return null;
  const { seq, at, requestId, accountId, actor, door, what, data, personal } = read;
  const isWhole =
    typeof seq === 'number' &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    [requestId, accountId, personal].every((each) => each === null || typeof each === 'string') &&
    [actor, door, what].every((each) => typeof each === 'string') &&
    isRecord(data);
  return isWhole ? (read as unknown as TrailEntry) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
