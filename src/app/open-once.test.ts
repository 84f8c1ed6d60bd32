import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOnce } from './open-once.ts';

/** No process of this number began then. */
const DEAD = { pid: 999_999_999, born: '1', url: 'http://127.0.0.1:1' };
const PATIENCE = 2_000;

describe('openOnce', () => {
  let dir: string;
  let file: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'buzon-open-'));
    file = join(dir, 'open.json');
  });
  afterEach(async () => await rm(dir, { recursive: true, force: true }));

  const opens = async (): Promise<void> => {
    const opened = await openOnce(dir, { patienceMs: PATIENCE });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await readdir(dir)).toEqual(['open.json']);
    await opened.close();
    expect(existsSync(file)).toBe(false);
  };

  it.each(['', '{"pid":12,"bo', '\0\0\0\0', 'null', '{}'])('opens where a loss of power left %j', async (left) => {
    await writeFile(file, left);
    await opens();
  });

  it('opens where who put a dead holder away was killed over it, however it left its claim', async () => {
    const claim = `${file}.stale-${DEAD.pid}-${DEAD.born}`;
    for (const left of [JSON.stringify(DEAD), JSON.stringify({ ...DEAD, pid: DEAD.pid - 1 }), '']) {
      await writeFile(file, JSON.stringify(DEAD));
      await writeFile(claim, left);
      await opens();
    }
  });

  it('is one alone also after a dead holder and a left claim were put away', async () => {
    await writeFile(file, JSON.stringify(DEAD));
    await writeFile(`${file}.stale-${DEAD.pid}-${DEAD.born}`, '');
    const opened = await openOnce(dir, { patienceMs: PATIENCE });
    await opened.tell('http://127.0.0.1:2');
    await expect(openOnce(dir, { patienceMs: PATIENCE })).rejects.toThrow(
      'Correo ya está abierto en http://127.0.0.1:2',
    );
    await opened.close();
  });

  it('does not wait for ever: it names the file that is in the way', async () => {
    await mkdir(file);
    await expect(openOnce(dir, { patienceMs: 300 })).rejects.toThrow(file);
  });

  it('does not wait for ever for a claim either', async () => {
    await writeFile(file, JSON.stringify(DEAD));
    await mkdir(`${file}.stale-${DEAD.pid}-${DEAD.born}`);
    await expect(openOnce(dir, { patienceMs: 300 })).rejects.toThrow(file);
  });

  describe('where the system does not say when a process began', () => {
    const opensThere = async (patienceMs = 300): ReturnType<typeof openOnce> =>
      await openOnce(dir, { patienceMs, platform: 'darwin' });
    /** A number that some process has. */
    const left = async (url: string | null): Promise<void> =>
      await writeFile(file, JSON.stringify({ pid: process.pid, born: '', url }));

    it('names the file where a process has the number and nobody answers at the address', async () => {
      await left('http://127.0.0.1:1');
      const refused = await opensThere().catch((error: unknown) => error);
      expect(refused).toMatchObject({
        name: 'AlreadyOpen',
        message: expect.stringContaining(
          `en http://127.0.0.1:1 nadie contesta. Si Correo no está abierto, borre el archivo ${file}`,
        ) as string,
      });
      await rm(file);
      await (await opensThere()).close();
    });

    it('says where it is open where somebody answers, whatever they say', async () => {
      const server = createServer((_, response) => response.writeHead(404).end());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await left(url);
      await expect(opensThere(PATIENCE)).rejects.toThrow(
        `Correo ya está abierto en ${url}. Si no es así, borre el archivo ${file}`,
      );
      await new Promise((resolve) => server.close(resolve));
    });

    it('names the file where it seems to be starting for ever', async () => {
      await left(null);
      await expect(opensThere()).rejects.toThrow(`(proceso ${process.pid}). Si no es así, borre el archivo ${file}`);
    });

    it('puts away what a process left whose number nobody has', async () => {
      await writeFile(file, JSON.stringify({ ...DEAD, born: '' }));
      await (await opensThere()).close();
      expect(existsSync(file)).toBe(false);
    });
  });
});
