import { AuthError, ServerError } from '@azure/msal-node';
import { GraphError } from '@microsoft/microsoft-graph-client';
import { OutsideError, type OutsideErrorCode } from '#use-cases/ports/outside-error.ts';
import { whyForbidden, type Granted } from './granted.ts';
import type { Permission, Role } from './permission.ts';

/** What an operation needs in the tenant, to name it when Graph refuses. */
export interface Needs {
  /** The permission that Microsoft documents for it, one of those that we ask for. */
  readonly permission: Permission;
  /** A second permission, when both are needed. */
  readonly also?: Permission;
  /** A directory role that is needed in addition to the permission. */
  readonly role?: Role;
  readonly write: boolean;
  /** The call goes to Exchange, which has its own access rules for mailboxes. */
  readonly layer?: 'exchange';
  /** The call sets an address; for other changes a conflict means something else (see `address_conflict`). */
  readonly names?: 'address';
}

export interface GraphFault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: readonly { readonly code?: string; readonly target?: string; readonly message?: string }[];
  readonly retryAfterMs?: number;
  /** What the call's token grants, if it tells. */
  readonly granted?: Granted | null;
}

const MAILBOX_ABSENT = [
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
  'ErrorNonExistentMailbox',
  'ResourceNotFound',
  'ErrorInvalidUser',
  'ErrorItemNotFound',
];

/** Whether the answer means that there is no mailbox (yet); that is not the same as no user (facts: graph.md 1.4). */
export function isMailboxAbsent(fault: GraphFault): boolean {
  return fault.status === 404 && MAILBOX_ABSENT.includes(fault.code);
}

/**
 * Whether Exchange does not let us look into this mailbox, which may exist: 403 outside its scope, while a scope lags
 * (graph-docs#12307), or for some users with everything granted (msgraph-sdk-dotnet#2141, 2023-09); 401; and the 400 of
 * a mailbox that is being created (`ErrorMissingEmailAddress`, node-outlook#7, 2015-12). A dead token is a different
 * case.
 */
function isMailboxRefused({ status, code }: GraphFault): boolean {
  if (status === 400) return code === 'ErrorMissingEmailAddress';
  if (status === 401) return code !== 'InvalidAuthenticationToken';
  return status === 403 && code !== 'Authorization_RequestDenied' && code !== 'Directory_QuotaExceeded';
}

/**
 * The same for a part of a batch, whose token was accepted: whatever permission is reported missing, the rest of the
 * account is readable.
 */
export function isMailboxUnknown(fault: GraphFault): boolean {
  return fault.status === 401 || fault.status === 403 || isMailboxRefused(fault);
}

/** The only place that maps an error of Graph, MSAL or the network to our codes (facts: graph.md 4.1, 4.2, 4.3). */
export function mapError(error: unknown, needs: Needs, granted: Granted | null = null): OutsideError {
  if (error instanceof OutsideError) return error;
  if (error instanceof GraphError) return mapFault({ ...faultOf(error), granted }, needs, error);
  if (error instanceof AuthError) return mapAuth(error);
  return outside(needs.write ? 'unknown_outcome' : 'unavailable', { cause: error });
}

export function faultOf(error: GraphError): GraphFault {
  const body = parseBody(error.body);
  const retryAfterMs = parseRetryAfter(error.headers?.get('Retry-After') ?? null) ?? longestWait(error.body);
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

  // A batch with a throttled part may answer 424 (learn.microsoft.com/graph/throttling, seen 28 Nov 2026).
  if (status === 429 || status === 424) return as('throttled');
  if (status === -1) return as(needs.write ? 'unknown_outcome' : 'unavailable');
  if (status >= 500) return as(needs.write ? 'unknown_outcome' : 'unavailable');
  if (status === 408 || status === 409 || status === 412 || status === 423) return as('unavailable');
  if (needs.layer === 'exchange' && isMailboxRefused(fault)) return as('mailbox_refused', needs.permission);
  if (status === 401) return as('credentials_rejected');
  if (status === 403) {
    if (code === 'Directory_QuotaExceeded') return as('unexpected', code);
    if (code.startsWith('Error')) return as('mailbox_refused', needs.permission);
    const why = whyForbidden(needs, fault.granted ?? null);
    return as(why.code, why.detail);
  }
  if (status === 404) return as('not_found');
  // Entra has several names for an expired token, and answers 400 for a page link that has expired (facts: graph.md
  // 1.12, 4.1).
  if (status === 410 || /resyncRequired|syncStateNotFound|ExpiredPageToken/i.test(code)) return as('delta_expired');
  // Limits of the Temporary Access Pass policy (facts: graph.md 1.10; graph-docs#12187, azure-docs#111778).
  const range = /valid range between (\d+) and (\d+)/i.exec(text);
  if (/LifetimeInMinutes/i.test(text) && range !== null) return as('pass_range', `${range[1]}-${range[2]}`);
  if (/UserCredentialPolicy does not allow/i.test(text)) return as('pass_scope');
  // A federated domain, or one that is not (any more) verified: the settings are wrong, not the request
  // (graph-docs#8668).
  if (/SourceAnchor is a required property/i.test(text)) return as('domain_federated');
  if (/domain portion of the userPrincipalName property is invalid/i.test(text)) return as('domain_unverified');
  if (/on-premises mastered/i.test(text)) return as('invalid_value', 'onPremisesSyncEnabled');
  const conflict = fault.details.some((detail) => detail.code === 'ObjectConflict');
  if (conflict || /same value for property (userPrincipalName|mailNickname|proxyAddresses)/i.test(text)) {
    // Any PATCH is refused like this when the account shares an address with another object
    // (msgraph-sdk-powershell#1640).
    return as(needs.names === 'address' ? 'address_taken' : 'address_conflict');
  }
  const seatless = /(?:SKU (\S+) )?does not have any available licenses|CountViolation/i.exec(text);
  if (seatless !== null) return as('no_seats', seatless[1]);
  if (/being referenced do not exist|invalid usage location/i.test(text)) {
    return as('not_found');
  }
  const violation = violationIn(text);
  if (violation !== null) return as('licence_refused', violation);
  if (/UniquenessViolation/i.test(text)) return as('mailbox_address_taken');
  const unknown = /licen[cs]e (\S+) does not correspond to a valid company licen[cs]e/i.exec(text);
  if (unknown !== null) return as('licence_unknown', unknown[1]);
  if (/licen[cs]e is inherited from a group/i.test(text)) {
    return as('licence_not_removable', 'group');
  }
  if (/ConcurrencyException|Directory_ConcurrencyViolation/i.test(`${code} ${text}`)) return as('unavailable');
  if (/password/i.test(text) || fault.details.some((detail) => detail.target === 'password')) {
    return as('password_refused');
  }
  const target = fault.details.find((detail) => detail.target !== undefined)?.target;
  return as('invalid_value', target ?? code);
}

/**
 * Graph answers `assignLicense` with a sentence where a licence's state has a code: "License assignment failed because
 * service plan … depends on the service plan(s) …", as quoted in operators' scripts (read 28 Nov 2026).
 */
function violationIn(text: string): string | null {
  if (/DependencyViolation|depends on the service plan/i.test(text)) return 'DependencyViolation';
  if (/MutuallyExclusiveViolation|mutually exclusive/i.test(text)) return 'MutuallyExclusiveViolation';
  return /ProhibitedInUsageLocation/i.test(text) ? 'ProhibitedInUsageLocationViolation' : null;
}

/** Adds the domain to a refusal of the domain: Graph does not name it. */
export async function namingDomain<T>(address: string, write: () => Promise<T>): Promise<T> {
  return await write().catch((error: unknown) => {
    if (!(error instanceof OutsideError) || !['domain_federated', 'domain_unverified'].includes(error.code))
      throw error;
    throw outside(error.code, { cause: error.cause, detail: address.split('@')[1] ?? '' });
  });
}

/**
 * For 60 s after a failure of the token endpoint MSAL refuses to ask again, with an empty code (facts: graph.md 0.10).
 */
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

/** Parses seconds (whole or fractional) or an HTTP date. */
export function parseRetryAfter(header: string | null): number | undefined {
  if (header === null || header === '') return undefined;
  const seconds = Number(header);
  if (!Number.isNaN(seconds)) return Math.max(0, Math.ceil(seconds * 1000));
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/** The longest wait among the throttled parts of a batch: anyone who repeats it earlier is throttled again. */
function longestWait(body: unknown): number | undefined {
  const parts = typeof body === 'object' && body !== null && 'responses' in body ? body.responses : null;
  if (!Array.isArray(parts)) return undefined;
  const waits = (parts as readonly BatchPart[]).flatMap((part) => waitOf(part) ?? []);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** One answer inside a batch. */
export interface BatchPart {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The wait that a part of a batch asks for, ms. */
export function waitOf({ headers = {} }: BatchPart): number | undefined {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  return parseRetryAfter(header ?? null);
}

/** GraphError.body is the JSON text of `error`, or a stream when the answer was not JSON. */
function parseBody(body: unknown): GraphFault['details'] {
  if (typeof body !== 'string') return [];
  try {
    const { details } = JSON.parse(body) as { details?: GraphFault['details'] };
    return details ?? [];
  } catch {
    return [];
  }
}
