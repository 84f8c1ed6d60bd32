import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Fewer than this many modules means that nothing was really looked at: the cruiser then passes without a word. */
const FEWEST_MODULES = 80;

const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const { output } = await cruise(['src'], options, undefined, { tsConfig: extractTSConfig('./tsconfig.json') });
const { summary } = output as ICruiseResult;
const lines = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
if (summary.totalCruised < FEWEST_MODULES) lines.push(`only ${summary.totalCruised} modules were cruised`);
process.stdout.write(`${summary.totalCruised} modules, ${summary.totalDependenciesCruised ?? 0} imports\n`);
if (lines.length > 0) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
