import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import {
  FORMAT,
  KEYED,
  MAGIC,
  MANIFEST,
  manifestShape,
  partOf,
  SEAL_BYTES,
  sealOf,
  type Manifest,
  type PartSum,
} from './archive-format.ts';
import { BackupError } from './backup-error.ts';
import { startSum, type Summing } from './part-sum.ts';

/** More than any part that is read as a whole. */
const MOST_TEXT_BYTES = 16_777_216;

export interface Entry {
  readonly part: string;
  readonly content: AsyncIterable<Buffer>;
}

export interface VerifiedArchive {
  readonly manifest: Manifest;
  /** Whether it was made with a key; if one was given, it matched. */
  readonly isKeyed: boolean;
  /** The file's own checksum. */
  readonly sha256: string;
  /** Parts that are read as a whole, by name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The entries in order; each must be read to its end before the next. Throws `BackupError` naming the part. */
export async function* readEntries(
  path: string,
  onBytes: (chunk: Buffer) => void = () => undefined,
): AsyncGenerator<Entry> {
  await checkHead(path);
  const tar = extract();
  const source = createReadStream(path);
  source.on('data', (chunk) => onBytes(chunk as Buffer));
  const flowing = pipeline(source, createGunzip(), tar);
  flowing.catch(() => undefined);
  let part = 'its beginning';
  const damaged = (cause: unknown): BackupError =>
    cause instanceof BackupError
      ? cause
      : new BackupError('damaged', `${path} is damaged (found at ${part}): nothing was restored.`, { cause });
  async function* contentOf(entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
    try {
      yield* entry as AsyncIterable<Buffer>;
    } catch (error) {
      throw damaged(error);
    }
  }
  try {
    for await (const entry of tar) {
      part = partOf(entry.header.name);
      yield { part, content: contentOf(entry) };
    }
    await flowing;
  } catch (error) {
    throw damaged(error);
  } finally {
    source.destroy();
  }
}

/**
 * Reads the whole file and compares every part with its checksum. Throws `BackupError`; with a key also for a file that
 * was not made with it.
 */
export async function verifyArchive(
  { path, key }: { readonly path: string; readonly key: Buffer | null },
  isText: (part: string) => boolean,
): Promise<VerifiedArchive> {
  const seal = await startSeal(path, key);
  const sums = new Map<string, Summing>();
  const texts = new Map<string, string>();
  for await (const { part, content } of readEntries(path, (chunk) => seal.add(chunk))) {
    const sum = sums.get(part) ?? startSum();
    sums.set(part, sum);
    const kept: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of content) {
      sum.add(chunk);
      bytes += chunk.length;
      if ((part === MANIFEST || isText(part)) && bytes <= MOST_TEXT_BYTES) kept.push(chunk);
    }
    if (kept.length > 0) texts.set(part, Buffer.concat(kept).toString('utf8'));
  }
  const manifest = manifestOf(path, texts.get(MANIFEST));
  sums.delete(MANIFEST);
  for (const expected of manifest.parts) {
    const found = sums.get(expected.name)?.result();
    sums.delete(expected.name);
    if (found === undefined)
      throw new BackupError('damaged', `${path} is damaged: ${expected.name} is missing. Nothing was restored.`);
    if (!isSame(expected, found))
      throw new BackupError(
        'damaged',
        `${path} is damaged: ${expected.name} is not what was written. Nothing was restored.`,
      );
  }
  const [foreign] = sums.keys();
  if (foreign !== undefined)
    throw new BackupError(
      'damaged',
      `${path} is damaged: ${foreign} was not in it when it was written. Nothing was restored.`,
    );
  if (!seal.isWhole())
    throw new BackupError('damaged', `${path} is damaged: it is not what was written. Nothing was restored.`);
  if (!seal.isOurs())
    throw new BackupError(
      'forged',
      `${path} was ${seal.isKeyed ? 'sealed with another key than' : 'made without'} the key of BACKUP_KEY_FILE: it is forged, or from before that key. ` +
        'To restore it all the same, run the command once without BACKUP_KEY_FILE. Nothing was restored.',
    );
  return { manifest, isKeyed: seal.isKeyed, sha256: seal.sha256(), texts };
}

export function isSame(expected: PartSum, found: Omit<PartSum, 'name'>): boolean {
  return expected.sha256 === found.sha256 && expected.bytes === found.bytes && expected.lines === found.lines;
}

interface Seal {
  readonly isKeyed: boolean;
  add(chunk: Buffer): void;
  /** Whether the end is the seal of everything before it. */
  isWhole(): boolean;
  /** Whether it was made with the key, or there is no key. */
  isOurs(): boolean;
  sha256(): string;
}

async function startSeal(path: string, key: Buffer | null): Promise<Seal> {
  await checkHead(path);
  const { size } = await stat(path);
  const isKeyed = KEYED.test(await endOf(path, { size, bytes: SEAL_BYTES.keyed }));
  const bodyBytes = size - SEAL_BYTES[isKeyed ? 'keyed' : 'plain'];
  const [body, whole] = [createHash('sha256'), createHash('sha256')];
  const end: Buffer[] = [];
  let at = 0;
  const found = (): string => Buffer.concat(end).toString('latin1');
  const sum = (): string => body.copy().digest('hex');
  return {
    add: (chunk) => {
      const ofBody = Math.min(Math.max(bodyBytes - at, 0), chunk.length);
      body.update(chunk.subarray(0, ofBody));
      if (ofBody < chunk.length) end.push(chunk.subarray(ofBody));
      whole.update(chunk);
      at += chunk.length;
    },
    isKeyed,
    // The seal without its keyed part can be computed by anybody.
    isWhole: () => Buffer.from(found().replace(KEYED, ''), 'latin1').equals(sealOf(sum(), null)),
    isOurs: () => key === null || isEqual(Buffer.from(found(), 'latin1'), sealOf(sum(), key)),
    sha256: () => whole.digest('hex'),
  };
}

function isEqual(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The last bytes of a file, as text. */
async function endOf(
  path: string,
  { size, bytes }: { readonly size: number; readonly bytes: number },
): Promise<string> {
  const end = Buffer.alloc(Math.min(size, bytes));
  const file = await open(path);
  try {
    await file.read(end, 0, end.length, size - end.length);
  } finally {
    await file.close();
  }
  return end.toString('latin1');
}

async function checkHead(path: string): Promise<void> {
  const head = Buffer.alloc(MAGIC.length);
  try {
    const file = await open(path);
    try {
      await file.read(head, 0, head.length, 0);
    } finally {
      await file.close();
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new BackupError(
      'no_such_file',
      `${path} cannot be read (${code ?? String(cause)}): give the path of a backup.`,
      { cause },
    );
  }
  if (!head.equals(MAGIC))
    throw new BackupError(
      'not_a_backup',
      `${path} is no backup of Buzón, or its beginning is damaged: nothing was restored.`,
    );
}

function manifestOf(path: string, text: string | undefined): Manifest {
  const read: unknown = text === undefined ? undefined : parsed(text);
  const { product, format, version } = (read ?? {}) as Readonly<Record<string, unknown>>;
  if (text === undefined)
    throw new BackupError(
      'not_a_backup',
      `${path} is no backup of Buzón: it has no ${MANIFEST}. Nothing was restored.`,
    );
  if (product === 'buzon' && typeof format === 'number' && format > FORMAT)
    throw new BackupError(
      'newer_backup',
      `${path} was made by a newer Buzón (${String(version)}, format ${format}; this one reads ${FORMAT}): restore it with that version. Nothing was restored.`,
    );
  const manifest = manifestShape.safeParse(read);
  if (!manifest.success)
    throw new BackupError('damaged', `${path} is damaged at ${MANIFEST}: nothing was restored.`, {
      cause: manifest.error,
    });
  return manifest.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
