import { bareAddress } from '../tenant/addresses.ts';
import { malformed, unsupportedQuery } from '../wire/graph-error.ts';
import type { Condition, Filter, Literal } from './odata-filter.ts';
import type { Json } from '../tenant/records.ts';

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

/** Whether the record passes the filter. Text is compared without regard to case. */
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

/** Index keys that hold every record which could pass, or null when only a scan can tell. */
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
