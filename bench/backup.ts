import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import postgres from 'postgres';
import type { BackupReport } from './backup-worker.ts';
import { startChild } from './child.ts';
import { fixed, type Aim, type Table } from './report.ts';
import { startDatabase, temporaryDir, type Cleanup } from './scene.ts';
import { seedAccounts } from './seed-accounts.ts';

const SIZES = [
  { accounts: 1_000, records: 10 },
  { accounts: 100_000, records: 300 },
] as const;
const RECORD_BYTES = 200_000;
/** The most memory allowed, however large the institution is; MB. */
const MEMORY_MB = 250;

/** The configuration requires these settings, but only the database is used. */
const SETTINGS = {
  SLACK_BOT_TOKEN: 'xoxb-none',
  SLACK_APP_TOKEN: 'xapp-none',
  SLACK_SYSTEMS_CHANNEL: 'C0123456789',
  AZURE_TENANT_ID: '11111111-2222-4333-8444-555555555555',
  AZURE_CLIENT_ID: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  AZURE_CLIENT_SECRET: 'none',
  MAIL_DOMAIN: 'institucion.example',
  LICENSE_SKU: 'STANDARDPACK',
  SYSTEMS_TEAM: 'U0123456789',
};

/** Backs up and restores a small and a large institution, each in its own process. */
export async function measureBackup(cleanup: Cleanup): Promise<{ table: Table; aims: readonly Aim[] }> {
  const rows: string[][] = [];
  const peaks: number[] = [];
  for (const { accounts, records } of SIZES) {
    const databaseUrl = await startDatabase(cleanup);
    await seedAccounts(databaseUrl, accounts);
    const target = new URL(databaseUrl);
    target.pathname = '/restored';
    await seedRecords(databaseUrl, records);
    const dir = await temporaryDir(cleanup);
    const backup = await run(cleanup, { DATABASE_URL: databaseUrl, BACKUP_MODE: 'backup', BACKUP_TO: dir });
    const restore = await run(cleanup, { DATABASE_URL: target.href, BACKUP_MODE: 'restore', BACKUP_FILE: backup.path });
    const megabytes = (await stat(backup.path)).size / 1024 ** 2;
    peaks.push(backup.peakMb, restore.peakMb);
    const times = [
      fixed(backup.ms / 1_000),
      fixed(backup.peakMb, 0),
      fixed(restore.ms / 1_000),
      fixed(restore.peakMb, 0),
    ];
    rows.push([`${accounts} accounts, ${records} records`, fixed(megabytes, 1), ...times]);
  }
  const most = Math.max(...peaks);
  return {
    table: {
      title: 'Backup and restore; peak memory of the process, Postgres not counted',
      notes: [`a record is ${RECORD_BYTES / 1_000} kB that cannot be made smaller`],
      head: ['', 'file MB', 'backup s', 'peak MB', 'restore s', 'peak MB'],
      rows,
    },
    aims: [
      {
        what: 'backup and restore: peak memory',
        measured: `${fixed(most, 0)} MB`,
        aim: `< ${MEMORY_MB} MB`,
        reached: most < MEMORY_MB,
      },
    ],
  };
}

async function seedRecords(databaseUrl: string, count: number): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`create database restored`;
    for (let number = 0; number < count; number += 1)
      await sql`insert into records (key, name, media_type, sha256, made_at, content)
        values (${`bench:${number}`}, 'registro.pdf', 'application/pdf', '', now(), ${randomBytes(RECORD_BYTES)})`;
  } finally {
    await sql.end();
  }
}

async function run(cleanup: Cleanup, env: Readonly<Record<string, string>>): Promise<BackupReport> {
  const child = startChild('./backup-worker.ts', { env: { ...SETTINGS, ...env } });
  cleanup.defer(child.stop);
  await once(child.process, 'close');
  if (child.process.exitCode !== 0) throw new Error(child.output());
  return JSON.parse(child.output().slice(child.output().indexOf('{'))) as BackupReport;
}
