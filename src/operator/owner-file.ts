import type { WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';

/**
 * Has a file written that only its owner may read, whatever was there under its name: under another name until `write` has
 * ended the stream, so that nothing half-written is left when it throws. Resolves to what `write` answers.
 */
export async function writeForOwner<T>(file: string, write: (out: WriteStream) => Promise<T>): Promise<T> {
  const part = `${file}.part`;
  // An old one would keep the mode that it has.
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
