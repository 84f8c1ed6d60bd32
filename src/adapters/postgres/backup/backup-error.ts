export type BackupErrorCode =
  | 'no_such_file'
  | 'not_a_backup'
  | 'damaged'
  | 'forged'
  | 'newer_backup'
  | 'newer_database'
  | 'not_empty'
  | 'in_use'
  | 'not_owner'
  | 'unknown_schema'
  | 'not_taken'
  | 'not_loaded';

/** Why a backup was not made or not restored, as a sentence for the operator. When thrown, nothing was changed. */
export class BackupError extends Error {
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupError';
    this.code = code;
  }
}
