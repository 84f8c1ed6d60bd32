import { RECEIPT_REMINDERS } from '#domain/form/delivery.ts';
import { dayIn, morningOf } from '#use-cases/calendar/calendar.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';

/**
 * Reminds people who have not confirmed the receipt of an account, 1 and 3 working days after the hand-over, and tells
 * the systems area after 5. Every process calls it each minute; the reminder is recorded in the request, so each is
 * sent once.
 */
export async function remindHandOvers(deps: ChangeDeps & { readonly institution: Institution }): Promise<void> {
  const { timeZone } = deps.institution;
  const now = deps.clock.now();
  const today = dayIn(now, timeZone);
  if (now < morningOf(today, timeZone)) return;
  for (const { id: requestId, handedAt, reminded } of await deps.store.deliveries.unconfirmed()) {
    if (handedAt === null) continue;
    const days = workingDaysLeft(dayIn(handedAt, timeZone), today);
    const reminder = RECEIPT_REMINDERS.findLast((due) => due <= days);
    if (reminder === undefined || reminder <= (reminded ?? 0)) continue;
    await applyCommands(deps, { requestId, commands: [{ type: 'remind', reminder }], door: 'worker' });
  }
}
