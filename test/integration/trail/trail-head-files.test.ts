import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeadFiles } from '#adapters/head-files/head-files.ts';
import { verifyAudit } from '#src/operator/trail.ts';
import { tellHead } from '#use-cases/trail/trail-head.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import { configFor } from '#test/stages/backup-stage.ts';
import { openTrailStage, writeEvents, type TrailStage } from '#test/stages/trail-stage.ts';

const DAY = '2026-03-10';
const NAME = `trail-head-${DAY}.txt`;
const NOON = new Date('2026-03-10T17:00:00Z');

let stage: TrailStage;
let dir: string;
let told: string[];

beforeEach(async () => {
  stage = await openTrailStage();
  dir = await mkdtemp(join(tmpdir(), 'buzon-heads-'));
  told = [];
  await writeEvents(stage.store, null, 6);
});

afterEach(async () => {
  await stage.close();
  await rm(dir, { recursive: true });
});

async function tell(into = dir): Promise<void> {
  const notices = {
    tellHead: async (day: string, { seq, hash }: { readonly seq: number; readonly hash: string }) => {
      told.push(`${day} ${seq}:${hash}`);
      await Promise.resolve();
    },
    tellTrouble: async (key: string, code: string) => {
      told.push(`${key} ${code}`);
      await Promise.resolve();
    },
  } as unknown as Notices;
  const institution = { timeZone: 'America/Bogota' } as Parameters<typeof tellHead>[0]['institution'];
  const { store } = stage;
  await tellHead({ store, notices, institution, clock: { now: () => NOON }, headFiles: createHeadFiles(into) }, DAY);
}

async function verify(): Promise<{ readonly intact: boolean; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const config = configFor(stage.url, { AUDIT_HEAD_DIR: dir });
  const input = {
    file: null,
    heads: [],
    codes: [],
    headDir: null,
    tell: (line: string): void => void lines.push(line),
  };
  return { intact: await verifyAudit(config, input), lines };
}

describe('the file with the daily head of the trail', () => {
  it('has the head that the systems area reads, and is written once', async () => {
    await tell();
    const first = await readFile(join(dir, NAME), 'utf8');
    expect(told).toEqual([`${DAY} ${first.trim()}`]);
    expect((await stat(join(dir, NAME))).mode & 0o222).toBe(0);
    await writeEvents(stage.store, null, 2);
    await tell();
    expect(await readFile(join(dir, NAME), 'utf8')).toBe(first);
    expect(told[1]).toBe(told[0]);
    expect(await readdir(dir)).toEqual([NAME]);
  });

  it('is enough for audit:verify to find out which of the newest events are missing', async () => {
    await tell();
    expect((await verify()).lines[0]).toContain('intact, as noted down (6)');
    await stage.owner`delete from audit_personal where seq > 3`;
    await stage.owner`delete from audit_trail where seq > 3`;
    const { intact, lines } = await verify();
    expect(intact).toBe(false);
    expect(lines[0]).toBe('events 4 … 6 are missing');
  });

  it.each(['', '6', '6:', '6:abc'])('is written again next to one that was cut off by a kill: «%s»', async (cut) => {
    await writeFile(join(dir, NAME), cut);
    await chmod(join(dir, NAME), 0o444);
    const { intact, lines } = await verify();
    expect({ intact, line: lines[0] }).toEqual({ intact: false, line: expect.stringContaining(NAME) as string });
    await tell();
    await tell();
    expect(told).toEqual([expect.stringMatching(/^2026-03-10 6:/), told[0]]);
    expect(await readdir(dir)).toEqual([NAME.replace('.txt', '-2.txt'), NAME].toSorted());
    expect(await verify()).toMatchObject({ intact: true });
  });

  it('is not taken for a head if somebody wrote something else into it', async () => {
    await writeFile(join(dir, NAME), 'nothing\n');
    expect((await verify()).lines[0]).toContain(NAME);
    await expect(tell()).rejects.toThrow(NAME);
    expect(told).toEqual([expect.stringMatching(/^2026-03-10 6:/), `head:${DAY} head_file_failed`]);
  });

  it('does not stop the head from being posted if it cannot be written, which is reported too', async () => {
    await expect(tell(join(dir, 'gone'))).rejects.toThrow(/ENOENT/);
    expect(told).toEqual([expect.stringMatching(/^2026-03-10 6:/), `head:${DAY} head_file_failed`]);
  });

  it('is not used if it belongs to another trail', async () => {
    await writeFile(join(dir, NAME), `3:${'a'.repeat(64)}\n`);
    await chmod(join(dir, NAME), 0o444);
    await expect(tell()).rejects.toThrow(/another trail/);
    expect(told).toEqual([expect.stringMatching(/^2026-03-10 6:/), `head:${DAY} head_file_failed`]);
    expect(await verify()).toMatchObject({ intact: false });
  });
});
