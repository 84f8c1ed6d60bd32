import { describe, expect, it } from 'vitest';
import { oneScript } from './one-script.ts';

const run = async (modules: Readonly<Record<string, string>>): Promise<unknown> => {
  const script = oneScript('/main.ts', new Map(Object.entries(modules)));
  await import(`data:text/javascript,${encodeURIComponent(script)}`);
  return (globalThis as { seen?: unknown }).seen;
};

describe('modules as one script', () => {
  it('runs each once, before those that need it, with names of its own', async () => {
    const seen = await run({
      '/main.ts': `import { both } from './parts/both.ts';\nimport { count } from './count.ts';\nconst own = 1;\nglobalThis.seen = [both(), count, own];`,
      '/parts/both.ts': `import {\n  count,\n} from '../count.ts';\nimport path from 'node:path';\nconst own = 2;\nexport function both() {\n  return [own, count, path.posix.sep];\n}\n`,
      '/count.ts': `globalThis.seen = (globalThis.seen ?? 0) + 1;\nexport const count = globalThis.seen;\n`,
    });
    expect(seen).toEqual([[2, 1, '/'], 1, 1]);
  });

  it.each([
    [
      'a circle',
      { '/main.ts': `import { a } from './a.ts';`, '/a.ts': `import { b } from './main.ts';` },
      'needs itself',
    ],
    ['a module that is not there', { '/main.ts': `import { a } from './a.ts';` }, 'no module /a.ts'],
    ['an import that it does not know', { '/main.ts': `import * as a from './a.ts';` }, 'import * as a'],
    ['an export that it does not know', { '/main.ts': `const a = 1;\nexport { a };` }, 'export { a }'],
  ])('refuses %s', (_, modules, problem) => {
    expect(() => oneScript('/main.ts', new Map(Object.entries(modules)))).toThrow(problem);
  });
});
