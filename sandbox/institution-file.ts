import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const format = 1;
const savedSchema = z.object({
  format: z.literal(format),
  secrets: z.record(z.string(), z.string()),
  pagePort: z.int().min(1).max(65535),
  slack: z.unknown(),
  graph: z.unknown(),
});

interface SavedInstitution {
  readonly secrets: Readonly<Record<string, string>>;
  /** The page gets the same port again, so that an open browser finds it after a restart. */
  readonly pagePort: number;
  readonly slack: unknown;
  readonly graph: unknown;
}

export interface InstitutionFile {
  /** What the last run saved; null for none. */
  readonly saved: SavedInstitution | null;
  /** Writes what `take` returns: soon after each call of `changed`, and once more at `stop`. */
  startSaving(take: () => SavedInstitution): { changed(): void; stop(): Promise<void> };
}

const writeAfterMs = 400;

/**
 * The file in which the local institution is saved from one start to the next. With null nothing is saved. A file that cannot
 * be read is renamed to end in `.unreadable`.
 */
export async function openInstitutionFile(path: string | null): Promise<InstitutionFile> {
  const saved = path === null ? null : await read(path);
  return {
    saved,
    startSaving(take) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let written: Promise<void> = Promise.resolve();
      let failure: unknown;
      const writeNow = (): void => {
        clearTimeout(timer);
        timer = undefined;
        if (path === null) return;
        const text = JSON.stringify({ format, ...take() });
        written = written
          .then(() => write(path, text))
          .catch((error: unknown) => {
            failure = error;
          });
      };
      return {
        changed() {
          timer ??= setTimeout(writeNow, writeAfterMs);
        },
        async stop() {
          failure = undefined;
          writeNow();
          await written;
          if (failure !== undefined) throw failure;
        },
      };
    },
  };
}

async function read(path: string): Promise<SavedInstitution | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return savedSchema.parse(JSON.parse(text));
  } catch {
    await rename(path, `${path}.unreadable`);
    return null;
  }
}

/** Writes a new file and then renames it, so that it is never half written. Only its owner may read it: it contains tokens. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  await writeFile(beside, text, { mode: 0o600 });
  await rename(beside, path);
}
