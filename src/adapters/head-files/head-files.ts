import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markOfHead, type TrailMark } from '#domain/trail/trail-mark.ts';
import type { HeadFiles } from '#use-cases/ports/store/trail.ts';

const NAME = /^(?<stem>trail-head-\d{4}-\d{2}-\d{2})(?:-(?<again>[2-9]))?\.txt$/;
/** An incomplete head, left by a process that was killed while writing. */
const CUT = /^\d*(?::[0-9a-f]{0,63})?$/;
/** Maximum number of files per day. */
const MOST = 9;

/**
 * Writes one file a day in `dir` with the trail's head as `N:HASH`. A file is created once and never overwritten, so
 * that the directory may be on write-once storage; after an incomplete one another is written, `…-2.txt`. Must not be
 * called concurrently.
 */
export function createHeadFiles(dir: string): HeadFiles {
  return {
    keep: async (day, head) => {
      let path = '';
      for (let turn = 1; turn <= MOST; turn += 1) {
        path = join(dir, `trail-head-${day}${turn === 1 ? '' : `-${turn}`}.txt`);
        if (await written(path, `${head.seq}:${head.hash}\n`)) return head;
        const text = await readFile(path, 'utf8');
        const kept = markOfHead(text);
        if (kept !== null) return { seq: kept.seq, hash: kept.hash };
        if (!CUT.test(text)) break;
      }
      throw new Error(`${path} is there already and holds no head of the trail`);
    },
  };
}

/** False when the file already exists. */
async function written(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o444);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * The heads in the directory, and its unreadable files; an incomplete file is replaced by that day's next. Throws when
 * there is no such directory.
 */
export async function readHeadFiles(
  dir: string,
): Promise<{ readonly marks: readonly TrailMark[]; readonly unreadable: readonly string[] }> {
  const marks: TrailMark[] = [];
  const unreadable: { readonly path: string; readonly day: string; readonly isCut: boolean }[] = [];
  const known = new Set<string>();
  for (const name of (await readdir(dir)).toSorted()) {
    const day = NAME.exec(name)?.groups?.['stem'];
    if (day === undefined) continue;
    const path = join(dir, name);
    const text = await readFile(path, 'utf8');
    const mark = markOfHead(text);
    if (mark === null) {
      unreadable.push({ path, day, isCut: CUT.test(text) });
    } else {
      marks.push(mark);
      known.add(day);
    }
  }
  const left = unreadable.filter(({ day, isCut }) => !isCut || !known.has(day));
  return { marks, unreadable: left.map(({ path }) => path) };
}
