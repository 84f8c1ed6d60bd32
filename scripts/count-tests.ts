// Prints the closing line `N passed, M failed` from vitest's JSON report. If vitest failed without a failed test, that
// counts as one failure.
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
