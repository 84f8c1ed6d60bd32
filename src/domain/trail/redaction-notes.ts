import type { TrailEntry } from './trail.ts';

/**
 * The event that a request's personal data was replaced by pseudonyms: its earlier events may lack their personal part.
 */
export const FORGOTTEN = 'forgotten';
/** The same for events without a request from before `data.before` (ISO 8601, UTC), with or without an account. */
export const FORGOTTEN_BEFORE = 'forgotten_before';

/** Collects events without a personal part, until a later event says that it was forgotten. */
export interface RedactionNotes {
  redacted(entry: TrailEntry): void;
  note(entry: TrailEntry): void;
  unexplained(): readonly number[];
  explained(): number;
}

export function createRedactionNotes(): RedactionNotes {
  const ofRequests = new Map<string, number[]>();
  let ofNone: { readonly seq: number; readonly at: number }[] = [];
  let excused = 0;
  return {
    redacted: ({ seq, at, requestId }) => {
      if (requestId === null) {
        ofNone.push({ seq, at: Date.parse(at) });
        return;
      }
      const others = ofRequests.get(requestId);
      if (others === undefined) ofRequests.set(requestId, [seq]);
      else others.push(seq);
    },
    note: ({ what, requestId, data }) => {
      if (what === FORGOTTEN && requestId !== null) {
        excused += ofRequests.get(requestId)?.length ?? 0;
        ofRequests.delete(requestId);
      }
      if (what !== FORGOTTEN_BEFORE || typeof data['before'] !== 'string') return;
      const before = Date.parse(data['before']);
      const left = ofNone.filter(({ at }) => !(at < before));
      excused += ofNone.length - left.length;
      ofNone = left;
    },
    unexplained: () => [...[...ofRequests.values()].flat(), ...ofNone.map(({ seq }) => seq)].toSorted((a, b) => a - b),
    explained: () => excused,
  };
}
