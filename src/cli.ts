import { parseArgs } from 'node:util';
import { isUnconnected, readConfig, type Config } from './config.ts';

const USAGE = `Usage: npm run <command> [-- arguments]
  import                     reads the accounts that the tenant has already into the register; interrupted, it goes on where it stopped
  reconcile                  tells the systems area's channel what was changed outside the procedure since the last time
  accounts FILE              writes the list of accounts (FT-GTI-002) to FILE, which ends in .xlsx or .csv
  record NUMBER [FILE]       writes the record (FT-GTI-006) of a request as PDF
  audit:verify [FILE]        checks the trail in the database, or in an exported FILE alone
      --head N:HASH            compares it with a daily message of the systems channel (may be repeated)
      --code CODE              compares it with the verification code of a record (may be repeated)
  audit:export FILE          writes the whole trail to FILE, compressed where it ends in .gz
      --without-personal       leaves out what it says of people
  backup [DIR]               writes database, records and settings into one file in DIR (default: BACKUP_DIR)
  restore FILE               loads a backup into an empty database
`;

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

interface Given {
  readonly config: Config;
  readonly args: readonly string[];
  readonly heads: readonly string[];
  readonly codes: readonly string[];
  readonly withPersonal: boolean;
}

/** What a command is done with; its own code is loaded when it is called. Answers whether it went well. */
type Command = (given: Given) => Promise<boolean>;

/** Name, the fewest and most arguments, and what it does. */
const COMMANDS: Readonly<Record<string, readonly [fewest: number, most: number, Command]>> = {
  import: [0, 0, async ({ config }) => await (await import('./operator.ts')).carryOutImport(config, tell)],
  reconcile: [0, 0, async ({ config }) => await (await import('./operator.ts')).carryOutReview(config, tell)],
  accounts: [
    1,
    1,
    async ({ config, args: [file = ''] }) =>
      await (await import('./operator-papers.ts')).carryOutList(config, { file, tell }),
  ],
  record: [
    1,
    2,
    async ({ config, args: [number = '', file = null] }) =>
      await (await import('./operator-papers.ts')).carryOutRecord(config, { number, file, tell }),
  ],
  'audit:verify': [
    0,
    1,
    async ({ config, args: [file = null], heads, codes }) =>
      await (await import('./operator-trail.ts')).carryOutVerify(config, { file, heads, codes, tell }),
  ],
  'audit:export': [
    1,
    1,
    async ({ config, args: [file = ''], withPersonal }) => {
      await (await import('./operator-trail.ts')).carryOutExport(config, { file, withPersonal, tell });
      return true;
    },
  ],
  backup: [
    0,
    1,
    async ({ config, args: [dir = config.backup.dir] }) => {
      if (dir === null) {
        tell('where to? Give a directory, or set BACKUP_DIR');
        return false;
      }
      await (await import('./operator-backup.ts')).carryOutBackup(config, { dir, tell });
      return true;
    },
  ],
  restore: [
    1,
    1,
    async ({ config, args: [file = ''] }) => {
      await (await import('./operator-backup.ts')).carryOutRestore(config, { file, tell });
      return true;
    },
  ],
};

/** A trail in a file is checked wherever it lies: an auditor has neither settings nor database. */
const NEEDS_NOTHING = new Set(['audit:verify']);

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
  if (NEEDS_NOTHING.has(name) && given.args.length > 0)
    return await (
      await import('./operator-trail.ts')
    ).carryOutVerify(null, { ...given, file: given.args[0] ?? null, tell });
  const config = configuration();
  return config !== null && (await run({ ...given, config }));
}

function argumentsOf(rest: readonly string[]): Omit<Given, 'config'> | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: {
        head: { type: 'string', multiple: true, default: [] },
        code: { type: 'string', multiple: true, default: [] },
        'without-personal': { type: 'boolean', default: false },
      },
    });
    return {
      args: positionals,
      heads: values.head,
      codes: values.code,
      withPersonal: !values['without-personal'],
    };
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** The bot's settings; null, having told why, where they cannot be used. */
function configuration(): Config | null {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (isUnconnected(process.env)) {
    tell(
      'Nothing of Slack or Azure is set: this command needs the settings of the bot (see .env.example). ' +
        'What the local institution of `npm start` offers, it offers in its chat.',
    );
    return null;
  }
  const read = readConfig(process.env);
  if (read.ok) return read.config;
  tell(`Buzón cannot start:\n${read.problems.map((problem) => `  - ${problem}`).join('\n')}`);
  return null;
}

const [name, ...rest] = process.argv.slice(2);
const done = await main(name, rest).catch((error: unknown) => {
  tell(error instanceof Error ? error.message : String(error));
  return false;
});
process.exitCode = done ? 0 : 1;
