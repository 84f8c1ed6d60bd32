import type { WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';

/**
 * Writes a file that only its owner may read, replacing any of that name. It has another name until `write` has ended
 * the stream, so that no half-written file is left when it throws. Resolves to the result of `write`.
 */
export async function writeForOwner<T>(file: string, write: (out: WriteStream) => Promise<T>): Promise<T> {
  const part = `${file}.part`;
  // An existing file would keep its mode.
  await rm(part, { force: true });
  const out = (await open(part, 'wx', 0o600)).createWriteStream({ flush: true });
  try {
    const done = await write(out);
    await rename(part, file);
    return done;
  } catch (error) {
    out.destroy();
    if (!out.closed) await once(out, 'close');
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}
