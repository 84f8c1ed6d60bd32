export type OutsideErrorCode =
  | 'throttled'
  | 'unavailable'
  | 'unknown_outcome'
  | 'not_found'
  | 'address_taken'
  | 'no_seats'
  | 'licence_unknown'
  | 'licence_conflict'
  | 'permission_missing'
  | 'role_missing'
  | 'invalid_value'
  | 'password_refused'
  | 'mailbox_refused'
  | 'group_missing'
  | 'group_refused'
  | 'delta_expired'
  | 'credentials_rejected'
  | 'unexpected';

/** A service outside answered with an error, or not at all. Thrown by adapters; the queue and the step machine alone decide on retries. */
export class OutsideError extends Error {
  readonly code: OutsideErrorCode;
  readonly service: 'graph' | 'slack';
  readonly retryAfterMs: number | undefined;
  readonly detail: string | undefined;

  constructor(
    code: OutsideErrorCode,
    options: { service: 'graph' | 'slack'; detail?: string; retryAfterMs?: number; cause?: unknown },
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
