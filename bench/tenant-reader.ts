import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createDirectory } from '#adapters/graph/directory.ts';
import { askRead } from '#use-cases/tenant/ask-read.ts';
import { readTenant } from '#use-cases/tenant/read-tenant.ts';
import { readConfig } from '#src/config/config.ts';
import { openOperator } from '#src/operator/operator.ts';

/** What one run reports to the benchmark. */
export interface ReaderReport {
  readonly ms: number;
  readonly purpose: string;
  readonly users: number;
  /** Memory after each page: of the whole process, and of what is alive in the heap (only in mode `weighed`). */
  readonly residentMb: readonly number[];
  readonly heapMb: readonly number[];
}

/** Reads the tenant once, in its own process: as the bot does, or (`bare`) only the same pages, without using them. */
async function run(mode: string): Promise<ReaderReport> {
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  const weighed = mode === 'weighed';
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const residentMb: number[] = [];
  const heapMb: number[] = [];
  const weigh = (): void => {
    if (weighed) {
      collect();
      heapMb.push(process.memoryUsage().heapUsed / 1024 ** 2);
    }
    residentMb.push(process.memoryUsage.rss() / 1024 ** 2);
  };
  if (mode === 'bare') {
    const directory = createDirectory({
      ...config.azure,
      ...{ licenceSku: config.licenceSku, groupIds: [], locale: 'es-CO', credentialDelivery: 'password' },
    });
    const startedAt = performance.now();
    let users = 0;
    await directory.readChanges(null);
    for (let next: string | null = null, more = true; more; more = next !== null) {
      const page = await directory.readUsers(next);
      users += page.users.length;
      next = page.next;
      weigh();
    }
    return { ms: performance.now() - startedAt, purpose: mode, users, residentMb, heapMb };
  }
  const operator = await openOperator(config, { info: weigh });
  const by = { id: 'bench', name: 'bench', systems: true, door: 'slack' as const };
  await askRead(operator.deps, { by, what: 'import' });
  const startedAt = performance.now();
  await readTenant(operator.deps);
  const ms = performance.now() - startedAt;
  const done = await operator.deps.store.tenant.latestRead();
  if (done === null || done.finishedAt === null) throw new Error('the read is not finished');
  await operator.close();
  return { ms, purpose: done.purpose, users: done.users, residentMb, heapMb };
}

process.send?.(await run(process.env['READER_MODE'] ?? 'bare'));
process.exit(0);
