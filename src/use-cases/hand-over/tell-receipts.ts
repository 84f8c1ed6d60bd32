import type { Request } from '#domain/request/request.ts';
import { dayIn, morningOf } from '#use-cases/calendar/calendar.ts';
import { isWorkingDay } from '#use-cases/calendar/working-days.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import { ignoreIfLeftChat } from '#use-cases/ports/left-chat.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

interface TellReceiptsDeps {
  readonly store: Pick<Store, 'deliveries'>;
  readonly notices: Pick<Notices, 'tellReceipts'>;
  readonly clock: Clock;
  readonly institution: Pick<Institution, 'timeZone'>;
}

/**
 * On the morning of each working day, every official with several hand-overs to confirm gets one message with all of them. The
 * last that is left gets a message of its own, once.
 */
export async function tellReceipts({ store, notices, clock, institution }: TellReceiptsDeps): Promise<void> {
  const { timeZone } = institution;
  const now = clock.now();
  const day = dayIn(now, timeZone);
  if (!isWorkingDay(day) || now < morningOf(day, timeZone)) return;
  const waiting = Map.groupBy(await store.deliveries.toConfirm(null), officialOf);
  const troubles: unknown[] = [];
  for (const [id, requests] of waiting) {
    const telling = ignoreIfLeftChat(async () => await notices.tellReceipts({ id }, { day, requests }));
    await telling.catch((error: unknown) => troubles.push(error));
  }
  if (troubles.length > 0) throw new AggregateError(troubles, 'officials who could not be told');
}

function officialOf({ receivers }: Request): string {
  return receivers?.department?.id ?? '';
}
