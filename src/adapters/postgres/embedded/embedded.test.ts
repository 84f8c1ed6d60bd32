import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinariesPackage, prepareBinaries } from './binaries.ts';
import { removeEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded.ts';
import { findServiceUser, isReachable, runsAsRoot } from './user.ts';

let scratch: string;
let dataDir: string;

beforeEach(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'buzon-embedded-')));
  await chmod(scratch, 0o711);
  dataDir = join(scratch, 'data');
});

afterEach(async () => {
  const pid = await serverPid(dataDir).catch(() => undefined);
  if (pid !== undefined && isAlive(pid)) {
    process.kill(pid, 'SIGINT');
    await gone(pid);
  }
  await removeEmbeddedPostgres(dataDir).catch(() => undefined);
  await rm(scratch, { recursive: true, force: true });
});

describe('startEmbeddedPostgres', () => {
  it('starts a server that takes connections on the loopback address only', async () => {
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(server, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
  });

  it('sorts as Spanish does', async () => {
    const server = await start();
    const rows = await query(server, `select word from (values ('zeta'), ('ñame'), ('nube')) as t(word) order by word`);
    expect(rows.map((row) => row['word'])).toEqual(['nube', 'ñame', 'zeta']);
  });

  it('asks for the password, and keeps it where only its owner can read it', async () => {
    const server = await start();
    const stranger = new URL(server.url);
    stranger.password = 'guess';
    await expect(query({ url: stranger.href }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'pgdata'))).mode & 0o777).toBe(0o700);
  });

  it.skipIf(process.platform !== 'linux')('hands the server no secret of our environment (read in /proc)', async () => {
    process.env['BUZON_TEST_SECRET'] = 'hush';
    try {
      await start();
      const environment = await readFile(`/proc/${await serverPid(dataDir)}/environ`, 'utf8');
      expect(environment).toContain('LC_ALL=C');
      expect(environment).not.toContain('hush');
    } finally {
      delete process.env['BUZON_TEST_SECRET'];
    }
  });

  it('keeps the data across a stop and a start', async () => {
    const first = await start();
    await query(first, 'create table kept as select 7 as seven');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select seven from kept')).toEqual([{ seven: 7 }]);
  });

  it('is really gone when stop resolves, and may be stopped twice', async () => {
    const server = await start();
    const pid = await serverPid(dataDir);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
    await expect(serverPid(dataDir)).rejects.toMatchObject({ code: 'ENOENT' });
    await server.stop();
  });

  it('lets another process adopt the server, which does not stop it', async () => {
    const server = await start();
    const other = await startInChild('stop');
    expect(other).toMatchObject({ adopted: true, url: server.url });
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('adopts the server that a killed process left behind', async () => {
    const orphan = await startInChild('die');
    expect(orphan.adopted).toBe(false);
    await query(orphan, 'create table kept as select 7 as seven');
    const server = await start();
    expect(server).toMatchObject({ adopted: true, url: orphan.url });
    expect(await query(server, 'select seven from kept')).toEqual([{ seven: 7 }]);
  });

  it('starts again, with every committed row, after the server was killed', async () => {
    const first = await start({ durable: true });
    await query(first, 'create table kept as select n from generate_series(1, 500) as n');
    process.kill(await serverPid(dataDir), 'SIGKILL');
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select count(*)::int as rows from kept')).toEqual([{ rows: 500 }]);
  });

  it('waits for a query that outlives the killed server', async () => {
    const first = await start();
    const sql = postgres(first.url, { max: 1, onnotice: () => undefined });
    const busy = sql`select count(*) from generate_series(1, 20000000)`.catch(() => undefined);
    await sleep(200);
    process.kill(await serverPid(dataDir), 'SIGKILL');
    const second = await start();
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    await busy;
    await sql.end({ timeout: 1 });
  });

  it('ends in one server when two processes start on an empty directory', async () => {
    const [one, two] = await Promise.all([startInChild('die'), startInChild('die')]);
    expect(one.url).toBe(two.url);
    expect([one.adopted, two.adopted].toSorted()).toEqual([false, true]);
    expect((await readdir(dataDir)).toSorted()).toEqual(['password', 'pgdata', 'postgres.log']);
  });

  it('is not held up by a pid file whose number belongs to another program now', async () => {
    await (await start()).stop();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore', ...(await findServiceUser(join(dataDir, 'pgdata'))) });
    try {
      const lines = [bystander.pid, join(dataDir, 'pgdata'), 1_700_000_000, 5432, '', '127.0.0.1', '1 1', 'ready   '];
      await writeFile(join(dataDir, 'pgdata', 'postmaster.pid'), `${lines.join('\n')}\n`);
      const server = await start();
      expect(server.adopted).toBe(false);
    } finally {
      bystander.kill();
    }
  });

  it('says why when the password file is gone', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'password'));
    await expect(start()).rejects.toMatchObject({ name: 'EmbeddedPostgresError', code: 'password_missing' });
  });

  it('says what the server said when it cannot start', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'pgdata', 'postgresql.conf'), 'no_such_setting = 1\n');
    await expect(start()).rejects.toMatchObject({
      code: 'start_failed',
      message: expect.stringContaining('no_such_setting'),
    });
  });
});

describe.skipIf(!runsAsRoot())('as root (skipped otherwise: only root has to run it as another user)', () => {
  it('runs the server as another user', async () => {
    await start();
    expect((await stat(`/proc/${await serverPid(dataDir)}`)).uid).not.toBe(0);
  });

  it('keeps the data elsewhere when that user cannot pass a private parent', async () => {
    const shelterDir = await privateParent();
    const first = await start({ shelterDir });
    await query(first, 'create table kept as select 7 as seven');
    expect(await realpath(join(dataDir, 'pgdata'))).toMatch(new RegExp(`^${shelterDir}/data-\\w+/pgdata$`));
    await first.stop();
    const second = await start({ shelterDir });
    expect(await query(second, 'select seven from kept')).toEqual([{ seven: 7 }]);
    await second.stop();
    await removeEmbeddedPostgres(dataDir);
    expect(await readdir(shelterDir)).toEqual([]);
  });

  it('refuses to start empty when the data it kept elsewhere are gone', async () => {
    const shelterDir = await privateParent();
    await (await start({ shelterDir })).stop();
    await rm(shelterDir, { recursive: true });
    await expect(start({ shelterDir })).rejects.toMatchObject({ code: 'data_missing' });
  });

  it('copies binaries that user cannot reach, and makes the library links that are missing', async () => {
    const shelterDir = await privateParent();
    const packageDir = join(scratch, 'private', 'linux-x64');
    await cp(findBinariesPackage(), packageDir, { recursive: true, verbatimSymlinks: true });
    await rm(join(packageDir, 'native', 'lib', 'libpq.so.5'));
    const user = await findServiceUser(join(dataDir, 'pgdata'));
    if (user === undefined) throw new Error('root needs a service user');
    const binaries = await prepareBinaries({ packageDir, copiesDir: shelterDir, user });
    expect(binaries.initdb.startsWith(shelterDir)).toBe(true);
    expect(await isReachable(user, binaries.initdb)).toBe(true);
    expect(execFileSync(binaries.initdb, ['--version'], { cwd: '/', encoding: 'utf8', ...user })).toContain('initdb');
  });
});

function start(options: { durable?: boolean; shelterDir?: string } = {}): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, durable: false, ...options });
}

/** Moves `dataDir` below a directory that only root can enter. Returns where the data may go instead. */
async function privateParent(): Promise<string> {
  await mkdir(join(scratch, 'private'), { mode: 0o700 });
  dataDir = join(scratch, 'private', 'data');
  return join(scratch, 'shelter');
}

/** Starts the server in a process of its own, which then stops what it started, or dies of SIGKILL. */
async function startInChild(ending: 'stop' | 'die'): Promise<{ url: string; adopted: boolean }> {
  const code = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    process.stdout.write(JSON.stringify({ url: server.url, adopted: server.adopted }) + '\\n');
    ${ending === 'stop' ? 'await server.stop();' : 'setInterval(() => {}, 1000);'}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('\n')) break;
  }
  if (ending === 'die') child.kill('SIGKILL');
  await exited;
  return JSON.parse(said) as { url: string; adopted: boolean };
}

async function query(server: { url: string }, statement: string): Promise<readonly postgres.Row[]> {
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function serverPid(dir: string): Promise<number> {
  const text = await readFile(join(dir, 'pgdata', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 20) await sleep(20);
}
