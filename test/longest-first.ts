import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Browsers, bots of their own that are killed, and what happens at random: short files that take long. */
const LONG = /\/e2e\/|\/drill\/|\.browser\.|crash|embedded|start\.|canary|fuzz|property/;

/** On a fresh clone vitest knows nothing of durations and begins with the largest files: what takes long would be waited for at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
