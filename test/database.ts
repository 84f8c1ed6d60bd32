import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { inject } from 'vitest';

const OBJECT_IN_USE = '55006';
const RETRIES = 50;
const RETRY_MS = 100;

export interface TestDatabase {
  readonly url: string;
  /** Cuts open connections. */
  drop(): Promise<void>;
}

/** A migrated, empty database with the queue's tables, as a started bot leaves it. Drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return await createFrom(inject('testTemplate'));
}

/** A database that no bot was ever started on: only the migrations. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  return await createFrom(inject('testTemplateWithoutQueue'));
}

async function createFrom(template: string): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl');
  const name = `buzon_test_${randomBytes(6).toString('hex')}`;
  await withServer(serverUrl, (sql) => copyTemplate(sql, { template, name }));
  return {
    url: databaseUrl(serverUrl, name),
    drop: () =>
      withServer(serverUrl, async (sql) => {
        await sql.unsafe(`drop database if exists ${name} with (force)`);
      }),
  };
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** A template must not have connections while it is copied, and other test files copy it too. */
async function copyTemplate(sql: postgres.Sql, names: { template: string; name: string }): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      // Copying files takes half the processor time of logging every page.
      await sql.unsafe(`create database ${names.name} template ${names.template} strategy file_copy`);
      return;
    } catch (error) {
      const inUse = error instanceof postgres.PostgresError && error.code === OBJECT_IN_USE;
      if (!inUse || attempt >= RETRIES) throw error;
      await sleep(RETRY_MS);
    }
  }
}

async function withServer(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
