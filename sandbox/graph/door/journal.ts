import type { JournalEntry } from '#sandbox/services/graph.ts';

const MOST_ENTRIES = 2_000;

/** The last 2,000 requests, without their bodies, which may hold passwords. */
export interface Journal {
  entries(): readonly JournalEntry[];
  add(entry: JournalEntry): void;
  clear(): void;
}

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    entries: () => entries.slice(-MOST_ENTRIES),
    add(entry) {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES * 2) entries = entries.slice(-MOST_ENTRIES);
    },
    clear() {
      entries = [];
    },
  };
}
