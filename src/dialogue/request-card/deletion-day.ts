import type { Request } from '#domain/request/request.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import type { Institution } from '#use-cases/ports/institution.ts';

type Rules = Pick<Institution, 'timeZone' | 'rules'>;

/**
 * The day (`YYYY-MM-DD`) when a just suspended account will be deleted; null when that is at once, or no deletion
 * waits.
 */
export function deletionDay({ kind, state, updatedAt }: Request, { timeZone, rules }: Rules): string | null {
  if (kind !== 'deletion' || state !== 'scheduled' || rules.graceDays === 0) return null;
  return addDays(dayIn(updatedAt, timeZone), rules.graceDays);
}
