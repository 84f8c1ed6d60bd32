import { posix } from 'node:path';

const IMPORT = /^import (\w+|\{[^}]*\}) from '([^']+)';$/gm;
const EXPORT = /^export (?=(?:async )?(?:function|const|class) (\w+))/gm;

/**
 * The module at this path and all that it needs, as one script: the browser asks once instead of forty times when somebody
 * opens the page. Each stays in a function of its own and keeps its names to itself. Understands modules as those of the page
 * are written: imports by name or of a default, exports where something is declared. Throws at anything else, and when
 * modules need each other in a circle.
 */
export function oneScript(entry: string, sources: ReadonlyMap<string, string>): string {
  const written = new Map<string, string>();
  const libraries = new Map<string, string>();
  const pieces: string[] = [];

  /** The name of what the module exports. */
  function nameOf(path: string): string {
    const name = written.get(path);
    if (name === '') throw new Error(`${path} needs itself`);
    return name ?? write(path);
  }
  function libraryOf(specifier: string): string {
    const name = libraries.get(specifier) ?? `library${libraries.size}`;
    libraries.set(specifier, name);
    return name;
  }
  function write(path: string): string {
    const source = sources.get(path);
    if (source === undefined) throw new Error(`no module ${path}`);
    written.set(path, '');
    const inside = source.replaceAll(IMPORT, (_, names: string, from: string) => {
      const module = from.startsWith('.') ? nameOf(posix.join(posix.dirname(path), from)) : libraryOf(from);
      return `const ${names.startsWith('{') ? names : `{ default: ${names} }`} = ${module};`;
    });
    const exported: string[] = [];
    const body = inside.replaceAll(EXPORT, (_, name: string) => {
      exported.push(name);
      return '';
    });
    const [other] = /^(?:import|export)\b.*/m.exec(body) ?? [];
    if (other !== undefined) throw new Error(`${path}: ${other}`);
    const name = `module${pieces.length}`;
    pieces.push(`// ${path}\nconst ${name} = (() => {\n${body}\nreturn { ${exported.join(', ')} };\n})();\n`);
    written.set(path, name);
    return name;
  }

  write(entry);
  const imports = [...libraries].map(([from, name]) => `import * as ${name} from '${from}';\n`);
  return [...imports, ...pieces].join('');
}
