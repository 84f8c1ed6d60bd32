import { bareAddress } from './addresses.ts';
import { malformed, unsupportedQuery } from './graph-error.ts';
import type { Comparison, Filter, Literal } from './odata-filter.ts';
import type { Json } from './records.ts';

/** What queries may know of one kind of object. */
export interface Entity<T> {
  /** As Graph calls it in messages (`User`) and types (`user`). */
  readonly resource: string;
  readonly type: string;
  readonly defaults: readonly string[];
  readonly names: readonly string[];
  /** The exact name, case aside. */
  nameOf(name: string): string | undefined;
  filterOf(name: string): 'default' | 'advanced' | undefined;
  read(record: T, name: string): Json;
  /** For lists of several kinds of object: the kind of one, and which properties it has. */
  typeOf?(record: T): string;
  has?(record: T, name: string): boolean;
}

/** Why a filter needs ConsistencyLevel: eventual and $count=true, or null. Refuses unknown and unfilterable properties. */
export function advancedReason<T>(entity: Entity<T>, filter: Filter): string | null {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.map((part) => advancedReason(entity, part)).find((reason) => reason !== null) ?? null;
    case 'not':
      advancedReason(entity, filter.of);
      return 'Not';
    case 'compare':
      return advancedPath(entity, filter.path) ?? (filter.op === 'ne' ? 'NotEqualsMatch' : null);
    case 'in':
      return advancedPath(entity, filter.path);
    case 'function': {
      const reason = advancedPath(entity, filter.path);
      if (filter.name === 'contains') throw unsupportedClause(entity, filter.path);
      return reason ?? (filter.name === 'endswith' ? 'EndsWith' : null);
    }
    case 'any':
      return advancedPath(entity, filter.path) ?? advancedInside(filter.of);
  }
}

function advancedInside(filter: Filter): string | null {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.map(advancedInside).find((reason) => reason !== null) ?? null;
    case 'not':
      return 'Not';
    case 'compare':
      return filter.op === 'ne' ? 'NotEqualsMatch' : null;
    case 'function':
      return filter.name === 'startswith' ? null : 'EndsWith';
    case 'in':
    case 'any':
      return null;
  }
}

function advancedPath<T>(entity: Entity<T>, path: string): string | null {
  const [head = ''] = path.split('/');
  const name = entity.nameOf(head);
  if (name === undefined) {
    throw malformed(
      `Invalid filter clause: Could not find a property named '${head}' on type 'microsoft.graph.${entity.type}'.`,
    );
  }
  const kind = entity.filterOf(name);
  if (kind === undefined) throw unsupportedClause(entity, name);
  return kind === 'advanced' ? `${name}` : null;
}

function unsupportedClause<T>(entity: Entity<T>, property: string): Error {
  return unsupportedQuery(
    `Unsupported or invalid query filter clause specified for property '${property}' of resource '${entity.resource}'.`,
  );
}

/** Whether the record passes the filter. Text is compared without regard to case. */
export function matches<T>(entity: Entity<T>, filter: Filter, record: T): boolean {
  return holds(filter, (path) => {
    const [head = '', ...rest] = path.split('/');
    const name = entity.nameOf(head);
    return name === undefined ? null : descend(entity.read(record, name), rest);
  });
}

function holds(filter: Filter, valueAt: (path: string) => Json): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => holds(part, valueAt));
    case 'or':
      return filter.parts.some((part) => holds(part, valueAt));
    case 'not':
      return !holds(filter.of, valueAt);
    case 'compare':
      return compare(valueAt(filter.path), filter.op, filter.value);
    case 'in': {
      const value = valueAt(filter.path);
      return filter.values.some((one) => compare(value, 'eq', one));
    }
    case 'function': {
      const value = valueAt(filter.path);
      if (typeof value !== 'string') return false;
      const [text, part] = [value.toLowerCase(), filter.value.toLowerCase()];
      return filter.name === 'startswith' ? text.startsWith(part) : text.endsWith(part);
    }
    case 'any': {
      const items = valueAt(filter.path);
      if (!Array.isArray(items)) return false;
      return (items as readonly Json[]).some((item) =>
        holds(filter.of, (path) => descend(item, path.split('/').slice(1))),
      );
    }
  }
}

function descend(value: Json, path: readonly string[]): Json {
  let at: Json = value;
  for (const step of path) {
    if (at === null || typeof at !== 'object' || Array.isArray(at)) return null;
    at = (at as { readonly [key: string]: Json })[step] ?? null;
  }
  return at;
}

function compare(value: Json, op: Comparison, literal: Literal): boolean {
  if (op === 'eq') return same(value, literal);
  if (op === 'ne') return !same(value, literal);
  if (value === null || literal === null || typeof value === 'object') return false;
  const order = ordered(value, literal);
  switch (op) {
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
  }
}

function same(value: Json, literal: Literal): boolean {
  if (typeof value === 'string' && typeof literal === 'string') {
    return value.toLowerCase() === literal.toLowerCase() || ordered(value, literal) === 0;
  }
  return value === literal;
}

function ordered(value: string | number | boolean, literal: string | number | boolean): number {
  if (typeof value === 'number' && typeof literal === 'number') return value - literal;
  const [left, right] = [String(value).toLowerCase(), String(literal).toLowerCase()];
  if (/^\d{4}-\d\d-\d\dt/.test(left) && /^\d{4}-\d\d-\d\dt/.test(right)) return Date.parse(left) - Date.parse(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Index keys that hold every record which could pass, or null when only a scan can tell. */
export function indexKeys(filter: Filter): readonly string[] | null {
  switch (filter.kind) {
    case 'or': {
      const parts = filter.parts.map(indexKeys);
      return parts.every((keys) => keys !== null) ? parts.flat() : null;
    }
    case 'and':
      return filter.parts.map(indexKeys).find((keys) => keys !== null) ?? null;
    case 'compare':
      return filter.op === 'eq' ? keyFor(filter.path, filter.value) : null;
    case 'in': {
      const keys = filter.values.map((value) => keyFor(filter.path, value));
      return keys.every((one) => one !== null) ? keys.flat() : null;
    }
    case 'any':
      return filter.of.kind === 'compare' && filter.of.op === 'eq'
        ? keyFor(`${filter.path}/${filter.of.path.split('/').slice(1).join('/')}`, filter.of.value)
        : null;
    case 'function':
    case 'not':
      return null;
  }
}

function keyFor(path: string, value: Literal): readonly string[] | null {
  if (typeof value !== 'string') return null;
  switch (path.toLowerCase()) {
    case 'userprincipalname':
    case 'mail':
    case 'proxyaddresses/':
      return [`address:${bareAddress(value)}`];
    case 'assignedlicenses/skuid':
      return [`sku:${value.toLowerCase()}`];
    case 'employeeid':
      return [`employeeId:${value.toLowerCase()}`];
    default:
      return null;
  }
}
