import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { tellOwnTroubles } from '#use-cases/watch/watch-itself.ts';
import { fullAmong, fullDisks, type Disk } from './full-disks.ts';

const disk = (dir: string, change: Partial<Disk> = {}): Disk => ({
  dir,
  device: 1,
  freeMb: 120,
  least: 500,
  ...change,
});

describe('a disk with little space', () => {
  it('is told for each disk, and once where several folders are on it', () => {
    const disks = [disk('/data'), disk('/backups'), disk('/heads', { device: 2, freeMb: 1, least: 5 })];
    expect(fullAmong(disks)).toEqual([
      { code: 'disk_full', dir: '/data', freeMb: 120 },
      { code: 'disk_full', dir: '/heads', freeMb: 1 },
    ]);
  });

  it('is told by the folder that needs more than it has', () => {
    const disks = [disk('/heads', { least: 5 }), disk('/backups')];
    expect(fullAmong(disks)).toEqual([{ code: 'disk_full', dir: '/backups', freeMb: 120 }]);
    expect(fullAmong([disk('/data', { freeMb: 500 })])).toEqual([]);
  });

  it('is not seen in a folder that is not there, nor in one that has no size', async () => {
    const config = { databaseUrl: null, dataDir: '/nowhere/at/all', backup: { dir: tmpdir(), keep: 1, key: null } };
    expect(await fullDisks({ ...config, auditHeadDir: '/proc' })).toEqual([]);
  });

  it('is told to the systems area for each disk, once a day', async () => {
    const told: [string, string][] = [];
    const deps: Parameters<typeof tellOwnTroubles>[0] = {
      store: { exclusively: async (_, work) => ({ value: await work() }) },
      notices: { tellTeam: async ({ what, day }) => await Promise.resolve(void told.push([what, day])) },
      clock: { now: () => new Date('2026-11-28T17:00:00Z') },
      institution: { timeZone: 'America/Bogota' },
    };
    await tellOwnTroubles(deps, fullAmong([disk('/data'), disk('/backups', { device: 2 })]));
    expect(told).toEqual([
      ['disk_full:/data', '2026-11-28'],
      ['disk_full:/backups', '2026-11-28'],
    ]);
  });
});
