import { stat, statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import type { Config } from '#src/config/config.ts';

/** Of a disk with less than this free, MB, people are told; where heads of the trail go, some 80 bytes a day, of less. */
const LITTLE_MB = 500;
const LITTLE_FOR_HEADS_MB = 5;
/** A folder behind a network may be silent for ever: how long it has for answering, ms. */
export const FOLDER_MS = 5_000;

/** The disk of a folder in which something of ours is kept. */
export interface Disk {
  readonly dir: string;
  /** The same for all folders on one disk. */
  readonly device: number;
  readonly freeMb: number;
  /** MB, below which people are told. */
  readonly least: number;
}

/** Where what is ours is written: the embedded database, the backups, and the heads of the trail. A folder that is not there yet is no trouble. */
export async function fullDisks({
  databaseUrl,
  dataDir,
  backup,
  auditHeadDir,
}: Pick<Config, 'databaseUrl' | 'dataDir' | 'backup' | 'auditHeadDir'>): Promise<readonly OwnTrouble[]> {
  const looks = await Promise.all([
    diskOf(databaseUrl === null ? dataDir : null, LITTLE_MB),
    diskOf(backup.dir, LITTLE_MB),
    diskOf(auditHeadDir, LITTLE_FOR_HEADS_MB),
  ]);
  return fullAmong(looks.flat());
}

/** Each disk once, by the first folder of it that has too little. */
export function fullAmong(disks: readonly Disk[]): readonly OwnTrouble[] {
  const full = new Map<number, OwnTrouble>();
  for (const { dir, device, freeMb, least } of disks)
    if (freeMb < least && !full.has(device)) full.set(device, { code: 'disk_full', dir, freeMb });
  return [...full.values()];
}

/** Nothing where there is no folder, it is silent, or the disk knows no size of its own, as some behind a network. */
async function diskOf(dir: string | null, least: number): Promise<readonly Disk[]> {
  if (dir === null) return [];
  const look = Promise.all([stat(dir), statfs(dir)]).catch(() => null);
  const found = await Promise.race([look, sleep(FOLDER_MS, null, { ref: false })]);
  if (found === null || found[1].blocks === 0) return [];
  const [{ dev: device }, { bavail, bsize }] = found;
  return [{ dir, device, freeMb: Math.floor((bavail * bsize) / 1_000_000), least }];
}
