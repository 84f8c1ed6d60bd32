import { createHash } from 'node:crypto';
import type { SealedEvent, TrailHead } from '#domain/trail/trail.ts';

const FORMAT = 'buzon-trail';
const VERSION = 1;

/** The first line of an exported trail. */
export interface TrailFileHead {
  readonly institution: string;
  readonly exportedAt: Date;
  /** The last event in the file; null for an empty trail. */
  readonly head: TrailHead | null;
  /** Whether it contains the events' personal parts. */
  readonly withPersonal: boolean;
}

/** Why a file is not a valid exported trail; `damaged` and `newer` ones once were or may be. */
export type TrailFileFault = 'no_trail' | 'damaged' | 'newer';

export class TrailFileError extends Error {
  readonly fault: TrailFileFault;

  constructor(fault: TrailFileFault) {
    super(fault);
    this.fault = fault;
  }
}

/** The lines of an exported trail, each with its line feed: the head, then one event per line, exactly as stored. */
export async function* trailLines(
  head: TrailFileHead,
  batches: AsyncIterable<readonly SealedEvent[]>,
): AsyncGenerator<string> {
  yield `${headLine(head)}\n`;
  for await (const batch of batches) {
    yield batch.map((event) => `${eventLine(head.withPersonal ? event : { ...event, personal: null })}\n`).join('');
  }
}

/** Reads an exported trail, a chunk of bytes at a time. Throws `TrailFileError` when the head is not one of ours. */
export async function readTrailFile(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: TrailFileHead; readonly events: AsyncIterable<readonly (SealedEvent | null)[]> }> {
  const lines = linesOf(chunks);
  const first = await lines.next();
  const [line = '', ...rest] = first.done === true ? [] : first.value;
  return { head: headOf(line), events: eventsOf(rest, lines) };
}

/** Null for a line that is not an event. */
async function* eventsOf(
  first: readonly string[],
  lines: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly (SealedEvent | null)[]> {
  yield first.map(eventOf);
  for await (const batch of lines) yield batch.map(eventOf);
}

/** The complete lines of each chunk. Only line feeds end them: names may contain any other separator. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}

function headLine(head: TrailFileHead): string {
  const said = {
    ...{ format: FORMAT, version: VERSION, institution: head.institution, exportedAt: head.exportedAt.toISOString() },
    ...{
      head: head.head === null ? null : { seq: head.head.seq, hash: head.head.hash },
      withPersonal: head.withPersonal,
    },
  };
  const checksum = createHash('sha256').update(JSON.stringify(said)).digest('hex');
  return JSON.stringify({ ...said, checksum });
}

function headOf(line: string): TrailFileHead {
  const said = parseObject(line) as
    | (Partial<Record<keyof TrailFileHead, unknown>> & { format?: unknown; version?: unknown })
    | null;
  if (said === null || said.format !== FORMAT) throw new TrailFileError('no_trail');
  const { version, institution, exportedAt, withPersonal } = said;
  if (typeof version === 'number' && version > VERSION) throw new TrailFileError('newer');
  const at = new Date(typeof exportedAt === 'string' ? exportedAt : '');
  if (typeof institution !== 'string' || Number.isNaN(at.getTime())) throw new TrailFileError('damaged');
  const head = said.head as { readonly [Key in keyof TrailHead]?: unknown } | null | undefined;
  if (head === undefined || (head !== null && !isHead(head))) throw new TrailFileError('damaged');
  const read = { institution, exportedAt: at, head, withPersonal: withPersonal === true };
  // Written again it must be the same to the last byte, including its checksum.
  if (headLine(read) !== line) throw new TrailFileError('damaged');
  return read;
}

function isHead(head: { readonly [Key in keyof TrailHead]?: unknown }): head is TrailHead {
  return typeof head.seq === 'number' && typeof head.hash === 'string';
}

function eventLine({ seq, entry, hash, personal }: SealedEvent): string {
  const apart = personal === null ? null : { salt: personal.salt, content: personal.content };
  return JSON.stringify({ seq, entry, hash, personal: apart });
}

function eventOf(line: string): SealedEvent | null {
  const said = parseObject(line) as { readonly [Key in keyof SealedEvent]?: unknown } | null;
  if (said === null || typeof said.seq !== 'number' || typeof said.hash !== 'string') return null;
  const personal = said.personal as { readonly salt?: unknown; readonly content?: unknown } | null | undefined;
  if (typeof said.entry !== 'string' || personal === undefined) return null;
  if (personal !== null && (typeof personal.salt !== 'string' || typeof personal.content !== 'string')) return null;
  const event = said as SealedEvent;
  return eventLine(event) === line ? event : null;
}

/** The line as an object; null when it is none. */
function parseObject(line: string): object | null {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}
