export type OutsideErrorCode =
  | 'throttled'
  | 'unavailable'
  | 'unknown_outcome'
  | 'not_found'
  /** The call succeeded but changed nothing. */
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
  /** The institution does not let us change this group. */
  | 'group_protected'
  | 'delta_expired'
  | 'credentials_rejected'
  /** A success that cannot be used: a proxy's page, or an answer without a required field. */
  | 'unreadable'
  | 'unexpected';

/**
 * An outside service answered with an error, or not at all. Thrown by adapters; only the queue and the step machine
 * decide about retries.
 */
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

  /** Whether waiting may help: the service was busy, unreachable, or did not say how the call ended. */
  get isPassing(): boolean {
    return ['throttled', 'unavailable', 'unknown_outcome'].includes(this.code);
  }
}
