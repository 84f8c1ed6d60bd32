import type { Request } from '#domain/request/request.ts';
import { UNDECIDED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Line } from '../screen.ts';

/** The last day of a deletion, and of an undecided one whether it is over; none for other requests. */
export function lastDayLines(m: Messages, { form, state, updatedAt }: Request): readonly Line[] {
  if (form.type !== 'deletion') return [];
  const day = m.day(form.lastDay);
  const isOver = UNDECIDED_STATES.includes(state) && form.lastDay < dayIn(updatedAt, m.timeZone);
  return [[{ bold: `${m.card.labels.lastDay}: ` }, isOver ? m.card.lastDayOver(day) : day]];
}
