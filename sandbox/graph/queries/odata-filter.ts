import { malformed, notServed } from '../wire/graph-error.ts';

export type Literal = string | boolean | null;

/** One condition of a `$filter`; paths keep the spelling of the query. */
export type Condition =
  | { readonly kind: 'eq' | 'ne'; readonly path: string; readonly value: Literal }
  | { readonly kind: 'startswith' | 'endswith'; readonly path: string; readonly value: string }
  /** Of the list at `path` one item is the value, or has it as its `inner` property. */
  | { readonly kind: 'any'; readonly path: string; readonly inner: string | null; readonly value: Literal };

/** All of the conditions, or one of them. */
export interface Filter {
  readonly joined: 'and' | 'or';
  readonly conditions: readonly Condition[];
}

const COMPARISON = /^([a-z][\w/]*)\s+(eq|ne)\s+(\S+)$/i;
const FUNCTION = /^(startswith|endswith)\(([a-z][\w/]*),\s*(\S+)\)$/i;
const ANY = /^([a-z]\w*)\/any\((\w+):\s*\2(?:\/(\w+))?\s+eq\s+(\S+)\)$/i;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads a `$filter`; `''` inside a literal is one quote. Refuses one that ends in a literal with 400 BadRequest, as Graph
 * does, and every other form than those that are sent with 501.
 */
export function parseFilter(source: string): Filter {
  const texts: string[] = [];
  // Each literal is a number in quotes from here on, so that nothing in it is taken for the filter's own words.
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
