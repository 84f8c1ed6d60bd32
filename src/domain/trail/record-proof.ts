import { entryOf } from './trail-entry.ts';
import type { SealedEvent, TrailEntry } from './trail.ts';

/** What the trail says about a file: that it was archived as a record, or given to somebody. */
interface RecordProof {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `given`: a copy of a request that was still open, or of a record without an archiving event. */
  readonly what: 'archived' | 'given';
  /** The request's number, or a report's own key; null when no event tells it. */
  readonly of: string | null;
}

export interface ProofSearch {
  take(events: Iterable<SealedEvent | null>): void;
  /** By SHA-256: the archiving if there is one, otherwise the first time it was given. */
  found(): ReadonlyMap<string, RecordProof>;
}

/** Searches the events of a trail, oldest first, for files by their SHA-256 in hex. */
export function searchProofs(hashes: readonly string[]): ProofSearch {
  const searched = new Set(hashes);
  const numbers = new Map<string, string>();
  const proofs = new Map<string, RecordProof>();

  function takeOne(entry: TrailEntry): void {
    const { what, requestId, data, seq, at } = entry;
    if (what === 'submit' && requestId !== null && typeof data['number'] === 'string')
      numbers.set(requestId, data['number']);
    const isArchiving = what === 'record_archived' || what === 'report_archived';
    const sha256 = data['sha256'];
    if ((!isArchiving && what !== 'record_given') || typeof sha256 !== 'string' || !searched.has(sha256)) return;
    const known = proofs.get(sha256);
    if (known?.what === 'archived' || (known !== undefined && !isArchiving)) return;
    const key = typeof data['key'] === 'string' ? data['key'] : null;
    const of = requestId === null ? key : (numbers.get(requestId) ?? key);
    proofs.set(sha256, { seq, at, what: isArchiving ? 'archived' : 'given', of });
  }

  return {
    take: (events) => {
      if (searched.size === 0) return;
      for (const event of events) {
        const entry = event === null ? null : entryOf(event.entry);
        if (entry !== null) takeOne(entry);
      }
    },
    found: () => proofs,
  };
}
