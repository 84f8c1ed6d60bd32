import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PATIENCE } from './test/patience.ts';

/** Rooms whose tests start nothing: no server, no database, no timer. */
const PLAIN = ['src/{dialogue,domain,jobs,messages,provisioning,use-cases}/**/*.test.ts', 'test/golden/*.test.ts'];
const ALL = ['src/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts'];
const DATABASE = 'test/global-database.ts';

/** What waits longest, for processes that start or for pauses as long as the real ones: begun first, so that no core idles at the end. */
const LONG = [
  ...['account-life/crash-drill', 'account-life/life-crash', 'account-life/account-life', 'account-life/life-property'],
  ...['account-life/canary-life', 'chat/press-crash', 'runs/run-troubles', 'runs/creation', 'runs/mail-life'],
  ...['runs/slow-tenant', 'bot/wrong-clock', 'bot/start', 'embedded/embedded', 'test/drill/', 'integration/hand-over/'],
  ...['forms/change-door', 'contract/queue', 'contract/chat', 'integration/backup/', 'tenant/import'],
  ...['tenant/reconciliation', 'database/database-roles'],
];

/**
 * A browser keeps a core busy, and most stages wait: so that both cores have work at any time, one file of the browser comes
 * between so many others.
 */
class Mixed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [plain, rest] = parted(sorted, ({ project }) => project.name === 'plain');
    const [browser, others] = parted(rest, ({ moduleId }) => /\.(browser|e2e)\.test\.ts$/.test(moduleId));
    const stages = parted(others, ({ moduleId }) => LONG.some((part) => moduleId.includes(part))).flat();
    const apart = Math.ceil(stages.length / (browser.length + 1));
    const mixed = browser.flatMap((file, at) => [file, ...stages.slice(at * apart, (at + 1) * apart)]);
    return [...plain, ...mixed, ...stages.slice(browser.length * apart)];
  }
}

function parted<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

export default defineConfig({
  test: {
    // Files share a process where they can: loading the code anew takes longer than most of their tests.
    projects: [
      { extends: true, test: { name: 'plain', include: PLAIN, isolate: false } },
      {
        extends: true,
        test: {
          ...{ name: 'stages', include: ALL, exclude: PLAIN, isolate: false },
          globalSetup: ['test/global-browser.ts', DATABASE],
        },
      },
    ],
    pool: 'forks',
    // Most of what a stage makes is gone soon: a larger young generation is collected less often.
    execArgv: ['--max-semi-space-size=64'],
    // What Node compiles, for the workers, their threads that draw and the programs that they start.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    // More than there are cores: what a test waits for is mostly not the processor.
    maxWorkers: 4,
    sequence: { sequencer: Mixed },
    testTimeout: 3 * PATIENCE,
    hookTimeout: 3 * PATIENCE,
    teardownTimeout: 20_000,
    // A busy machine is slow: `expect.poll` waits for 1 s unless told.
    expect: { poll: { timeout: PATIENCE } },
    reporters: process.env['VITEST_JSON'] ? ['default', 'json'] : ['default'],
    ...(process.env['VITEST_JSON'] ? { outputFile: { json: process.env['VITEST_JSON'] } } : {}),
  },
});
