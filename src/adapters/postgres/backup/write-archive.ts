import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { PIECE_BYTES, pieceName, sealOf, type PartSum } from './archive-format.ts';
import { startSum } from './part-sum.ts';

export interface ArchiveWriter {
  /** A short part, as one entry. */
  addWhole(name: string, whole: string | Buffer): Promise<PartSum>;
  /** A part of any length, in pieces, with few of them in memory. */
  addStream(name: string, chunks: AsyncIterable<Buffer>): Promise<PartSum>;
}

/**
 * Writes a new .tar.gz that only its owner can read, and flushes it to the disk. Answers the result of `fill` and the
 * file's own checksum. Throws what `fill` or the disk throws, or when aborted; the unfinished file is left to the
 * caller.
 */
export async function writeArchive<T>(
  input: { readonly path: string; readonly at: Date; readonly key?: Buffer | null; readonly signal?: AbortSignal },
  fill: (archive: ArchiveWriter) => Promise<T>,
): Promise<{ readonly value: T; readonly sha256: string }> {
  const tar = pack();
  const hash = createHash('sha256');
  const file = createWriteStream(input.path, { flags: 'wx', mode: 0o600, flush: true });
  const written = pipeline(Readable.from(tar), createGzip(), sealing(hash, input.key ?? null), file, {
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  });
  written.catch(() => undefined);
  const addEntry = async (name: string, content: Buffer): Promise<void> => {
    const entered = new Promise<void>((resolve, reject) => {
      const entry = tar.entry({ name, size: content.length, mode: 0o600, mtime: input.at }, content, (error) =>
        error ? reject(error) : resolve(),
      );
      // When aborted, it also emits the error that it passes to its callback, which would end the process.
      entry.on('error', reject);
    });
    // A full disk ends the pipeline without calling back.
    await Promise.race([entered, written]);
  };
  const archive: ArchiveWriter = {
    addWhole: async (name, whole) => {
      const content = Buffer.from(whole);
      const sum = startSum();
      sum.add(content);
      await addEntry(name, content);
      return { name, ...sum.result() };
    },
    addStream: async (name, chunks) => {
      const sum = startSum();
      let waiting: Buffer[] = [];
      let bytes = 0;
      let pieces = 0;
      const flush = async (): Promise<void> => {
        pieces += 1;
        const content = Buffer.concat(waiting);
        [waiting, bytes] = [[], 0];
        await addEntry(pieceName(name, pieces), content);
      };
      for await (const chunk of chunks) {
        sum.add(chunk);
        waiting.push(chunk);
        bytes += chunk.length;
        if (bytes >= PIECE_BYTES) await flush();
      }
      if (bytes > 0 || pieces === 0) await flush();
      return { name, ...sum.result() };
    },
  };
  try {
    const value = await fill(archive);
    tar.finalize();
    await written;
    return { value, sha256: hash.digest('hex') };
  } catch (error) {
    tar.destroy();
    await written.catch(() => undefined);
    throw error;
  }
}

/** Appends the seal; `hash` covers everything and the seal. */
function sealing(hash: Hash, key: Buffer | null): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
    flush: (done) => {
      const seal = sealOf(hash.copy().digest('hex'), key);
      hash.update(seal);
      done(null, seal);
    },
  });
}
