import type { Failure, FailureCode } from '#domain/request.ts';
import type { OutsideError, OutsideErrorCode } from './outside-error.ts';

const FAILURE_OF: Readonly<Record<OutsideErrorCode, FailureCode>> = {
  throttled: 'throttled',
  unavailable: 'unavailable',
  unknown_outcome: 'unavailable',
  not_found: 'account_vanished',
  address_taken: 'address_taken',
  no_seats: 'no_seats',
  licence_unknown: 'licence_unknown',
  licence_conflict: 'licence_conflict',
  permission_missing: 'permission_missing',
  role_missing: 'role_missing',
  invalid_value: 'invalid_value',
  password_refused: 'invalid_value',
  mailbox_refused: 'mailbox_refused',
  group_missing: 'group_missing',
  group_refused: 'group_refused',
  delta_expired: 'unexpected',
  credentials_rejected: 'credentials_rejected',
  unexpected: 'unexpected',
};

/** What people are told when an outside error ends a step. */
export function failureOf(error: OutsideError, step: Failure['step'], at: Date): Failure {
  const detail = error.detail === undefined ? {} : { detail: error.detail };
  return { code: FAILURE_OF[error.code], step, at, ...detail };
}
