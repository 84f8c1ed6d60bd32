import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGuides } from '#adapters/institution-files/guides.ts';
import { childEnv } from '#test/child-env.ts';
import { createTestDatabase } from '#test/database.ts';
import { deliver, QUICK } from '#test/stages/desk.ts';
import { setStage, type Stage } from '#test/stages/stage.ts';
import { PATIENCE } from '#test/patience.ts';

const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

describe("the operator's commands", () => {
  let stage: Stage;
  let folder: string;
  let number: string;

  beforeAll(async () => {
    stage = await setStage({ overrides: QUICK });
    ({ number } = await deliver(stage));
    folder = await mkdtemp(join(tmpdir(), 'buzon-cli-'));
  });
  afterAll(async () => {
    await stage.stop();
    await rm(folder, { recursive: true });
  });

  /** Runs a command as `npm run` does; with `without`, it has none of the bot's settings. */
  async function run(
    args: readonly string[],
    settings: Readonly<Record<string, string>> | 'without' = {},
  ): Promise<{ readonly code: number; readonly told: string }> {
    const own = { ...stage.institution.env, DATABASE_URL: stage.databaseUrl };
    const env = { ...childEnv(), ...(settings === 'without' ? {} : { ...own, ...settings }) };
    return await new Promise((resolve) => {
      const options = { cwd: folder, env, timeout: 2 * PATIENCE };
      execFile(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', CLI, ...args],
        options,
        (error, out, told) => {
          const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : -1;
          resolve({ code, told: `${out}${told}` });
        },
      );
    });
  }

  const file = (name: string): string => join(folder, name);

  it('explain their use when they are not understood', async () => {
    for (const args of [
      [],
      ['nonsense'],
      ['accounts'],
      ['record', number, 'a.pdf', 'more'],
      ['audit:verify', '--what'],
    ]) {
      expect(await run(args)).toMatchObject({ code: 1, told: expect.stringContaining('Usage: npm run <command>') });
    }
  });

  it('need the bot’s settings, except to check an exported trail', async () => {
    const refused = await run(['audit:verify'], 'without');
    expect(refused).toMatchObject({ code: 1, told: expect.stringContaining('Nothing of Slack or Azure is set') });
  });

  it('write the list of accounts, readable only by its owner, in the format of the file name', async () => {
    for (const [name, begins] of [
      ['list.xlsx', 'PK'],
      ['list.csv', '\uFEFF'],
    ] as const) {
      expect(await run(['accounts', file(name)])).toMatchObject({
        code: 0,
        told: expect.stringContaining('1 accounts'),
      });
      expect((await readFile(file(name), 'utf8')).startsWith(begins)).toBe(true);
      expect((await stat(file(name))).mode & 0o777).toBe(0o600);
    }
    const unknown = await run(['accounts', file('list.doc')]);
    expect(unknown).toMatchObject({ code: 1, told: expect.stringContaining('it ends in .xlsx or .csv') });
  });

  it('write the record of a request', async () => {
    expect((await run(['record', number])).code).toBe(0);
    // Somebody who runs commands belongs to the systems area, and gets its copy.
    const name = `${number}-sistemas.pdf`;
    expect((await readFile(file(name))).subarray(0, 5).toString()).toBe('%PDF-');
    const proven = await run(['audit:verify', '--record', name]);
    expect(proven).toMatchObject({ code: 0, told: expect.stringContaining(`${name} is `) });
    const none = await run(['record', 'FT-GTI-006-2026-99999']);
    expect(none).toMatchObject({ code: 1, told: expect.stringContaining('there is no request') });
  });

  it('write the text that was accepted, by the hash in the record', async () => {
    const { policy } = readGuides({ dir: null, locale: 'es-CO', delivery: 'password' });
    const done = await run(['text', policy.sha256, file('policy.md')]);
    expect(done).toMatchObject({ code: 0, told: expect.stringContaining('policy of use') });
    const written = await readFile(file('policy.md'));
    expect(createHash('sha256').update(written).digest('hex')).toBe(policy.sha256);
    const none = await run(['text', 'f'.repeat(64), file('none.md')]);
    expect(none).toMatchObject({ code: 1, told: expect.stringContaining('no text is kept') });
  });

  it('check the trail, in the database and in a file that needs nothing else', async () => {
    const online = await run(['audit:verify']);
    expect(online).toMatchObject({ code: 0, told: expect.stringContaining(': intact') });
    const head = /head (\d+:[0-9a-f]{64})/.exec(online.told)?.[1] ?? '';
    expect((await run(['audit:verify', '--head', head])).code).toBe(0);
    const forged = head.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect((await run(['audit:verify', '--head', forged])).code).toBe(1);
    expect((await run(['audit:export', file('trail.jsonl.gz')])).code).toBe(0);
    const alone = await run(['audit:verify', file('trail.jsonl.gz'), '--head', head], 'without');
    expect(alone).toMatchObject({ code: 0, told: expect.stringContaining(': intact') });
  });

  it('make a backup, and restore it only into an empty database', async () => {
    expect((await run(['backup'])).told).toContain('set BACKUP_DIR');
    expect((await run(['backup', folder])).code).toBe(0);
    const [name = ''] = (await readdir(folder)).filter((one) => one.startsWith('buzon-') && one.endsWith('.tar.gz'));
    const full = await run(['restore', file(name)]);
    expect(full.code).toBe(1);
    const empty = await createTestDatabase();
    const restored = await run(['restore', file(name)], { DATABASE_URL: empty.url });
    expect(restored).toMatchObject({ code: 0, told: expect.stringContaining('rows are in the database') });
    expect((await run(['audit:verify'], { DATABASE_URL: empty.url })).told).toContain(': intact');
    await empty.drop();
  });
});
