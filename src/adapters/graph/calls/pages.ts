import type { Client } from '@microsoft/microsoft-graph-client';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { withFields, type BatchAnswer, type GraphClient } from './client.ts';
import { mapFault, type Needs } from './errors.ts';
import type { Permission } from './permission.ts';

export interface PageBody<T> {
  readonly value: readonly T[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
}

/** The list in an answer. */
export function listIn<T>(answer: unknown): PageBody<T> {
  return withFields<PageBody<T>>(answer, ({ value }) => Array.isArray(value));
}

/** Path and query of a link from Graph: followed unchanged (facts: graph.md 1.12), on the host that we call anyway. */
export function pathOf(link: string): string {
  const { pathname, search } = new URL(link, 'https://graph.microsoft.com');
  return `${pathname}${search}`;
}

interface PageAt {
  readonly operation: string;
  readonly needs: Needs;
  /** With the version, as returned by `pathOf`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The object at a path. */
export async function readAt(graph: GraphClient, what: PageAt): Promise<unknown> {
  return await graph.call(what.operation, what.needs, async (client) => await get(graph, client, what));
}

export async function readPage<T>(graph: GraphClient, what: PageAt): Promise<PageBody<T>> {
  return await graph.call(what.operation, what.needs, async (client) => listIn<T>(await get(graph, client, what)));
}

async function get({ root }: GraphClient, client: Client, { path, headers }: PageAt): Promise<unknown> {
  const answer: unknown = await client
    .api(`${root}${pathOf(path)}`)
    .headers({ ...headers })
    .get();
  return answer;
}

/** The list in a part of a batch. Throws the part's error. */
export function valuesOf<T>(answer: BatchAnswer | undefined, permission: Permission): readonly T[] {
  return pageIn<T>(answer, permission).value;
}

/** The body of a part of a batch. Throws the part's error. */
export function bodyOf<T>(answer: BatchAnswer | undefined, permission: Permission): T {
  if (answer === undefined) throw new OutsideError('unavailable', { service: 'graph' });
  if (!answer.ok) throw mapFault(answer.fault, { permission, write: false });
  // An unreadable success tells nothing.
  if (typeof answer.body !== 'object' || answer.body === null)
    throw new OutsideError('unavailable', { service: 'graph' });
  return answer.body as T;
}

function pageIn<T>(answer: BatchAnswer | undefined, permission: Permission): PageBody<T> {
  const page = bodyOf<PageBody<T>>(answer, permission);
  if (!Array.isArray(page.value)) throw new OutsideError('unavailable', { service: 'graph' });
  return page;
}

/** A complete list: its first page came in a batch, the further pages are read. */
export async function everyPage<T>(
  graph: GraphClient,
  list: { readonly first: BatchAnswer | undefined; readonly permission: Permission },
): Promise<readonly T[]> {
  let page = pageIn<T>(list.first, list.permission);
  const values = [...page.value];
  while (page['@odata.nextLink'] !== undefined) {
    const needs: Needs = { permission: list.permission, write: false };
    page = await readPage<T>(graph, { operation: 'next-page', needs, path: page['@odata.nextLink'] });
    values.push(...page.value);
  }
  return values;
}
