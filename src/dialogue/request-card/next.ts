import { isUnfinished, type Request } from '#domain/request/request.ts';
import { isUnratified } from '#domain/request/concerned/who-ratifies.ts';
import type { Messages } from '#messages/messages.ts';
import { missingOf, type Missing } from '#use-cases/home/desk.ts';
import { awaitedBy } from './card-facts.ts';

/** For the requester: what comes next, and who does it. */
export function nextOf(m: Messages, request: Request): string {
  const { next, awaited } = m.home.requests;
  if (request.state === 'submitted') return awaited[awaitedBy(request)];
  if (request.state === 'delivered') return missingText(m, missingOf(request));
  return nextOfBlock(m, request) ?? earlyClosing(m, request) ?? next[request.state];
}

function nextOfBlock(m: Messages, request: Request): string | null {
  const { unratified, ratified, over } = m.block.home.next;
  if (request.kind !== 'block') return null;
  if (request.state === 'cancelled' || request.supersededBy !== null) return over;
  if (isUnratified(request)) return unratified;
  return request.state === 'closed' && !isUnfinished(request) ? ratified : null;
}

/** How a request was closed early; null when it was not. */
function earlyClosing(m: Messages, request: Request): string | null {
  const { state, supersededBy, ended } = request;
  const words = m.home.requests.closed;
  if (state !== 'closed') return null;
  if (supersededBy !== null) return words.replaced(supersededBy);
  if (ended === null) return null;
  if (!isUnfinished(request)) return words.handedOver;
  return ended.reason === null ? words.gone : words.unfinished;
}

/** What a hand-over waits for, in a sentence. */
export function missingText(m: Messages, missing: readonly Missing[]): string {
  const parts = missing.map((part) => m.home.missingParts[part]);
  const last = parts.at(-1) ?? '';
  return m.home.missing(parts.length < 2 ? last : m.home.and(parts.slice(0, -1).join(', '), last));
}
