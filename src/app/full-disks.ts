import { stat, statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import type { Config } from '#src/config/config.ts';

/** A disk with less free space is reported, MB; for the heads of the trail, some 80 bytes a day, the limit is lower. */
const LITTLE_MB = 500;
const LITTLE_FOR_HEADS_MB = 5;
/** Time limit for an answer about a folder, which on a network may be silent for ever, ms. */
export const FOLDER_MS = 5_000;

/** The disk of one of our folders. */
export interface Disk {
  readonly dir: string;
  /** Equal for all folders on one disk. */
  readonly device: number;
  readonly freeMb: number;
  /** MB; less is reported. */
  readonly least: number;
}

/**
 * Checks the disks of our files: the embedded database, the backups, and the heads of the trail. A folder that does not
 * exist yet is no problem.
 */
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

/** Reports each disk once, by its first folder with too little space. */
export function fullAmong(disks: readonly Disk[]): readonly OwnTrouble[] {
  const full = new Map<number, OwnTrouble>();
  for (const { dir, device, freeMb, least } of disks)
    if (freeMb < least && !full.has(device)) full.set(device, { code: 'disk_full', dir, freeMb });
  return [...full.values()];
}

/** Empty when the folder does not exist, does not answer, or its disk has no size, as on some networks. */
async function diskOf(dir: string | null, least: number): Promise<readonly Disk[]> {
  if (dir === null) return [];
  const look = Promise.all([stat(dir), statfs(dir)]).catch(() => null);
  const found = await Promise.race([look, sleep(FOLDER_MS, null, { ref: false })]);
  if (found === null || found[1].blocks === 0) return [];
  const [{ dev: device }, { bavail, bsize }] = found;
  return [{ dir, device, freeMb: Math.floor((bavail * bsize) / 1_000_000), least }];
}
