import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PATIENCE } from './test/patience.ts';

/** Rooms whose tests start nothing: no server, no database, no timer. */
const PLAIN = ['src/{dialogue,domain,jobs,messages,provisioning,use-cases}/**/*.test.ts', 'test/golden/*.test.ts'];
const ALL = ['src/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts'];
const DATABASE = 'test/global-database.ts';

/**
 * A browser keeps a core busy, and most stages wait: so that both cores have work at any time, one file of the browser comes
 * between so many others.
 */
class Mixed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isBrowser = ({ moduleId }: TestSpecification): boolean => /\.(browser|e2e)\.test\.ts$/.test(moduleId);
    const browser = sorted.filter(isBrowser);
    const others = sorted.filter((file) => !isBrowser(file));
    const plain = others.filter(({ project }) => project.name === 'plain');
    const stages = others.slice(plain.length);
    const apart = Math.floor(stages.length / Math.max(1, browser.length));
    return [
      ...plain,
      ...browser.flatMap((file, at) => [file, ...stages.slice(at * apart, (at + 1) * apart)]),
      ...stages.slice(browser.length * apart),
    ];
  }
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
