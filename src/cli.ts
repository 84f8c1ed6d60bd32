import { parseArgs } from 'node:util';
import './quick-start.js';
import { isUnconnected, readConfig, type Config } from './config/config.ts';
import { loadEnvFile } from './config/env-file.ts';

const USAGE = `Usage: npm run <command> [-- arguments]
  import                     reads the accounts that the tenant has already into the register; interrupted, it goes on where it stopped
  reconcile                  tells the systems area's channel what was changed outside the procedure since the last time
  accounts FILE              writes the list of accounts (FT-GTI-002) to FILE, which ends in .xlsx or .csv
  disposals FILE             writes the record of what retention gave up (acta de eliminación) to FILE, as CSV
  text SHA256 FILE           writes the policy of use or the privacy notice that a record names by its hash to FILE
  record NUMBER [FILE]       writes the record (FT-GTI-006) of a request as PDF
  audit:verify [FILE]        checks the trail in the database, or in an exported FILE alone
      --head N:HASH            compares it with a daily message of the systems channel (may be repeated)
      --heads DIR              compares it with the files of the daily heads there (the database: with those in AUDIT_HEAD_DIR)
      --code CODE              compares it with the verification code of a record (may be repeated)
      --record FILE            proves that FILE is a record as it was archived (may be repeated)
  audit:export FILE          writes the whole trail to FILE, compressed where it ends in .gz
      --without-personal       leaves out what it says of people
  backup [DIR]               writes database, records and settings into one file in DIR (default: BACKUP_DIR)
  database:roles FILE        makes the role that owns the tables and the bot's own, and writes their addresses into FILE
      --new-passwords          for roles that are there already
  database:prepare           brings the schema up to date, as a start does
  restore FILE               loads a backup into an empty database
`;

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

interface Given {
  /** The bot's settings. Throws an error with all their problems when they are invalid. */
  readonly settings: () => Config;
  readonly args: readonly string[];
  readonly heads: readonly string[];
  readonly codes: readonly string[];
  readonly records: readonly string[];
  readonly headDir: string | null;
  readonly withPersonal: boolean;
  readonly newPasswords: boolean;
}

/** Runs a command; its code is loaded when it is called. Answers whether it succeeded. */
type Command = (given: Given) => Promise<boolean>;

/** Command names with the minimum and maximum number of arguments, and their code. */
const COMMANDS: Readonly<Record<string, readonly [fewest: number, most: number, Command]>> = {
  import: [
    0,
    0,
    async ({ settings }) => await (await import('./operator/operator.ts')).importAccounts(settings(), tell),
  ],
  reconcile: [
    0,
    0,
    async ({ settings }) => await (await import('./operator/operator.ts')).reconcileAccounts(settings(), tell),
  ],
  accounts: [
    1,
    1,
    async ({ settings, args: [file = ''] }) =>
      await (await import('./operator/documents.ts')).writeAccountList(settings(), { file, tell }),
  ],
  disposals: [
    1,
    1,
    async ({ settings, args: [file = ''] }) =>
      await (await import('./operator/documents.ts')).writeDisposals(settings(), { file, tell }),
  ],
  text: [
    2,
    2,
    async ({ settings, args: [sha256 = '', file = ''] }) =>
      await (await import('./operator/documents.ts')).writeShownText(settings(), { sha256, file, tell }),
  ],
  record: [
    1,
    2,
    async ({ settings, args: [number = '', file = null] }) =>
      await (await import('./operator/documents.ts')).writeRecord(settings(), { number, file, tell }),
  ],
  'audit:verify': [
    0,
    1,
    // A trail in a file is checked without settings or database, which an auditor does not have.
    async ({ settings, args: [file = null], heads, headDir, codes, records }) =>
      await (
        await import('./operator/trail.ts')
      ).verifyAudit(file === null ? settings() : null, { file, heads, headDir, codes, records, tell }),
  ],
  'audit:export': [
    1,
    1,
    async ({ settings, args: [file = ''], withPersonal }) => {
      await (await import('./operator/trail.ts')).exportAudit(settings(), { file, withPersonal, tell });
      return true;
    },
  ],
  backup: [
    0,
    1,
    async ({ settings, args }) => {
      const config = settings();
      const dir = args[0] ?? config.backup.dir;
      if (dir === null) {
        tell('where to? Give a directory, or set BACKUP_DIR');
        return false;
      }
      await (await import('./operator/backup.ts')).backUpDatabase(config, { dir, tell });
      return true;
    },
  ],
  restore: [
    1,
    1,
    async ({ settings, args: [file = ''] }) => {
      await (await import('./operator/backup.ts')).restoreDatabase(settings(), { file, tell });
      return true;
    },
  ],
  'database:roles': [
    1,
    1,
    async ({ args: [file = ''], newPasswords }) => {
      const adminUrl = process.env['DATABASE_ADMIN_URL'];
      return await (
        await import('./operator/roles.ts')
      ).makeDatabaseRoles({ adminUrl, file, again: newPasswords, tell });
    },
  ],
  'database:prepare': [
    0,
    0,
    async ({ settings }) => await (await import('./operator/roles.ts')).prepareSchema(settings(), tell),
  ],
};

async function main(name: string | undefined, rest: readonly string[]): Promise<boolean> {
  const command = name === undefined ? undefined : COMMANDS[name];
  const given = argumentsOf(rest);
  if (name === undefined || command === undefined || given === null) {
    tell(USAGE);
    return false;
  }
  const [fewest, most, run] = command;
  if (given.args.length < fewest || given.args.length > most) {
    tell(USAGE);
    return false;
  }
  return await run({ ...given, settings });
}

function argumentsOf(rest: readonly string[]): Omit<Given, 'settings'> | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: {
        head: { type: 'string', multiple: true, default: [] },
        code: { type: 'string', multiple: true, default: [] },
        record: { type: 'string', multiple: true, default: [] },
        heads: { type: 'string' },
        'without-personal': { type: 'boolean', default: false },
        'new-passwords': { type: 'boolean', default: false },
      },
    });
    return {
      args: positionals,
      heads: values.head,
      codes: values.code,
      records: values.record,
      headDir: values.heads ?? null,
      withPersonal: !values['without-personal'],
      newPasswords: values['new-passwords'],
    };
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function settings(): Config {
  if (isUnconnected(process.env))
    throw new Error(
      'Nothing of Slack or Azure is set: this command needs the settings of the bot (see .env.example). ' +
        'What the local institution of `npm start` offers, it offers in its chat.',
    );
  const read = readConfig(process.env);
  if (read.ok) return read.config;
  throw new Error(`Buzón cannot start:\n${read.problems.map((problem) => `  - ${problem}`).join('\n')}`);
}

loadEnvFile();
const [name, ...rest] = process.argv.slice(2);
const done = await main(name, rest).catch((error: unknown) => {
  tell(error instanceof Error ? error.message : String(error));
  return false;
});
process.exitCode = done ? 0 : 1;
