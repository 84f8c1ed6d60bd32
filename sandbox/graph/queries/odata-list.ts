import type { Call } from '../calls/call.ts';
import type { Reply } from '../wire/reply.ts';
import { GraphError, malformed, notServed, unsupportedQuery } from '../wire/graph-error.ts';
import { parseFilter, type Filter } from './odata-filter.ts';
import { advancedReason, indexKeys, matches, type Entity } from './odata-match.ts';
import type { Json } from '../tenant/records.ts';

/** The records that a list is made of. */
export interface Source<T> {
  all(): Iterable<T>;
  /** All records that match one of the index keys, and perhaps some that do not. */
  byKeys(keys: readonly string[]): Iterable<T>;
}

/** The query options that a list accepts. */
export const LIST_OPTIONS: readonly string[] = ['$select', '$filter', '$top', '$count', '$orderby', '$skiptoken'];
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 999;

/** The answer to a list request: $filter, $orderby=displayName, $select, $top, $count, and pages (graph.md 1.12). */
export function answerList<T>(
  call: Call,
  what: { entity: Entity<T>; source: Source<T>; context: string; annotate?: boolean },
): Reply {
  const { entity, source } = what;
  const names = selectedNames(call, entity);
  const found = sorted(call, entity, filtered(call, entity, source));
  const size = pageSize(call);
  const from = pageStart(call);
  const page = found.slice(from, from + size);
  const more = from + size < found.length;
  const counted = isEventual(call) && from === 0;
  return {
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#${what.context}${selectionSuffix(call, names)}`,
      ...(counted ? { '@odata.count': found.length } : {}),
      ...(more ? { '@odata.nextLink': nextLink(call, from + size) } : {}),
      value: page.map((record) => ({
        ...(what.annotate ? { '@odata.type': `#microsoft.graph.${entity.typeOf?.(record) ?? entity.type}` } : {}),
        ...represent(entity, record, names),
      })),
    },
  };
}

/** The properties that `$select` names, spelled as Graph does; without `$select` the default ones. */
export function selectedNames<T>(call: Call, entity: Entity<T>): readonly string[] {
  const select = call.query.get('$select');
  if (select === null || select.trim() === '') return entity.defaults;
  return select.split(',').map((raw) => {
    const name = entity.nameOf(raw.trim());
    if (name === undefined) {
      throw malformed(
        `Parsing OData Select and Expand failed: Could not find a property named '${raw.trim()}' on type 'microsoft.graph.${entity.type}'.`,
      );
    }
    return name;
  });
}

export function represent<T>(entity: Entity<T>, record: T, names: readonly string[]): { [property: string]: Json } {
  const own = [...new Set(names)].filter((name) => entity.has?.(record, name) ?? true);
  return Object.fromEntries(own.map((name) => [name, entity.read(record, name)]));
}

/** The part of `@odata.context` that repeats the selection, such as `(displayName,id)`; empty without `$select`. */
function selectionSuffix(call: Call, names: readonly string[]): string {
  return call.query.get('$select') ? `(${names.join(',')})` : '';
}

/** The answer to a request for one object. */
export function answerOne<T>(call: Call, what: { entity: Entity<T>; record: T; context: string }): Reply {
  const names = selectedNames(call, what.entity);
  return {
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#${what.context}${selectionSuffix(call, names)}/$entity`,
      ...represent(what.entity, what.record, names),
    },
  };
}

function isEventual(call: Call): boolean {
  return (
    call.headers['consistencylevel']?.toLowerCase() === 'eventual' && call.query.get('$count')?.toLowerCase() === 'true'
  );
}

function filtered<T>(call: Call, entity: Entity<T>, source: Source<T>): T[] {
  const text = call.query.get('$filter');
  if (text === null) return [...source.all()];
  const filter: Filter = parseFilter(text);
  const advanced = advancedReason(entity, filter);
  if (advanced !== null && !isEventual(call)) throw needsEventual(`Operator '${advanced}'`);
  const keys = indexKeys(filter);
  const candidates = keys === null ? source.all() : source.byKeys(keys);
  return [...candidates].filter((record) => matches(entity, filter, record));
}

function sorted<T>(call: Call, entity: Entity<T>, records: T[]): T[] {
  const order = call.query.get('$orderby');
  if (order === null) return records;
  if (order !== 'displayName') throw notServed(`$orderby=${order}`);
  if (call.query.has('$filter') && !isEventual(call)) throw needsEventual('Sorting');
  const key = (record: T): string => String(entity.read(record, order) ?? '').toLowerCase();
  return records
    .map((record) => ({ record, key: key(record) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map((entry) => entry.record);
}

function needsEventual(what: string): GraphError {
  return unsupportedQuery(
    `${what} is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
  );
}

function pageSize(call: Call): number {
  const top = call.query.get('$top');
  if (top === null) return DEFAULT_PAGE;
  const size = Number(top);
  if (!/^\d+$/.test(top) || size < 1 || size > LARGEST_PAGE) {
    throw unsupportedQuery(`Invalid page size specified: '${top}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`);
  }
  return size;
}

function pageStart(call: Call): number {
  const token = call.query.get('$skiptoken');
  if (token === null) return 0;
  const start = Number(
    Buffer.from(token, 'base64url')
      .toString()
      .replace(/^page:/, ''),
  );
  if (!Number.isInteger(start) || start < 1) {
    throw new GraphError(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired and can no longer be included in your request.',
    );
  }
  return start;
}

function nextLink(call: Call, from: number): string {
  const query = new URLSearchParams(call.query);
  query.set('$skiptoken', Buffer.from(`page:${from}`).toString('base64url'));
  const text = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${call.linkOrigin}/v1.0${call.path}?${text}`;
}
