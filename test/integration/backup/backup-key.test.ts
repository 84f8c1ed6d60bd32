import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpDatabase, restoreDatabase } from '#src/operator/backup.ts';
import { readConfig } from '#src/config/config.ts';
import { configFor, rewriteBackup, temporaryFolder } from '#test/stages/backup-stage.ts';
import { createTestDatabase } from '#test/database.ts';
import { openTrailStage, writeEvents, type TrailStage } from '#test/stages/trail-stage.ts';

describe('a backup sealed with a key', () => {
  let source: TrailStage;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let path: string;
  let keyFile: string;
  let otherKeyFile: string;

  beforeAll(async () => {
    source = await openTrailStage();
    await writeEvents(source.store, null, 3);
    folder = await temporaryFolder();
    [keyFile, otherKeyFile] = [join(folder.dir, 'key'), join(folder.dir, 'other-key')];
    for (const file of [keyFile, otherKeyFile]) await writeFile(file, randomBytes(32));
    path = (await backUp({ BACKUP_KEY_FILE: keyFile })).path;
  });
  afterAll(async () => {
    await source.close();
    await folder.remove();
  });

  async function backUp(change: Readonly<Record<string, string>>): Promise<{ readonly path: string }> {
    return await backUpDatabase(configFor(source.url, change), { dir: folder.dir, tell: () => undefined });
  }

  /** Restores into a new database; answers the lines that were printed. */
  async function restore(file: string, change: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
    const target = await createTestDatabase();
    const told: string[] = [];
    try {
      await restoreDatabase(configFor(target.url, change), { file, tell: (line) => void told.push(line) });
      return told;
    } finally {
      await target.drop();
    }
  }

  it('is restored with that key', async () => {
    const told = await restore(path, { BACKUP_KEY_FILE: keyFile });
    expect(told.at(-1)).toMatch(/^done/);
    expect(told.join('\n')).not.toContain('forged');
  });

  it('is refused with another key; with a key, a backup made without one is refused too', async () => {
    await expect(restore(path, { BACKUP_KEY_FILE: otherKeyFile })).rejects.toMatchObject({ code: 'forged' });
    const { path: plain } = await backUp({});
    await expect(restore(plain, { BACKUP_KEY_FILE: keyFile })).rejects.toMatchObject({ code: 'forged' });
  });

  it('is refused if somebody changed it and repacked it, which anybody can do', async () => {
    const forged = join(folder.dir, 'forged.tar.gz');
    await rewriteBackup({ from: path, to: forged }, (name, content) =>
      name === 'settings.json'
        ? content.toString('utf8').replace('institucion.example', 'institucion.invalid')
        : content,
    );
    await expect(restore(forged)).resolves.toBeDefined();
    await expect(restore(forged, { BACKUP_KEY_FILE: keyFile })).rejects.toMatchObject({ code: 'forged' });
    // The seal of the genuine backup, appended to the forged one.
    const seal = (await readFile(path)).subarray(-170);
    await writeFile(forged, Buffer.concat([await readFile(forged), seal]));
    await expect(restore(forged, { BACKUP_KEY_FILE: keyFile })).rejects.toMatchObject({ name: 'BackupError' });
  });

  it('can be restored without the key, with the warning that nobody checked for forgery', async () => {
    expect((await restore(path)).join('\n')).toMatch(/BACKUP_KEY_FILE is not set here/);
  });

  it('is found to be damaged at the bits of its seal that can be checked without the key', async () => {
    const good = await readFile(path);
    const damaged = join(folder.dir, 'damaged.tar.gz');
    for (const back of [1, 12, 100, 130]) {
      const bytes = Buffer.from(good);
      const at = bytes.length - back;
      bytes[at] = (bytes[at] ?? 0) ^ 0x01;
      await writeFile(damaged, bytes);
      await expect(restore(damaged, { BACKUP_KEY_FILE: keyFile }), `byte -${back}`).rejects.toMatchObject({
        name: 'BackupError',
      });
    }
  });

  it('does not contain the key', async () => {
    const key = await readFile(keyFile);
    expect((await readFile(path)).includes(key)).toBe(false);
  });

  it('needs a key of 32 bytes that is not kept next to the backups', async () => {
    const short = join(folder.dir, 'short');
    await writeFile(short, 'too short');
    const problems = (change: Readonly<Record<string, string>>): readonly string[] => {
      const read = readConfig(change);
      return read.ok ? [] : read.problems.filter((problem) => problem.startsWith('BACKUP_KEY_FILE'));
    };
    expect(problems({ BACKUP_KEY_FILE: short })).toEqual([expect.stringContaining('shorter than 32 bytes')]);
    expect(problems({ BACKUP_KEY_FILE: keyFile, BACKUP_DIR: folder.dir })).toEqual([
      expect.stringContaining('lies in BACKUP_DIR'),
    ]);
    expect(problems({ BACKUP_KEY_FILE: keyFile, BACKUP_DIR: join(folder.dir, 'backups') })).toEqual([]);
  });
});
