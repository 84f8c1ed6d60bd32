import { describeCanaryLife } from '../canary-life.ts';

describeCanaryLife('password');
