import type { Route } from './call.ts';
import list from './microsoft-permissions.json' with { type: 'json' };

/** The application permissions that Microsoft documents for an operation: all of `least` together, or any one of `others`. */
export interface Documented {
  readonly method: string;
  readonly path: string;
  readonly least: readonly string[];
  readonly others: readonly string[];
}

const OPERATIONS: ReadonlyMap<string, Documented> = new Map(
  list.operations.map((one) => [`${one.method} ${one.path}`, one]),
);

/** By property of a user: the narrower permission that is enough to write that one property (graph.md 1.6). */
export const FINER: Readonly<Record<string, string>> = list.finer;

/** The properties of a user that `User.ReadBasic.All` shows, and the least permission that shows the others. */
export const BASICS = list.basics;

/** Microsoft's entry for a route. A TypeError for a route that the list lacks: add it there, with its source. */
export function documented(route: Pick<Route, 'method' | 'path'>): Documented {
  const operation = OPERATIONS.get(`${route.method} ${route.path}`);
  if (!operation) throw new TypeError(`not in microsoft-permissions.json: ${route.method} ${route.path}`);
  return operation;
}

/** Whether a token with these permissions may call the operation. */
export function opens(roles: readonly string[], { least, others }: Documented): boolean {
  return least.every((permission) => roles.includes(permission)) || others.some((one) => roles.includes(one));
}
