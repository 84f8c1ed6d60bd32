import { describeCanaryLife } from '#test/stages/canary-life.ts';

describeCanaryLife('tap');
