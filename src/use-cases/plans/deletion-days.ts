import { MAILBOX_KEPT_DAYS, type DeletionDays } from '#domain/plan/mail-life.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Run } from '#use-cases/ports/store/run.ts';

/** Until when Microsoft 365 gives a deleted account back, where the request ended with its deletion: the day before the 30 days are over. */
export function recoverableUntil({ updatedAt }: Pick<Request, 'updatedAt'>, timeZone: string): string {
  return addDays(dayIn(updatedAt, timeZone), MAILBOX_KEPT_DAYS - 1);
}

/**
 * When the account of a deletion is suspended and deleted, and when its messages are lost: from the steps that are done, else
 * from the day on which it can begin. Null for other requests, and while nothing is planned.
 */
export function deletionDays(
  { request, run }: { readonly request: Request; readonly run: Run | null },
  { timeZone, rules }: Pick<Institution, 'timeZone'> & { readonly rules: Pick<Institution['rules'], 'graceDays'> },
): DeletionDays | null {
  const { form, plan } = request;
  if (form.type !== 'deletion' || plan === null) return null;
  const done = (name: StepName): string | null => {
    const at = run?.steps.find((step) => step.name === name)?.doneAt ?? null;
    return at === null ? null : dayIn(at, timeZone);
  };
  const earliest = dayIn(request.execution?.at ?? request.createdAt, timeZone);
  const { broughtForward } = request;
  const planned =
    broughtForward === undefined
      ? ([addDays(form.lastDay, 1), earliest].toSorted().at(-1) ?? earliest)
      : dayIn(broughtForward.at, timeZone);
  const suspendedOn = done('block_sign_in') ?? planned;
  const isDeleted = plan.mail?.custody !== 'shared';
  const deletedOn = isDeleted ? (done('soft_delete') ?? addDays(done('verify') ?? planned, rules.graceDays)) : null;
  // Before 28 Nov 2026 the licence always went with the suspension.
  const releases = plan.mail?.releases ?? plan.licences.remove.length > 0;
  const isReleased = plan.licences.remove.length > 0 && done('change_licences') !== null;
  const lostFrom = releases ? (done('change_licences') ?? suspendedOn) : deletedOn;
  const isKept = !isDeleted || plan.mail?.custody === 'hold';
  return {
    suspendedOn,
    isSuspended: done('block_sign_in') !== null,
    isReleased,
    deletedOn,
    mailLostOn: isKept || lostFrom === null ? null : addDays(lostFrom, MAILBOX_KEPT_DAYS),
  };
}
