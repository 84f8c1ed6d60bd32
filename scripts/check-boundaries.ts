import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** With fewer modules than this, the cruiser has not really looked at the code: it then passes silently. */
const FEWEST_MODULES = 1100;
const FEWEST_FOLDERS = 150;

const PLACES = ['src', 'sandbox'];

/** Folders that import each other are really one folder. Tests may import from anywhere. */
const FOLDERS = {
  name: 'no-circle-of-folders',
  scope: 'folder',
  severity: 'error',
  from: {},
  to: { circular: true },
} as const;

const tsConfig = extractTSConfig('./tsconfig.json');
async function summaryOf(places: readonly string[], options: ICruiseOptions): Promise<ICruiseResult> {
  const { output } = await cruise([...places], options, undefined, { tsConfig });
  return output as ICruiseResult;
}

const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const files = await summaryOf(PLACES, options);
const folders = await summaryOf(PLACES, {
  ...options,
  metrics: true,
  ruleSet: { forbidden: [FOLDERS] },
  exclude: { path: '\\.(test|fixture)\\.ts$' },
});

const { totalCruised, totalDependenciesCruised = 0 } = files.summary;
const violations = [...files.summary.violations, ...folders.summary.violations];
const lines = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
const looked = folders.folders?.length ?? 0;
if (totalCruised < FEWEST_MODULES) lines.push(`only ${totalCruised} modules were cruised`);
if (looked < FEWEST_FOLDERS) lines.push(`only ${looked} folders were looked at`);
process.stdout.write(`${totalCruised} modules, ${totalDependenciesCruised} imports, ${looked} folders\n`);
if (lines.length > 0) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
