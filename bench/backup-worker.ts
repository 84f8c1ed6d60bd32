import { backUpDatabase, restoreDatabase } from '#src/operator/backup.ts';
import { readConfig } from '#src/config/config.ts';

/** What one backup or restore cost. Each runs in its own process. */
export interface BackupReport {
  readonly ms: number;
  readonly peakMb: number;
  readonly path: string;
}

const { BACKUP_MODE: mode, BACKUP_TO: dir = '', BACKUP_FILE: file = '', ...env } = process.env;
const read = readConfig(env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const tell = (): void => undefined;
const begun = performance.now();
const path =
  mode === 'backup'
    ? (await backUpDatabase(read.config, { dir, tell })).path
    : await restoreDatabase(read.config, { file, tell }).then(() => file);
const report: BackupReport = {
  ms: performance.now() - begun,
  peakMb: process.resourceUsage().maxRSS / 1024,
  path,
};
process.stdout.write(JSON.stringify(report));
