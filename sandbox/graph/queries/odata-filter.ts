import { malformed, notServed } from '../wire/graph-error.ts';

export type Literal = string | boolean | null;

/** One condition of a `$filter`. The path is spelled as in the query, in whatever case. */
export type Condition =
  | { readonly kind: 'eq' | 'ne'; readonly path: string; readonly value: Literal }
  | { readonly kind: 'startswith' | 'endswith'; readonly path: string; readonly value: string }
  /** Some item of the list at `path` equals the value, or has an `inner` property that does. */
  | { readonly kind: 'any'; readonly path: string; readonly inner: string | null; readonly value: Literal };

/** Conditions of which all (`and`) or one (`or`) must hold. */
export interface Filter {
  readonly joined: 'and' | 'or';
  readonly conditions: readonly Condition[];
}

const COMPARISON = /^([a-z][\w/]*)\s+(eq|ne)\s+(\S+)$/i;
const FUNCTION = /^(startswith|endswith)\(([a-z][\w/]*),\s*(\S+)\)$/i;
const ANY = /^([a-z]\w*)\/any\((\w+):\s*\2(?:\/(\w+))?\s+eq\s+(\S+)\)$/i;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Parses a `$filter`; `''` inside a literal is one quote. Refuses a literal without its closing quote with 400 BadRequest,
 * as Graph does, and every form that the bot never sends with 501.
 */
export function parseFilter(source: string): Filter {
  const texts: string[] = [];
  // Replaces each literal by its number, so that words such as `and` inside a literal are not taken for operators.
  const bare = source.replaceAll(/'((?:[^']|'')*)'/g, (_all, text: string) => {
    texts.push(text.replaceAll("''", "'"));
    return `'${texts.length - 1}'`;
  });
  if (bare.replaceAll(/'\d+'/g, '').includes("'")) {
    throw malformed(`Invalid filter clause: There is an unterminated string literal in '${source}'.`);
  }
  const [first = '', ...rest] = bare.trim().split(/\s+(and|or)\s+/i);
  const joints = new Set(rest.filter((_, index) => index % 2 === 0).map((joint) => joint.toLowerCase()));
  if (joints.size > 1) throw unknownFilter(source);
  const conditions = [first, ...rest.filter((_, index) => index % 2 === 1)].map(
    (part) => readCondition(part, texts) ?? refuse(source),
  );
  return { joined: joints.has('or') ? 'or' : 'and', conditions };
}

function readCondition(part: string, texts: readonly string[]): Condition | null {
  const [, path, op, literal] = COMPARISON.exec(part) ?? [];
  if (path !== undefined) {
    const value = readLiteral(literal ?? '', texts);
    return value === undefined ? null : { kind: op?.toLowerCase() === 'ne' ? 'ne' : 'eq', path, value };
  }
  const [, name, of, text] = FUNCTION.exec(part) ?? [];
  if (of !== undefined) {
    const value = readLiteral(text ?? '', texts);
    const kind = name?.toLowerCase() === 'endswith' ? 'endswith' : 'startswith';
    return typeof value === 'string' ? { kind, path: of, value } : null;
  }
  const [, list, , inner = null, item] = ANY.exec(part) ?? [];
  const value = readLiteral(item ?? '', texts);
  return list === undefined || value === undefined ? null : { kind: 'any', path: list, inner, value };
}

function readLiteral(word: string, texts: readonly string[]): Literal | undefined {
  const quoted = /^'(\d+)'$/.exec(word)?.[1];
  if (quoted !== undefined) return texts[Number(quoted)];
  if (GUID.test(word)) return word;
  return { true: true, false: false, null: null }[word];
}

function refuse(source: string): never {
  throw unknownFilter(source);
}

function unknownFilter(source: string): Error {
  return notServed(`the filter ${source}`);
}
