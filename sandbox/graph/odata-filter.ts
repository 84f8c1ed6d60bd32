import { malformed } from './graph-error.ts';

export type Literal = string | number | boolean | null;
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** A parsed `$filter`. Paths keep the spelling of the query; inside `any` a path begins with the variable. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'compare'; readonly path: string; readonly op: Comparison; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | {
      readonly kind: 'function';
      readonly name: 'startswith' | 'endswith' | 'contains';
      readonly path: string;
      readonly value: string;
    }
  | { readonly kind: 'any'; readonly path: string; readonly variable: string; readonly of: Filter };

interface Token {
  readonly type: 'word' | 'text' | 'mark';
  readonly value: string;
  readonly at: number;
}

const TOKEN = /\s*(?:'((?:[^']|'')*)'|([(),:])|([^\s(),:']+(?::[^\s(),']+)*))/y;
const COMPARISONS: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];

/** Reads a `$filter`; `''` inside a literal is one quote. Refuses what cannot be read with 400 BadRequest. */
export function parseFilter(source: string): Filter {
  const tokens = tokenize(source);
  let next = 0;

  const peek = (): Token | undefined => tokens[next];
  const isWord = (word: string): boolean => {
    const token = peek();
    return token?.type === 'word' && token.value.toLowerCase() === word;
  };
  const isMark = (mark: string, ahead = 0): boolean => {
    const token = tokens[next + ahead];
    return token?.type === 'mark' && token.value === mark;
  };
  function fail(): never {
    throw malformed(`Invalid filter clause: Syntax error at position ${peek()?.at ?? source.length} in '${source}'.`);
  }
  function take(type: Token['type'], value?: string): Token {
    const token = peek();
    if (!token || token.type !== type || (value !== undefined && token.value !== value)) fail();
    next += 1;
    return token;
  }

  function series(kind: 'and' | 'or', part: () => Filter): Filter {
    const parts = [part()];
    while (isWord(kind)) {
      next += 1;
      parts.push(part());
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind, parts };
  }
  const or = (): Filter => series('or', and);
  const and = (): Filter => series('and', unary);

  function unary(): Filter {
    if (isWord('not')) {
      next += 1;
      return { kind: 'not', of: unary() };
    }
    if (isMark('(')) {
      next += 1;
      const inner = or();
      take('mark', ')');
      return inner;
    }
    return predicate();
  }

  function predicate(): Filter {
    const word = take('word').value;
    if (isMark('(')) return call(word);
    const op = take('word').value.toLowerCase();
    if (op === 'in') return { kind: 'in', path: word, values: list() };
    if (!COMPARISONS.includes(op)) {
      next -= 1;
      fail();
    }
    return { kind: 'compare', path: word, op: op as Comparison, value: literal() };
  }

  function call(word: string): Filter {
    take('mark', '(');
    const name = word.toLowerCase();
    if (name === 'startswith' || name === 'endswith' || name === 'contains') {
      const path = take('word').value;
      take('mark', ',');
      const value = take('text').value;
      take('mark', ')');
      if (isWord('eq')) {
        next += 1;
        if (literal() !== true) fail();
      }
      return { kind: 'function', name, path, value };
    }
    if (name.endsWith('/any')) {
      const variable = take('word').value.replace(/:$/, '');
      if (isMark(':')) next += 1;
      const of = or();
      take('mark', ')');
      return { kind: 'any', path: word.slice(0, -'/any'.length), variable, of };
    }
    return fail();
  }

  function list(): Literal[] {
    take('mark', '(');
    const values = [literal()];
    while (isMark(',')) {
      next += 1;
      values.push(literal());
    }
    take('mark', ')');
    return values;
  }

  function literal(): Literal {
    const token = peek();
    if (!token || token.type === 'mark') fail();
    next += 1;
    if (token.type === 'text') return token.value;
    const word = token.value;
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word);
    if (/^\d{4}-\d\d-\d\dT/.test(word) || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(word)) return word;
    next -= 1;
    return fail();
  }

  const filter = or();
  if (next < tokens.length) fail();
  return filter;
}

function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) {
      throw malformed(
        `Invalid filter clause: There is an unterminated string literal at position ${at} in '${source}'.`,
      );
    }
    const [, quoted, mark, word] = match;
    if (quoted !== undefined) tokens.push({ type: 'text', value: quoted.replaceAll("''", "'"), at });
    else if (mark !== undefined) tokens.push({ type: 'mark', value: mark, at });
    else if (word !== undefined) tokens.push(...splitLambda(word, at));
  }
  return tokens;
}

/** `p:p` of a lambda is three tokens; the colons of a date stay. */
function splitLambda(word: string, at: number): Token[] {
  const lambda = /^([a-z]\w*):([a-z][\w/]*)$/i.exec(word);
  if (!lambda) return [{ type: 'word', value: word, at }];
  const [, variable = '', path = ''] = lambda;
  return [
    { type: 'word', value: variable, at },
    { type: 'mark', value: ':', at: at + variable.length },
    { type: 'word', value: path, at: at + variable.length + 1 },
  ];
}
