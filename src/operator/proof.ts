import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { searchProofs, type ProofSearch } from '#domain/trail/record-proof.ts';
import type { SealedEvent } from '#domain/trail/trail.ts';
import type { RecordTrouble } from '#use-cases/ports/store/archive.ts';

type Tell = (line: string) => void;
type Events = AsyncIterable<readonly (SealedEvent | null)[]>;

/** Files to find in a trail while it is checked: `--record FILE`. */
export interface DocumentSearch {
  /** Passes the events on and looks at each. */
  along(events: Events): Events;
  /**
   * Tells for each file where the trail says that it was archived or given. False when it says so nowhere for one of
   * them.
   */
  tellFound(tell: Tell): boolean;
}

/** Reads the files. Throws when one cannot be read. */
export async function searchDocuments(files: readonly string[]): Promise<DocumentSearch> {
  const documents = await Promise.all(files.map(async (file) => ({ file, sha256: await hashOf(file) })));
  const search = searchProofs(documents.map(({ sha256 }) => sha256));
  return {
    along: (events) => searching(events, search),
    tellFound: (tell) => {
      const found = search.found();
      for (const { file, sha256 } of documents) {
        const proof = found.get(sha256);
        if (proof === undefined) {
          tell(`${basename(file)} is NOT PROVEN: no event says that a record with its SHA-256 ${sha256} was archived`);
          continue;
        }
        const { seq, at, what, of } = proof;
        const record = of === null ? 'a record' : of;
        tell(
          what === 'archived'
            ? `${basename(file)} is ${record}, exactly as it was archived at ${at} (event ${seq.toLocaleString('en')})`
            : `${basename(file)} is a copy of ${record} as it was given at ${at} (event ${seq.toLocaleString('en')}), not the archived record`,
        );
      }
      return documents.every(({ sha256 }) => found.has(sha256));
    },
  };
}

/** Tells the problems of archived records, one per line. False when there are any. */
export function tellRecords(troubles: readonly RecordTrouble[], tell: Tell): boolean {
  for (const { key, what } of troubles) tell(`record ${key}: ${SENTENCES[what]}`);
  return troubles.length === 0;
}

const SENTENCES: Readonly<Record<RecordTrouble['what'], string>> = {
  changed: 'what is kept is NOT what the trail says was archived (its SHA-256 is another)',
  emptied: 'its content is gone, and no event says that it was forgotten',
  missing: 'the trail says that it was archived, and it is not there',
};

async function* searching(events: Events, search: ProofSearch): Events {
  for await (const batch of events) {
    search.take(batch);
    yield batch;
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
