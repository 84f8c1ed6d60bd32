import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { identityOf } from '#adapters/postgres/backup/identity.ts';
import { certificateEnd } from '#adapters/graph/calls/token.ts';
import type { Actor } from '#domain/person.ts';
import { tellOwnTroubles } from '#use-cases/watch/watch-itself.ts';
import { createLog } from './log.ts';
import { ownTroubles, type LookDeps } from './own-troubles.ts';

const CERTIFICATE = fileURLToPath(new URL('../../test/fixtures/throwaway-certificate.pem', import.meta.url));
/** Past the time by which tonight's backup is due. */
const NOON = new Date('2026-11-28T17:00:00Z');
const DAWN = new Date('2026-11-28T08:00:00Z');

describe('ownTroubles', () => {
  let dir: string;
  let file: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'buzon-ground-'));
    file = join(dir, 'no-folder');
    await writeFile(file, 'neither a certificate nor a folder');
  });
  afterAll(async () => await rm(dir, { recursive: true, force: true }));

  const codes = async (given: {
    readonly certificate?: string;
    readonly backupDir?: string;
    readonly databaseUrl?: string;
    readonly startedAt?: Date;
    readonly now?: Date;
    readonly hasSystemsChannel?: () => Promise<boolean>;
    readonly controlPerson?: string;
    readonly controller?: Actor;
  }): Promise<readonly string[]> => {
    const databaseUrl = given.databaseUrl ?? inject('testServerUrl');
    const config = {
      azure: { credential: { type: 'certificate', path: given.certificate ?? CERTIFICATE } },
      backup: { dir: given.backupDir ?? null },
      auditHeadDir: null,
      controlPerson: given.controlPerson ?? null,
      dataDir: dir,
      databaseUrl,
      timeZone: 'America/Bogota',
    } as LookDeps['config'];
    const chat = { hasSystemsChannel: given.hasSystemsChannel ?? (async () => true) };
    const people = { actor: async () => await Promise.resolve(given.controller ?? null) };
    const clock = { now: () => given.now ?? NOON };
    const found = await ownTroubles({
      config,
      chat,
      people,
      clock,
      databaseUrl,
      startedAt: given.startedAt ?? DAWN,
      isRejected: () => true,
      log: createLog('silent'),
    });
    return found.map(({ code }) => code);
  };

  it('tells a certificate that is gone or is none, and what else is wrong', async () => {
    for (const certificate of [join(dir, 'gone.pem'), file])
      expect(await codes({ certificate, backupDir: join(dir, 'none') })).toEqual([
        'credentials_rejected',
        'certificate_unreadable',
        'backup_missing',
      ]);
  });

  it('tells a certificate from 30 days before it ends', async () => {
    const DAY = 24 * 60 * 60_000;
    const end = certificateEnd(CERTIFICATE).getTime();
    for (const [left, isTold] of [
      [31, false],
      [30, true],
      [-1, true],
    ] as const)
      expect((await codes({ now: new Date(end - left * DAY) })).includes('certificate_ends'), `${left} days`).toBe(
        isTold,
      );
  });

  it('are told to the people of the systems area once a day', async () => {
    const told: string[] = [];
    const on = async (day: string): Promise<void> =>
      await tellOwnTroubles(
        {
          store: { exclusively: async (_, work) => ({ value: await work() }) },
          notices: { tellTeam: async ({ what, day }) => await Promise.resolve(void told.push(`${what}:${day}`)) },
          clock: { now: () => new Date(`${day}T17:00:00Z`) },
          institution: { timeZone: 'America/Bogota' },
        },
        [{ code: 'certificate_ends', on: '2026-12-20', isOver: false }, { code: 'backup_missing' }],
      );
    for (const day of ['2026-11-28', '2026-11-28', '2026-11-29']) await on(day);
    // What was told under a key is not told again.
    expect([...new Set(told)]).toEqual([
      ...['certificate_ends:2026-11-28', 'backup_missing:2026-11-28'],
      ...['certificate_ends:2026-11-29', 'backup_missing:2026-11-29'],
    ]);
  });

  it('tells a person of control who is not in the chat, where one is named', async () => {
    const controller = { id: 'U0CONTROL', name: 'Carmen Control', systems: false, door: 'slack' } as const;
    expect(await codes({})).not.toContain('control_gone');
    expect(await codes({ controlPerson: controller.id, controller })).not.toContain('control_gone');
    expect(await codes({ controlPerson: controller.id })).toContain('control_gone');
  });

  it('tells a backup folder that cannot be read as a missing backup', async () => {
    expect(await codes({ backupDir: file })).toContain('backup_missing');
  });

  it('tells no missing backup while a bot that was just started makes it', async () => {
    const before = (minutes: number): Date => new Date(NOON.getTime() - minutes * 60_000);
    const given = { backupDir: join(dir, 'none') };
    expect(await codes({ ...given, startedAt: before(29) })).toEqual(['credentials_rejected']);
    expect(await codes({ ...given, startedAt: before(30) })).toEqual(['credentials_rejected', 'backup_missing']);
  });

  it('tells of a file that is named like the backup of a night to come, which makes up for none', async () => {
    const backupDir = await mkdtemp(join(dir, 'backups-'));
    const database = await identityOf(inject('testServerUrl'));
    const put = async (moment: string): Promise<void> =>
      await writeFile(join(backupDir, `buzon-${database}-${moment}.tar.gz`), '');
    await put('20991231-235959');
    expect(await codes({ backupDir })).toEqual(['credentials_rejected', 'backup_missing', 'backup_ahead']);
    await put('20261128-023005');
    expect(await codes({ backupDir })).toEqual(['credentials_rejected', 'backup_ahead']);
  });

  it('tells the rest where the chat is silent', async () => {
    const silent = async (): Promise<boolean> => await new Promise(() => undefined);
    expect(await codes({ hasSystemsChannel: silent, backupDir: file })).toContain('backup_missing');
  });

  it('tells the rest where chat and database do not answer', async () => {
    const hasSystemsChannel = async (): Promise<boolean> => await Promise.reject(new Error('no answer'));
    const given = { hasSystemsChannel, databaseUrl: 'postgres://u@127.0.0.1:1/x', backupDir: dir };
    expect(await codes({ ...given, certificate: file })).toEqual(['credentials_rejected', 'certificate_unreadable']);
  });
});
