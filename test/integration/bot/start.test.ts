import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { removeEmbeddedPostgres } from '#adapters/postgres/embedded/embedded.ts';
import { childEnv } from '#test/child-env.ts';

const main = fileURLToPath(new URL('../../../src/start.js', import.meta.url));
const { PATH = '' } = process.env;

/** Runs the program with only these settings, until it ends or prints its address. */
async function run(
  env: Readonly<Record<string, string>>,
  own = childEnv(),
): Promise<{
  code: number | null;
  output: string;
  address?: string;
  ended: Promise<number | null>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}> {
  const child = spawn(process.execPath, [main], {
    cwd: tmpdir(),
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
        if (address !== undefined) resolve(address);
      });
    }
  });
  const first = await Promise.race([ended.then((code) => ({ code })), said.then((address) => ({ address }))]);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return 'address' in first
    ? { code: null, output, address: first.address, ended, stop, kill }
    : { code: first.code, output, ended, stop, kill };
}

describe('the program', () => {
  it('prints every problem of its settings at once and ends with 1', async () => {
    const { code, output } = await run({
      SLACK_BOT_TOKEN: 'nope',
      GRAPH_BASE_URL: 'http://graph.example',
      PORT: 'many',
    });
    expect(code).toBe(1);
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SYSTEMS_CHANNEL',
      'AZURE_TENANT_ID',
      'AZURE_CLIENT_ID',
      'AZURE_CLIENT_SECRET',
      'GRAPH_BASE_URL',
      'MAIL_DOMAIN',
      'LICENSE_SKU',
      'SYSTEMS_TEAM',
      'PORT',
    ]) {
      expect(output).toContain(name);
    }
    expect(output).not.toContain('    at ');
  });

  it('does not run the local institution in production', async () => {
    const { code, output } = await run({ NODE_ENV: 'production' });
    expect(code).toBe(1);
    expect(output).toContain('production');
  });

  it('says in plain words that DATA_DIR is a file', async () => {
    const { code, output } = await run({ DATA_DIR: main });
    expect(code).toBe(1);
    expect(output).toContain('DATA_DIR');
    expect(output).not.toContain('    at ');
  });

  it('says in plain words that the port is in use, and leaves no server behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'buzon-port-'));
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    try {
      const { code, output } = await run({ DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1' });
      expect(code).toBe(1);
      expect(output).toContain('PORT is in use');
      expect(output).not.toContain('    at ');
      expect(existsSync(join(folder, 'postgres', 'pgdata', 'postmaster.pid'))).toBe(false);
    } finally {
      await new Promise((resolve) => taken.close(resolve));
      await removeEmbeddedPostgres(join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('starts the local institution without any configuration, and again with the data of the first start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'buzon-start-'));
    const data = join(folder, 'data');
    try {
      for (const round of ['cold', 'warm']) {
        // Without a compile cache from outside, so it uses the one in its own folder.
        const program = await run({ DATA_DIR: data }, { PATH });
        expect(program.address, `${round}: ${program.output}`).toBeDefined();
        const page = await fetch(program.address ?? '');
        expect(await page.text()).toContain('<html lang="es');
        await program.stop();
      }
    } finally {
      await removeEmbeddedPostgres(join(data, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says where it is already running when started a second time, and stops the database left by a killed one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'buzon-twice-'));
    const data = join(folder, 'data');
    const serverFile = join(data, 'postgres', 'pgdata', 'postmaster.pid');
    try {
      const first = await run({ DATA_DIR: data });
      await expect.poll(() => existsSync(join(data, 'open.json'))).toBe(true);
      const second = await run({ DATA_DIR: data });
      expect(second.output).toContain(`ya está abierto en ${first.address}`);
      expect(second.output).not.toContain('    at ');
      expect(await second.ended).toBe(1);

      await first.kill();
      expect(existsSync(serverFile)).toBe(true);
      const third = await run({ DATA_DIR: data });
      expect(third.output).not.toContain('ya está abierto');
      await third.stop();
      expect(existsSync(serverFile)).toBe(false);
      expect(existsSync(join(data, 'open.json'))).toBe(false);
    } finally {
      await removeEmbeddedPostgres(join(data, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
