import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { TrailProblem, TrailReport } from '#domain/trail/check-trail.ts';
import { readHeadFiles } from '#adapters/head-files/head-files.ts';
import { markOfCode, markOfHead, type TrailMark } from '#domain/trail/trail-mark.ts';
import { readTrailFile, TrailFileError, trailLines, type TrailFileFault } from '#use-cases/trail/trail-file.ts';
import { verifyTrail } from '#use-cases/trail/verify-trail.ts';
import type { Config } from '#src/config/config.ts';
import { withDatabase } from './database.ts';
import { searchDocuments, tellRecords, type DocumentSearch } from './proof.ts';
import { operatorPerson } from './person.ts';
import { writeForOwner } from './owner-file.ts';

/** At most this many problems are listed, further ones only counted; missing events are always named. */
const MOST_TOLD = 50;
/** At most this many daily heads are listed. */
const MOST_PLACES = 5;

type Tell = (line: string) => void;
type Settings = Pick<Config, 'databaseUrl' | 'dataDir'>;

/**
 * `npm run audit:verify`: checks the trail in the database, or in an exported file alone. `heads` (N:HASH, from the
 * daily message), `headDir` (the files of the daily heads) and `codes` (from records) are hashes noted outside;
 * `records` are files that it should prove. In the database the archived records are compared with it as well. False
 * when anything is wrong.
 */
export async function verifyAudit(
  config: (Settings & Pick<Config, 'auditHeadDir'>) | null,
  input: {
    readonly file: string | null;
    /** A directory with the files of the daily heads; when left out, for the database, the one in the settings. */
    readonly headDir?: string | null;
    readonly heads: readonly string[];
    readonly codes: readonly string[];
    /** Record files that the trail should prove. */
    readonly records?: readonly string[];
    readonly tell: Tell;
  },
): Promise<boolean> {
  const { file, tell } = input;
  const marks = await marksOf({ ...input, headDir: input.headDir ?? config?.auditHeadDir ?? null });
  if (typeof marks === 'string') {
    tell(marks);
    return false;
  }
  const documents = await searchDocuments(input.records ?? []);
  if (file !== null) return await verifyFile({ file, marks, documents, tell });
  if (config === null) throw new Error('without a file the settings of the database are needed');
  const [report, troubles] = await withDatabase(
    config,
    async ({ store }) =>
      await store.trail.whole(async ({ batches, records }) => {
        const events = documents.along(batches);
        return [await verifyTrail({ events, marks, withoutPersonal: false }), await records()] as const;
      }),
  );
  const isWhole = tellRecords(troubles, tell);
  const isProven = documents.tellFound(tell);
  return tellReport(report, { marks, tell }) && isWhole && isProven;
}

/**
 * `npm run audit:export`: writes the whole trail to a file that only its owner may read, compressed if its name ends in
 * .gz.
 */
export async function exportAudit(
  config: Settings & Pick<Config, 'institution'>,
  input: { readonly file: string; readonly withPersonal: boolean; readonly tell: Tell },
): Promise<void> {
  const { file, withPersonal, tell } = input;
  await withDatabase(config, async ({ store }) => {
    const exportedAt = new Date();
    const actor = operatorPerson();
    const event = { requestId: null, at: exportedAt, actor, door: 'command_line', what: 'trail_export' } as const;
    await store.transact(async (tx) => await tx.append({ ...event, data: { withPersonal } }));
    const head = await writeForOwner(
      file,
      async (out) =>
        await store.trail.whole(async ({ head, batches }) => {
          const lines = trailLines({ institution: config.institution.name, exportedAt, head, withPersonal }, batches);
          await (file.endsWith('.gz') ? pipeline(lines, createGzip(), out) : pipeline(lines, out));
          return head;
        }),
    );
    const { seq, hash } = head ?? { seq: 0, hash: '' };
    tell(`${count(seq)} events are in ${file}; head ${seq}:${hash}`);
  });
  if (withPersonal) tell('It holds personal data: keep it where few can read it (--without-personal leaves it out).');
}

async function verifyFile(input: {
  readonly file: string;
  readonly marks: readonly TrailMark[];
  readonly documents: DocumentSearch;
  readonly tell: Tell;
}): Promise<boolean> {
  const { file, marks, documents, tell } = input;
  const bytes = createReadStream(file);
  const check = async (chunks: AsyncIterable<Uint8Array>): Promise<TrailReport> => {
    const { head, events } = await readTrailFile(chunks);
    const { institution, exportedAt, withPersonal } = head;
    tell(`trail of ${institution}, exported ${exportedAt.toISOString()}`);
    const own: readonly TrailMark[] = head.head === null ? [] : [{ ...head.head, from: 'head' }];
    return await verifyTrail({
      events: documents.along(events),
      marks: [...own, ...marks],
      withoutPersonal: !withPersonal,
    });
  };
  try {
    const report = await (file.endsWith('.gz')
      ? pipeline(bytes, createGunzip(), check)
      : pipeline(bytes as AsyncIterable<Uint8Array>, check));
    const isProven = documents.tellFound(tell);
    return tellReport(report, { marks, tell }) && isProven;
  } catch (error) {
    if (error instanceof TrailFileError) tell(FAULTS[error.fault]);
    else if (isDamage(error)) tell(`${FAULTS.damaged} (${error.code})`);
    else throw error;
    return false;
  }
}

const FAULTS: Readonly<Record<TrailFileFault, string>> = {
  no_trail: 'this file is no exported trail',
  damaged: 'this file is damaged: it is not as it was exported',
  newer: 'this file was exported by a newer Buzón: check it with that one',
};

function isDamage(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}

/** The hashes noted outside, or why they cannot be read. */
async function marksOf(input: {
  readonly headDir: string | null;
  readonly heads: readonly string[];
  readonly codes: readonly string[];
}): Promise<readonly TrailMark[] | string> {
  const marks: TrailMark[] = [];
  if (input.headDir !== null) {
    const kept = await readHeadFiles(input.headDir);
    const [damaged] = kept.unreadable;
    if (damaged !== undefined)
      return `${damaged} holds no head of the trail: it is damaged, or was never written whole`;
    marks.push(...kept.marks);
  }
  for (const text of input.heads) {
    const mark = markOfHead(text);
    if (mark === null)
      return `--head ${text} has another form: the event's number, a colon, and the hash of the message`;
    marks.push(mark);
  }
  for (const text of input.codes) {
    const mark = markOfCode(text);
    if (mark === null)
      return `--code ${text} has another form: a number and four groups of five, as the record shows it`;
    marks.push(mark);
  }
  return marks;
}

function tellReport(
  report: TrailReport,
  { marks, tell }: { readonly marks: readonly TrailMark[]; readonly tell: Tell },
): boolean {
  const { events, head, problems, forgotten, unchecked } = report;
  const others = problems.filter(({ what }) => what !== 'missing');
  const listed = new Set(others.slice(0, MOST_TOLD));
  for (const problem of problems.filter((each) => each.what === 'missing' || listed.has(each)))
    tell(sentenceOf(problem));
  if (others.length > MOST_TOLD) tell(`… and ${count(others.length - MOST_TOLD)} more problems`);
  if (forgotten > 0)
    tell(`${count(forgotten)} events: what they said of people was forgotten in time, as later events say`);
  if (unchecked > 0)
    tell(`${count(unchecked)} events: what they said of people is not in this file and was not checked`);
  if (head === null && problems.length === 0) tell('there are no events');
  if (head === null) return problems.length === 0;
  const range = `${count(events)} events, 1 … ${count(head.seq)}`;
  if (problems.length > 0) {
    tell(`${range}: NOT INTACT, ${count(problems.length)} problems; head ${head.seq}:${head.hash}`);
    return false;
  }
  const noted = marks.length === 0 ? '' : `, as noted down (${placesOf(marks)})`;
  tell(`${range}: intact${noted}; head ${head.seq}:${head.hash}`);
  // A chain does not show that its end was removed.
  const covered = Math.max(0, ...marks.map(({ seq }) => seq));
  if (covered < head.seq)
    tell(
      'The newest events are covered only by --head or --code: compare the head with a daily message in the systems channel.',
    );
  return true;
}

/** The numbers of the events noted outside; for many, their number and the last. */
function placesOf(marks: readonly TrailMark[]): string {
  if (marks.length <= MOST_PLACES) return marks.map(({ seq }) => count(seq)).join('; ');
  return `${count(marks.length)} times, last ${count(Math.max(...marks.map(({ seq }) => seq)))}`;
}

function sentenceOf({ seq, to, what }: TrailProblem): string {
  const event = `event ${count(seq)}`;
  switch (what) {
    case 'changed':
      return `${event} does not follow from event ${count(seq - 1)}: it was changed, or that one was together with its hash`;
    case 'link_broken':
      return `${event} does not follow from event ${count(seq - 1)}, at which something is wrong as well`;
    case 'missing':
      return to === undefined ? `${event} is missing` : `events ${count(seq)} … ${count(to)} are missing`;
    case 'out_of_order':
      return `${event} stands in another's place, twice, or under another number than its own`;
    case 'unreadable':
      return `${event} cannot be read`;
    case 'personal_changed':
      return `${event}: what it says of people was changed`;
    case 'personal_missing':
      return `${event}: what it said of people is gone, and no later event says that it was forgotten`;
    case 'mark_differs':
      return `${event} is not the one that was noted down: the trail was written anew, there or before`;
  }
}

function count(value: number): string {
  return value.toLocaleString('en');
}
