import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { momentIn, NIGHTLY_AT, nightlyBackups, nightlyName } from '#adapters/postgres/backup/backup-folder.ts';
import { identityOf } from '#adapters/postgres/backup/identity.ts';
import { certificateEnd } from '#adapters/graph/calls/token.ts';
import type { OwnTrouble } from '#domain/own-trouble.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Chat } from '#dialogue/chat.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Config } from '#src/config/config.ts';
import { FOLDER_MS, fullDisks } from './full-disks.ts';

/** A certificate that expires within this many days is reported. */
const NOTICE_DAYS = 30;
/** Time of the institution's day after which tonight's backup, due at 02:30, counts as missing, HHmmss. */
const BACKUP_BY = '060000';
/** A bot that has just started first makes a missing backup: it is not reported for this long, ms. */
const CATCH_UP_MS = 30 * 60_000;
const DAY = 24 * 60 * 60_000;
/** Time limit for each check, ms. */
const LOOK_MS = 10_000;

export interface LookDeps {
  readonly config: Pick<
    Config,
    'auditHeadDir' | 'azure' | 'backup' | 'controlPerson' | 'dataDir' | 'databaseUrl' | 'timeZone'
  >;
  readonly chat: Pick<Chat, 'hasSystemsChannel'>;
  readonly people: Pick<People, 'actor'>;
  readonly clock: Clock;
  readonly databaseUrl: string;
  readonly startedAt: Date;
  /** Whether Microsoft refused our credentials at the last call. */
  readonly isRejected: () => boolean;
  readonly log: Pick<Logger, 'warn'>;
}

/** The present problems with the bot's own operation. If one check fails, the others are still reported. */
export async function ownTroubles(deps: LookDeps): Promise<readonly OwnTrouble[]> {
  const { config, chat, people, clock, log } = deps;
  const { controlPerson } = config;
  // Nobody is required if nobody is named.
  const hasControlPerson = async (): Promise<boolean> =>
    controlPerson === null || (await people.actor(controlPerson)) !== null;
  const looks: readonly (() => Promise<readonly OwnTrouble[]>)[] = [
    async () => ((await chat.hasSystemsChannel()) ? [] : [{ code: 'channel_gone' }]),
    async () => ((await hasControlPerson()) ? [] : [{ code: 'control_gone' }]),
    async () => (deps.isRejected() ? [{ code: 'credentials_rejected' }] : []),
    async () => endingCertificate(config, clock),
    async () => await fullDisks(config),
    async () => await backupTroubles(deps),
  ];
  const found: OwnTrouble[] = [];
  for (const look of looks) {
    try {
      found.push(...(await Promise.race([look(), timeout()])));
    } catch (error) {
      log.warn({ err: error }, 'itself.not_looked_at');
    }
  }
  return found;
}

async function timeout(): Promise<never> {
  await sleep(LOOK_MS, null, { ref: false });
  throw new Error(`no answer for ${LOOK_MS} ms`);
}

function endingCertificate({ azure, timeZone }: LookDeps['config'], clock: Clock): readonly OwnTrouble[] {
  if (azure.credential.type !== 'certificate') return [];
  const end = endOf(azure.credential.path);
  if (end === null) return [{ code: 'certificate_unreadable' }];
  const left = end.getTime() - clock.now().getTime();
  return left > NOTICE_DAYS * DAY ? [] : [{ code: 'certificate_ends', on: dayIn(end, timeZone), isOver: left <= 0 }];
}

function endOf(path: string): Date | null {
  try {
    return certificateEnd(path);
  } catch {
    return null;
  }
}

async function backupTroubles({ config, clock, databaseUrl, startedAt }: LookDeps): Promise<readonly OwnTrouble[]> {
  const { dir } = config.backup;
  if (dir === null) return [];
  const now = momentIn(config.timeZone, clock.now());
  const today = now.slice(0, 8);
  const database = await identityOf(databaseUrl);
  const nothing = { made: [], ahead: [] };
  // If the folder cannot be read or does not answer, no backup can be written either.
  const read = nightlyBackups({ dir, database, now }).catch(() => nothing);
  const { made, ahead } = await Promise.race([read, sleep(FOLDER_MS, nothing, { ref: false })]);
  const isCatchingUp = clock.now().getTime() - startedAt.getTime() < CATCH_UP_MS;
  const isMissing = !isCatchingUp && now >= `${today}-${BACKUP_BY}` && (made[0] ?? '') < `${today}-${NIGHTLY_AT}`;
  return [
    ...(isMissing ? [{ code: 'backup_missing' } as const] : []),
    ...ahead.slice(0, 1).map((moment) => ({ code: 'backup_ahead', file: nightlyName(database, moment) }) as const),
  ];
}
