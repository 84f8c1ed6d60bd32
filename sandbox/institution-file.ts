import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const format = 1;
const keptSchema = z.object({
  format: z.literal(format),
  secrets: z.record(z.string(), z.string()),
  pagePort: z.int().min(1).max(65535),
  slack: z.unknown(),
  graph: z.unknown(),
});

interface Snapshot {
  readonly secrets: Readonly<Record<string, string>>;
  /** The page comes back at its address, so that an open browser finds it. */
  readonly pagePort: number;
  readonly slack: unknown;
  readonly graph: unknown;
}

export interface InstitutionFile {
  /** What the last run left; null where there is none. */
  readonly kept: Snapshot | null;
  /** Writes what `take` gives soon after `changed`, and once more at the stop. */
  keep(take: () => Snapshot): { changed(): void; stop(): Promise<void> };
}

const writeAfterMs = 400;

/** The file in which the local institution outlives its process. With null nothing is kept. A file that cannot be read is set aside. */
export async function openInstitutionFile(path: string | null): Promise<InstitutionFile> {
  const kept = path === null ? null : await read(path);
  return {
    kept,
    keep(take) {
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

async function read(path: string): Promise<Snapshot | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    await rename(path, `${path}.unreadable`);
    return null;
  }
}

/** Whole or not at all: into a file beside it, then renamed. Only its owner may read it, for it holds tokens. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  await writeFile(beside, text, { mode: 0o600 });
  await rename(beside, path);
}
