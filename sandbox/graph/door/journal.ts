import type { JournalEntry } from '#sandbox/services/graph.ts';

const KEPT = 2_000;

/** The last 2,000 requests, without their bodies, which may hold passwords. */
export interface Journal {
  entries(): readonly JournalEntry[];
  add(entry: JournalEntry): void;
  clear(): void;
}

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    entries: () => entries.slice(-KEPT),
    add(entry) {
      entries.push(entry);
      if (entries.length > KEPT * 2) entries = entries.slice(-KEPT);
    },
    clear() {
      entries = [];
    },
  };
}
