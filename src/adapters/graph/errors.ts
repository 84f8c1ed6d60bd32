import { AuthError, ServerError } from '@azure/msal-node';
import { GraphError } from '@microsoft/microsoft-graph-client';
import { OutsideError, type OutsideErrorCode } from '#use-cases/outside-error.ts';

/** What an operation needs in the tenant, to be named when Graph refuses it. */
export interface Needs {
  readonly permission: string;
  /** The directory role that a 403 points at when the permission alone does not do. */
  readonly role?: string;
  readonly write: boolean;
}

export interface GraphFault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: readonly { readonly code?: string; readonly target?: string; readonly message?: string }[];
  readonly retryAfterMs?: number;
}

const MAILBOX_ABSENT = [
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
  'ErrorNonExistentMailbox',
  'ResourceNotFound',
  'ErrorInvalidUser',
  'ErrorItemNotFound',
];

/** Whether the answer says that there is no mailbox (yet), which is not the same as no user (facts: graph.md 1.4). */
export function isMailboxAbsent(fault: GraphFault): boolean {
  return fault.status === 404 && MAILBOX_ABSENT.includes(fault.code);
}

/** The one place where an error of Graph, MSAL or the network gets our own code (facts: graph.md 4.1, 4.2, 4.3). */
export function mapError(error: unknown, needs: Needs): OutsideError {
  if (error instanceof OutsideError) return error;
  if (error instanceof GraphError) return mapFault(faultOf(error), needs, error);
  if (error instanceof AuthError) return mapAuth(error);
  return outside(needs.write ? 'unknown_outcome' : 'unavailable', { cause: error });
}

export function faultOf(error: GraphError): GraphFault {
  const body = parseBody(error.body);
  const retryAfterMs = parseRetryAfter(error.headers?.get('Retry-After') ?? null);
  return {
    status: error.statusCode,
    code: error.code ?? '',
    message: error.message,
    details: body,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

export function mapFault(fault: GraphFault, needs: Needs, cause?: unknown): OutsideError {
  const { status, code, message } = fault;
  const text = `${message} ${fault.details.map((detail) => detail.message ?? '').join(' ')}`;
  const retry = fault.retryAfterMs === undefined ? {} : { retryAfterMs: fault.retryAfterMs };
  const as = (name: OutsideErrorCode, detail?: string): OutsideError =>
    outside(name, { cause, ...retry, ...(detail === undefined ? {} : { detail }) });

  if (status === 429) return as('throttled');
  if (status === -1) return as(needs.write ? 'unknown_outcome' : 'unavailable');
  if (status >= 500) return as(needs.write ? 'unknown_outcome' : 'unavailable');
  if (status === 408 || status === 409 || status === 412 || status === 423) return as('unavailable');
  if (status === 401) return as('credentials_rejected');
  if (status === 403) {
    if (code === 'Directory_QuotaExceeded') return as('unexpected', code);
    if (code.startsWith('Error')) return as('mailbox_refused', needs.permission);
    return needs.role === undefined ? as('permission_missing', needs.permission) : as('role_missing', needs.role);
  }
  if (status === 404) return as('not_found');
  // Entra names the dead token in several ways, and the dead link of a page with a 400 (facts: graph.md 1.12, 4.1).
  if (status === 410 || /resyncRequired|syncStateNotFound|ExpiredPageToken/i.test(code)) return as('delta_expired');
  if (/on-premises mastered/i.test(text)) return as('invalid_value', 'onPremisesSyncEnabled');
  const conflict = fault.details.some((detail) => detail.code === 'ObjectConflict');
  if (conflict || /same value for property (userPrincipalName|mailNickname|proxyAddresses)/i.test(text)) {
    return as('address_taken');
  }
  if (/does not have any available licenses|CountViolation/i.test(text)) return as('no_seats');
  if (/being referenced do not exist|invalid usage location/i.test(text)) {
    return as('not_found');
  }
  if (/MutuallyExclusiveViolation|DependencyViolation|ProhibitedInUsageLocation|UniquenessViolation/i.test(text)) {
    return as('licence_conflict');
  }
  if (/licen[cs]e is inherited from a group/i.test(text)) {
    return as('licence_conflict');
  }
  if (/ConcurrencyException|Directory_ConcurrencyViolation/i.test(`${code} ${text}`)) return as('unavailable');
  if (/password/i.test(text) || fault.details.some((detail) => detail.target === 'password')) {
    return as('password_refused');
  }
  const target = fault.details.find((detail) => detail.target !== undefined)?.target;
  return as('invalid_value', target ?? code);
}

/** MSAL refuses to ask again for 60 s after the token endpoint failed, with an empty code (facts: graph.md 0.10). */
function mapAuth(error: AuthError): OutsideError {
  if (error.errorCode === 'invalid_client_credential') return outside('credentials_rejected', { cause: error });
  const wrong = /invalid_client|unauthorized_client|invalid_grant|invalid_request|AADSTS(7000|90002|700016|53003)/;
  if (error instanceof ServerError && wrong.test(`${error.errorCode} ${error.errorMessage}`)) {
    return outside('credentials_rejected', { cause: error });
  }
  return outside('unavailable', { cause: error, retryAfterMs: 60_000 });
}

function outside(
  code: OutsideErrorCode,
  options: { readonly cause?: unknown; readonly detail?: string; readonly retryAfterMs?: number },
): OutsideError {
  return new OutsideError(code, { service: 'graph', ...options });
}

/** Seconds, whole or fractional, or an HTTP date. */
export function parseRetryAfter(header: string | null): number | undefined {
  if (header === null || header === '') return undefined;
  const seconds = Number(header);
  if (!Number.isNaN(seconds)) return Math.max(0, Math.ceil(seconds * 1000));
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/** GraphError.body is the JSON text of `error`, or a stream when the answer was no JSON. */
function parseBody(body: unknown): GraphFault['details'] {
  if (typeof body !== 'string') return [];
  try {
    const { details } = JSON.parse(body) as { details?: GraphFault['details'] };
    return details ?? [];
  } catch {
    return [];
  }
}
