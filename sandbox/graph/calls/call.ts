import type { WorkFault } from '../faults/fault-kinds.ts';
import type { Reply } from '../wire/reply.ts';
import type { Tenant } from '../tenant/tenant.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One request as an operation sees it: authenticated, permitted, body parsed. */
export interface Call {
  readonly method: string;
  /** Without `/v1.0`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The application permissions in the token. */
  readonly roles: readonly string[];
  /** Where links of the answer point: the audience of the token, so that the caller can follow them as it calls. */
  readonly linkOrigin: string;
  /** What goes wrong in the midst of this one call, for operations that look. */
  readonly fault: WorkFault | null;
}

/**
 * One operation. Operations run to their end without awaiting, so that each is atomic. Which permissions open it stands in
 * microsoft-permissions.json.
 */
export interface Route {
  readonly method: Method;
  /** `{name}` stands for one segment. */
  readonly path: string;
  /** Exchange and the service of the authentication methods word their refusals otherwise than the directory does. */
  readonly layer?: 'exchange' | 'methods';
  /** The query options that are sent to it, none unless told; null: it refuses the others itself, in Graph's words. */
  readonly options?: readonly string[] | null;
  handle(tenant: Tenant, call: Call): Reply;
}

/** The value of a `{name}` of the route's path. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}
