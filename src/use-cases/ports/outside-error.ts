export type OutsideErrorCode =
  | 'throttled'
  | 'unavailable'
  | 'unknown_outcome'
  | 'not_found'
  /** It answered well and changed nothing. */
  | 'without_effect'
  | 'address_taken'
  | 'address_conflict'
  | 'no_seats'
  | 'licence_unknown'
  | 'licence_refused'
  | 'licence_not_removable'
  | 'licence_group_wrong'
  | 'mailbox_address_taken'
  | 'permission_missing'
  | 'role_missing'
  | 'granted_but_refused'
  | 'invalid_value'
  | 'password_refused'
  | 'mailbox_refused'
  | 'group_missing'
  | 'group_refused'
  | 'account_restricted'
  | 'pass_disabled'
  | 'pass_range'
  | 'pass_scope'
  | 'domain_federated'
  | 'domain_unverified'
  | 'group_synced'
  | 'group_restricted'
  | 'group_hidden'
  /** The institution's own word: it is never joined or left. */
  | 'group_protected'
  | 'delta_expired'
  | 'credentials_rejected'
  /** An answer of success that is none: a page of a proxy, or without what it must have. */
  | 'unreadable'
  | 'unexpected';

/** A service outside answered with an error, or not at all. Thrown by adapters; the queue and the step machine alone decide on retries. */
export class OutsideError extends Error {
  readonly code: OutsideErrorCode;
  readonly service: 'graph' | 'chat';
  readonly retryAfterMs: number | undefined;
  readonly detail: string | undefined;

  constructor(
    code: OutsideErrorCode,
    options: { service: 'graph' | 'chat'; detail?: string; retryAfterMs?: number; cause?: unknown },
  ) {
    super(`${options.service}: ${code}${options.detail === undefined ? '' : ` (${options.detail})`}`, {
      cause: options.cause,
    });
    this.name = 'OutsideError';
    this.code = code;
    this.service = options.service;
    this.retryAfterMs = options.retryAfterMs;
    this.detail = options.detail;
  }

  /** Waiting may help: the service was busy, away, or did not say how it ended. */
  get isPassing(): boolean {
    return ['throttled', 'unavailable', 'unknown_outcome'].includes(this.code);
  }
}
