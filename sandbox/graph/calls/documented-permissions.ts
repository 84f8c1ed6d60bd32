import type { Route } from './call.ts';
import list from './microsoft-permissions.json' with { type: 'json' };

/** Which application permissions open an operation, as Microsoft documents it: all of `least` together, or one of `others`. */
export interface Documented {
  readonly method: string;
  readonly path: string;
  readonly least: readonly string[];
  readonly others: readonly string[];
}

const OPERATIONS: ReadonlyMap<string, Documented> = new Map(
  list.operations.map((one) => [`${one.method} ${one.path}`, one]),
);

/** Finer permissions that suffice for one property of a user (graph.md 1.6). */
export const FINER: Readonly<Record<string, string>> = list.finer;

/** What `User.ReadBasic.All` shows of a user, and the least that shows the rest. */
export const BASICS = list.basics;

/** What Microsoft's list says of a route. A TypeError for one that it does not hold: it is to be added there, with its source. */
export function documented(route: Pick<Route, 'method' | 'path'>): Documented {
  const operation = OPERATIONS.get(`${route.method} ${route.path}`);
  if (!operation) throw new TypeError(`not in microsoft-permissions.json: ${route.method} ${route.path}`);
  return operation;
}

/** Whether a token with these permissions opens the operation. */
export function opens(roles: readonly string[], { least, others }: Documented): boolean {
  return least.every((permission) => roles.includes(permission)) || others.some((one) => roles.includes(one));
}
