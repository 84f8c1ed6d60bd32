import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { PATIENCE } from './test/patience.ts';

/** Rooms whose tests start nothing: no server, no database, no timer. */
const PLAIN = ['src/{dialogue,domain,jobs,messages,provisioning,use-cases}/**/*.test.ts', 'test/golden/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      // Their files share a process, since loading the code takes longer than their tests.
      { extends: true, test: { name: 'plain', include: PLAIN, isolate: false } },
      {
        extends: true,
        test: {
          name: 'stages',
          include: ['src/**/*.test.ts', 'sandbox/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: PLAIN,
          globalSetup: ['test/global-browser.ts', 'test/global-database.ts'],
        },
      },
    ],
    pool: 'forks',
    // What Node compiles, for the workers, their threads that draw and the programs that they start.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    // More than there are cores: what a test waits for is mostly not the processor.
    maxWorkers: 3,
    testTimeout: 3 * PATIENCE,
    hookTimeout: 3 * PATIENCE,
    teardownTimeout: 20_000,
    // A busy machine is slow: `expect.poll` waits for 1 s unless told.
    expect: { poll: { timeout: PATIENCE } },
    reporters: process.env['VITEST_JSON'] ? ['default', 'json'] : ['default'],
    ...(process.env['VITEST_JSON'] ? { outputFile: { json: process.env['VITEST_JSON'] } } : {}),
  },
});
