/** The house's rules: who may import whom. `npm run boundaries` also asserts that modules were cruised at all. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { path: '^(src|sandbox)/', pathNot: allowed },
});
/** Tests included. */
const never = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('domain-is-pure', '^src/domain/', ['^src/domain/']),
    {
      name: 'domain-has-no-io',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    only('use-cases', '^src/use-cases/', ['^src/(domain|use-cases)/']),
    only('provisioning', '^src/provisioning/', ['^src/(domain|use-cases|provisioning)/']),
    only('dialogue', '^src/dialogue/', ['^src/(domain|messages|use-cases|dialogue)/']),
    {
      name: 'dialogue-knows-no-chat',
      severity: 'error',
      from: { path: '^src/dialogue/' },
      to: { path: 'node_modules/(@slack|@microsoft)/' },
    },
    only('messages', '^src/messages/', ['^src/(domain|messages)/']),
    {
      name: 'adapters-know-no-sibling',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/',
        pathNot: ['^src/adapters/$1/', '^src/(domain|messages|use-cases|dialogue)/'],
      },
    },
    never(
      'nobody-below-imports-the-wiring',
      '^src/(?!(app|operator|wiring|config)/|main\\.ts|cli\\.ts)',
      '^src/(app|operator|wiring|config)/',
    ),
    only('jobs', '^src/jobs/', ['^src/(domain|use-cases|provisioning|jobs)/']),
    never('nobody-below-imports-the-jobs', '^src/(?!(app|operator|wiring|jobs)/|main\\.ts|cli\\.ts)', '^src/jobs/'),
    never('the-bot-runs-operators-work-and-none-runs-the-bot', '^src/(operator|wiring|config)/', '^src/app/'),
    never('settings-know-nobody-who-uses-them', '^src/config/', '^src/(operator|wiring)/'),
    never('the-wiring-is-below-the-operators-work', '^src/wiring/', '^src/operator/'),
    only('sandbox-stands-alone', '^sandbox/', ['^sandbox/']),
    never('nobody-imports-the-sandbox', '^src/(?!main\\.ts)', '^sandbox/'),
    {
      name: 'src-never-imports-tests',
      severity: 'error',
      from: { path: '^(src|sandbox)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
