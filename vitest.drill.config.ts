import { defineConfig, mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** The drills at their full length (`test/drill.ts`), one after the other and each in a process of its own: they take minutes each. */
export default mergeConfig(
  shared,
  defineConfig({ test: { env: { DRILL: 'long' }, isolate: true, maxWorkers: 1, fileParallelism: false } }),
);
