// Runs every check, or with `sources` those that only read the sources. Two of them run at a time, since most use one
// core and the tests mostly wait. Prints the output of each when it ends, but that of the tests as it comes.
import { spawn } from 'node:child_process';

/** Each lane runs its checks one after the other. They are divided so that both lanes end at about the same time. */
const LANES =
  process.argv[2] === 'sources'
    ? [['lint'], ['types', 'format', 'boundaries', 'dead']]
    : [['test'], ['lint', 'types', 'format', 'boundaries', 'dead']];

interface Outcome {
  readonly check: string;
  readonly passed: boolean;
}

async function run(check: string): Promise<Outcome> {
  const began = performance.now();
  const output = check === 'test' ? 'inherit' : 'pipe';
  const child = spawn(`npm run --silent ${check}`, { shell: true, stdio: ['ignore', output, output] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const passed = status === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(`${said}${check} ${passed ? 'passed' : 'FAILED'} (${seconds} s)\n\n`);
  return { check, passed };
}

async function runInTurn(checks: readonly string[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const check of checks) outcomes.push(await run(check));
  return outcomes;
}

const outcomes = (await Promise.all(LANES.map(runInTurn))).flat();
const failed = outcomes.filter(({ passed }) => !passed).map(({ check }) => check);
if (failed.length > 0) {
  process.stderr.write(`failed: ${failed.join(', ')}\n`);
  process.exit(1);
}
