import { carryOutRead, openOperator } from './operator.ts';
import { isUnconnected, readConfig } from './config.ts';

const USAGE = `Usage: node src/cli.ts <command>
  import      reads the accounts that the tenant has already into the register; interrupted, it goes on where it stopped
  reconcile   tells the systems area's channel what was changed outside the procedure since the last time
`;

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main(command: string | undefined): Promise<number> {
  if (command !== 'import' && command !== 'reconcile') {
    tell(USAGE);
    return 1;
  }
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (isUnconnected(process.env)) {
    tell(
      'Nothing of Slack or Azure is set: this command needs the settings of the bot (see .env.example). ' +
        'The local institution of `npm start` offers the import in its systems channel.',
    );
    return 1;
  }
  const read = readConfig(process.env);
  if (!read.ok) {
    tell(`Buzón cannot start:\n${read.problems.map((problem) => `  - ${problem}`).join('\n')}`);
    return 1;
  }
  const stopping = new AbortController();
  // A second one ends it at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const operator = await openOperator(read.config, {
    info: (data) => {
      const { pages, users } = data as { readonly pages: number; readonly users: number };
      tell(`${pages} pages, ${users} users read`);
    },
  });
  try {
    const what = command === 'import' ? 'import' : 'review';
    const done = await carryOutRead(operator, { what, signal: stopping.signal, tell });
    if (done === null) tell(`stopped: npm run ${command} goes on from here`);
    else if (done === 'import_first') tell('nothing was imported yet: npm run import comes first');
    else if (command === 'import') tell(`done: ${done.imported} accounts that were there are in the register`);
    else tell(`done: ${(await operator.deps.store.tenant.digest(done.id, 0))?.open ?? 0} changes wait for a decision`);
    return done === null || done === 'import_first' ? 1 : 0;
  } finally {
    await operator.close();
  }
}

process.exitCode = await main(process.argv[2]).catch((error: unknown) => {
  tell(error instanceof Error ? error.message : String(error));
  return 1;
});
