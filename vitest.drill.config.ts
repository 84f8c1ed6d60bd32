import { defineConfig, mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** The drills at their full length (`test/drill.ts`), one after the other: they take minutes each. */
export default mergeConfig(
  shared,
  defineConfig({ test: { env: { DRILL: 'long' }, maxWorkers: 1, fileParallelism: false } }),
);
