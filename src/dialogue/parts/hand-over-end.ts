import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { mention } from './person-line.ts';
import { type Line, shorten } from '../screen.ts';

/** A person's own password, which the systems area stopped. */
export function isHalted({ ended, supersededBy, rule }: Pick<Request, 'ended' | 'supersededBy' | 'rule'>): boolean {
  return supersededBy === null && ended !== null && ended.reason !== null && rule === 'self_service';
}

/** The line about a hand-over that ended early; null when it did not. */
export function endedLine(
  m: Messages,
  { ended, supersededBy, rule, takenBack }: Pick<Request, 'ended' | 'supersededBy' | 'rule' | 'takenBack'>,
): Line | null {
  if (supersededBy !== null) return [m.handOver.superseded];
  if (ended === null) return null;
  if (ended.reason === null) return [m.handOver.accountGone];
  const who = shorten(ended.by.name, 120);
  const by = mention(ended.by);
  if (!isHalted({ ended, supersededBy, rule })) return [m.handOver.endedOtherwise(who, ended.reason), ...by];
  const { halted, stopped, stoppedNext } = m.receives;
  const said = [halted(who, ended.reason), stopped[takenBack ?? 'unknown'], stoppedNext].join(' ');
  return [said, ...by];
}
