import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres/embedded/embedded.ts';
import { migrate } from '#adapters/postgres/roles/migrate.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import { databaseUrl } from './database.ts';

const MEMORY = '/dev/shm';
/** Free space in memory that the server may need, bytes. */
const ROOM = 3 * 1024 ** 3;

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's own database, to create and drop others. */
    testServerUrl: string;
    /** The migrated template database, with the queue's tables, as a bot leaves it. */
    testTemplate: string;
    /** The same without the queue's tables, as the migrations leave it. */
    testTemplateWithoutQueue: string;
  }
}

/**
 * One server with its migrated templates for the whole run: TEST_DATABASE_URL (which must allow `create database`),
 * otherwise our own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer(process.env['TEST_DATABASE_URL']);
  const migrated = `buzon_template_${randomBytes(6).toString('hex')}`;
  const whole = `${migrated}_whole`;
  const drop = async (): Promise<void> => {
    for (const each of [migrated, whole]) await administer(server.url, `drop database if exists ${each} with (force)`);
    await server.remove();
  };
  try {
    await administer(server.url, `create database ${migrated}`);
    await migrate(databaseUrl(server.url, migrated));
    await administer(server.url, `create database ${whole} template ${migrated}`);
    await addQueue(databaseUrl(server.url, whole));
  } catch (error) {
    await drop();
    throw error;
  }
  project.provide('testServerUrl', server.url);
  project.provide('testTemplate', whole);
  project.provide('testTemplateWithoutQueue', migrated);
  return drop;
}

/** Adds the queue's tables, which otherwise each bot would create at its first start. */
async function addQueue(url: string): Promise<void> {
  const throwing = (error: Error): never => {
    throw error;
  };
  const queue = await startQueue({ url, keyOf: ({ kind }) => kind, onError: throwing, retryAfterMs: () => undefined });
  await queue.stop();
}

async function startServer(given: string | undefined): Promise<{ url: string; remove(): Promise<void> }> {
  if (given !== undefined && given !== '') return { url: given, remove: () => Promise.resolve() };
  const parent = await mkdtemp(join(await roomyMemory(), 'buzon-test-'));
  // Postgres runs as another user when the tests run as root, and has to pass the folder.
  await chmod(parent, 0o711);
  const dataDir = join(parent, 'postgres');
  const options = { dataDir, durable: false };
  const fresh = await startEmbeddedPostgres(options);
  // A stage has some twenty, and several stages run at a time.
  await administer(fresh.url, 'alter system set max_connections = 300');
  await fresh.stop();
  const server = await startEmbeddedPostgres(options);
  return {
    url: server.url,
    async remove() {
      await server.stop();
      await removeEmbeddedPostgres(dataDir);
      await rm(parent, { recursive: true });
    },
  };
}

/**
 * A folder in memory if this machine has enough space, otherwise in the temporary files: each of hundreds of databases
 * has a thousand files.
 */
async function roomyMemory(): Promise<string> {
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free > ROOM ? MEMORY : tmpdir();
}

async function administer(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
