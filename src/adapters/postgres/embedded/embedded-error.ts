export type EmbeddedPostgresErrorCode =
  | 'unsupported_platform'
  | 'no_service_user'
  | 'not_owner'
  | 'data_missing'
  | 'password_missing'
  | 'password_rejected'
  | 'init_failed'
  | 'start_failed'
  | 'start_timeout';

/** Why the embedded server cannot be used. The message is for the operator who reads the log. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresErrorCode;

  constructor(code: EmbeddedPostgresErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
    this.code = code;
  }
}

/** The `code` of a system or database error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
