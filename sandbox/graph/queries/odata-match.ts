import { bareAddress } from '../tenant/addresses.ts';
import { malformed, unsupportedQuery } from '../wire/graph-error.ts';
import type { Condition, Filter, Literal } from './odata-filter.ts';
import type { Json } from '../tenant/records.ts';

/** Describes one kind of object to the queries. */
export interface Entity<T> {
  /** Its name in Graph's messages (`User`), and in its types (`user`). */
  readonly resource: string;
  readonly type: string;
  readonly defaults: readonly string[];
  readonly names: readonly string[];
  /** The property's exact name for one in any case; undefined for an unknown one. */
  nameOf(name: string): string | undefined;
  /** Whether filters may use the property, and `advanced` when only together with ConsistencyLevel: eventual. */
  filterOf(name: string): 'default' | 'advanced' | undefined;
  read(record: T, name: string): Json;
  /** For lists that mix several kinds of object: the kind of a record, and whether that kind has a property. */
  typeOf?(record: T): string;
  has?(record: T, name: string): boolean;
}

/**
 * The operator or property because of which a filter needs ConsistencyLevel: eventual and $count=true; null when it does
 * not. Refuses unknown properties and those that cannot be filtered by.
 */
export function advancedReason<T>(entity: Entity<T>, { conditions }: Filter): string | null {
  return conditions.map((one) => reasonOf(entity, one)).find((reason) => reason !== null) ?? null;
}

function reasonOf<T>(entity: Entity<T>, { kind, path }: Condition): string | null {
  const [head = ''] = path.split('/');
  const name = entity.nameOf(head);
  if (name === undefined) {
    throw malformed(
      `Invalid filter clause: Could not find a property named '${head}' on type 'microsoft.graph.${entity.type}'.`,
    );
  }
  switch (entity.filterOf(name)) {
    case undefined:
      throw unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${name}' of resource '${entity.resource}'.`,
      );
    case 'advanced':
      return name;
    case 'default':
      return { ne: 'NotEqualsMatch', endswith: 'EndsWith', eq: null, startswith: null, any: null }[kind];
  }
}

/** Whether the record passes the filter. Texts are compared in any case. */
export function matches<T>(entity: Entity<T>, { joined, conditions }: Filter, record: T): boolean {
  const holds = (one: Condition): boolean => {
    const [head = '', ...rest] = one.path.split('/');
    const name = entity.nameOf(head);
    return isTrue(one, name === undefined ? null : descend(entity.read(record, name), rest));
  };
  return joined === 'or' ? conditions.some(holds) : conditions.every(holds);
}

function isTrue(condition: Condition, value: Json): boolean {
  switch (condition.kind) {
    case 'eq':
      return same(value, condition.value);
    case 'ne':
      return !same(value, condition.value);
    case 'startswith':
      return typeof value === 'string' && value.toLowerCase().startsWith(condition.value.toLowerCase());
    case 'endswith':
      return typeof value === 'string' && value.toLowerCase().endsWith(condition.value.toLowerCase());
    case 'any': {
      const inside = condition.inner === null ? [] : [condition.inner];
      return Array.isArray(value) && value.some((item: Json) => same(descend(item, inside), condition.value));
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

function same(value: Json, literal: Literal): boolean {
  return typeof value === 'string' && typeof literal === 'string'
    ? value.toLowerCase() === literal.toLowerCase()
    : value === literal;
}

/** Index keys under which every record that could pass is found; null when all records have to be looked at. */
export function indexKeys({ joined, conditions }: Filter): readonly string[] | null {
  const keys = conditions.map(keyOf);
  if (joined === 'and') return keys.flatMap((key) => (key === null ? [] : [[key]])).at(0) ?? null;
  const all = keys.filter((key) => key !== null);
  return all.length === keys.length ? all : null;
}

function keyOf(condition: Condition): string | null {
  if ((condition.kind !== 'eq' && condition.kind !== 'any') || typeof condition.value !== 'string') return null;
  const inner = condition.kind === 'any' ? `/${condition.inner ?? ''}` : '';
  switch (`${condition.path}${inner}`.toLowerCase()) {
    case 'userprincipalname':
    case 'mail':
    case 'proxyaddresses/':
      return `address:${bareAddress(condition.value)}`;
    case 'assignedlicenses/skuid':
      return `sku:${condition.value.toLowerCase()}`;
    default:
      return null;
  }
}
