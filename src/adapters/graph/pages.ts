import { OutsideError } from '#use-cases/outside-error.ts';
import type { BatchAnswer, GraphClient } from './client.ts';
import { mapFault, type Needs } from './errors.ts';

export interface PageBody<T> {
  readonly value: readonly T[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
}

/** The path and query of a link of Graph: it is followed as it is (facts: graph.md 1.12), at the host that we call anyway. */
export function pathOf(link: string): string {
  const { pathname, search } = new URL(link, 'https://graph.microsoft.com');
  return `${pathname}${search}`;
}

/** One page at a path with its version, as `pathOf` gives it. */
export async function readPage<T>(
  graph: GraphClient,
  what: {
    readonly operation: string;
    readonly needs: Needs;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<PageBody<T>> {
  return await graph.call(what.operation, what.needs, async (client) => {
    const request = client.api(`${graph.root}${pathOf(what.path)}`).headers({ ...what.headers });
    return (await request.get()) as PageBody<T>;
  });
}

/** The list in a part of a batch. Throws what that part was refused with. */
export function valuesOf<T>(answer: BatchAnswer | undefined, permission: string): readonly T[] {
  return bodyOf<PageBody<T>>(answer, permission).value;
}

/** The answer of a part of a batch. Throws what that part was refused with. */
export function bodyOf<T>(answer: BatchAnswer | undefined, permission: string): T {
  if (answer === undefined) throw new OutsideError('unavailable', { service: 'graph' });
  if (!answer.ok) throw mapFault(answer.fault, { permission, write: false });
  return answer.body as T;
}

/** The list whose first page came in a batch, with the pages after it. */
export async function everyPage<T>(
  graph: GraphClient,
  list: { readonly first: BatchAnswer | undefined; readonly permission: string },
): Promise<readonly T[]> {
  let page = bodyOf<PageBody<T>>(list.first, list.permission);
  const values = [...page.value];
  while (page['@odata.nextLink'] !== undefined) {
    const needs: Needs = { permission: list.permission, write: false };
    page = await readPage<T>(graph, { operation: 'next-page', needs, path: page['@odata.nextLink'] });
    values.push(...page.value);
  }
  return values;
}
