import type { Request } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import { shorten } from './rich-text.ts';

/** What people are told of a hand-over that came to another end than its own; null where it did not. */
export function endedText(
  m: Messages,
  { ended, supersededBy }: Pick<Request, 'ended' | 'supersededBy'>,
): string | null {
  if (supersededBy !== null) return m.handOver.overtaken;
  if (ended === null) return null;
  if (ended.reason === null) return m.handOver.accountGone;
  return m.handOver.endedOtherwise(shorten(ended.by.name, 120), ended.reason);
}
