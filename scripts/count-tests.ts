// Prints the closing line from vitest's JSON report: `N passed, M failed`. A check that failed without a failed test counts as one.
import { readFileSync } from 'node:fs';

const [file = '', status = '1'] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const report =
  text === ''
    ? { numPassedTests: 0, numFailedTests: 0 }
    : (JSON.parse(text) as { numPassedTests: number; numFailedTests: number });
const failed = status === '0' ? report.numFailedTests : Math.max(1, report.numFailedTests);
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
process.exit(failed === 0 && report.numPassedTests > 0 ? 0 : 1);
