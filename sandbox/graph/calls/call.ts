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
  /** The origin of the links in the answer: the token's audience, so the caller can follow them with the same token. */
  readonly linkOrigin: string;
  /** The fault that this one call is to suffer; only some operations act on it. */
  readonly fault: WorkFault | null;
}

/**
 * One operation. It runs to its end without awaiting, which makes it atomic. The permissions that it needs are listed in
 * microsoft-permissions.json.
 */
export interface Route {
  readonly method: Method;
  /** `{name}` stands for one segment. */
  readonly path: string;
  /** Set where another service answers than the directory: its 403 has another code and wording. */
  readonly layer?: 'exchange' | 'methods';
  /** The query options that it accepts; absent: none. Null: the operation checks them itself, with Graph's own messages. */
  readonly options?: readonly string[] | null;
  handle(tenant: Tenant, call: Call): Reply;
}

/** The value of a `{name}` of the route's path. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}
