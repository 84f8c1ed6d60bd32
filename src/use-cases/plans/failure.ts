import { isCreation } from '#domain/form/form.ts';
import { refusedDetail } from '#domain/plan/mailbox-access.ts';
import type { Request } from '#domain/request/request.ts';
import type { Failure, FailureCode } from '#domain/plan/failure.ts';
import type { OutsideError, OutsideErrorCode } from '#use-cases/ports/outside-error.ts';
import type { Institution } from '#use-cases/ports/institution.ts';

const FAILURE_OF: Readonly<Record<OutsideErrorCode, FailureCode>> = {
  throttled: 'throttled',
  unavailable: 'unavailable',
  unknown_outcome: 'unavailable',
  not_found: 'account_vanished',
  without_effect: 'not_converged',
  address_taken: 'address_taken',
  address_conflict: 'address_conflict',
  no_seats: 'no_seats',
  licence_unknown: 'licence_unknown',
  licence_refused: 'licence_refused',
  licence_not_removable: 'licence_not_removable',
  licence_group_wrong: 'licence_group_wrong',
  mailbox_address_taken: 'mailbox_address_taken',
  permission_missing: 'permission_missing',
  role_missing: 'role_missing',
  granted_but_refused: 'granted_but_refused',
  invalid_value: 'invalid_value',
  password_refused: 'password_refused',
  mailbox_refused: 'mailbox_refused',
  group_missing: 'group_missing',
  group_refused: 'group_refused',
  account_restricted: 'protected_restricted',
  pass_disabled: 'pass_disabled',
  pass_range: 'pass_range',
  pass_scope: 'pass_scope',
  domain_federated: 'domain_federated',
  domain_unverified: 'domain_unverified',
  group_synced: 'group_synced',
  group_restricted: 'group_restricted',
  group_hidden: 'group_hidden',
  group_protected: 'group_protected',
  delta_expired: 'unexpected',
  credentials_rejected: 'credentials_rejected',
  unreadable: 'unexpected',
  unexpected: 'unexpected',
};

/** How long work on a mailbox waits for Exchange to let us in: a scope takes 30 minutes to over an hour (graph-docs#12307), ms. */
export const ACCESS_PATIENCE = 2 * 60 * 60_000;

/** What mends a mailbox that one may not look into: the permission, and the exact line that shows what Exchange lets us do there. */
export function mailboxRefused(
  { applicationId = 'Correo' }: Pick<Institution, 'applicationId'>,
  {
    request: { form, plan },
    permission,
  }: { readonly request: Pick<Request, 'form' | 'plan'>; readonly permission: string | undefined },
): Pick<Failure, 'code' | 'detail'> {
  const address = isCreation(form) ? (plan?.address ?? '') : form.account.address;
  return { code: 'mailbox_refused', detail: refusedDetail({ permission, application: applicationId, address }) };
}

/** What people are told when an outside error ends a step. */
export function failureOf(error: OutsideError, step: Failure['step'], at: Date): Failure {
  const detail = error.detail === undefined ? {} : { detail: error.detail };
  return { code: FAILURE_OF[error.code], step, at, ...detail };
}
