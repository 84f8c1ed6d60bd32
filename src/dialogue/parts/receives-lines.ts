import type { Request } from '#domain/request/request.ts';
import type { Receives } from '#domain/plan/receives.ts';
import type { Messages } from '#messages/messages.ts';
import { personPieces } from './person-line.ts';
import { type Line } from '../screen.ts';

/** Who receives the account, who is responsible for it, the contact address, and what to check before the approval. */
export function receivesLines(m: Messages, request: Request): readonly Line[] {
  const receives = request.plan?.receives;
  if (receives === undefined) return [];
  const { labels } = m.receives;
  const { contact } = receives;
  return [
    [{ bold: `${labels.holder}: ` }, ...toWhom(m, { receives, requesterId: request.requester.id })],
    ...(contact === null ? [] : [[{ bold: `${labels.contact}: ` }, contact]]),
    ...doubtTexts(m, request).map((text): Line => [{ bold: `⚠ ${labels.check}: ` }, text]),
  ];
}

/** Who receives the account or the password; empty when nothing is handed over. */
export function receiverPieces(m: Messages, { plan, requester, handedTo }: Request): Line {
  if (plan?.receives === undefined || handedTo !== null) return [];
  return toWhom(m, { receives: plan.receives, requesterId: requester.id });
}

function toWhom(
  m: Messages,
  { receives, requesterId }: { readonly receives: Receives; readonly requesterId: string },
): Line {
  const { holder, official } = receives;
  if (holder !== null) return [...personPieces(holder), ...(holder.id === requesterId ? [m.receives.askedItself] : [])];
  return official === null ? [m.receives.nobody] : [...personPieces(official), m.receives.inPerson];
}

/** What about the receiver does not match or is not proven, each a sentence; empty after the hand-over. */
export function doubtTexts(m: Messages, { form, plan, handedTo }: Request): readonly string[] {
  const receives = plan?.receives;
  if (receives === undefined || receives.holder === null || handedTo !== null) return [];
  const { holder, byEmail, doubts = [] } = receives;
  const words = m.receives;
  const texts = [
    ...(byEmail === undefined ? [] : [form.type === 'personal' ? words.byEmail : words.claimed]),
    ...doubts.map((doubt) => (doubt === 'name' ? words.doubts.name(holder.name) : words.doubts.email)),
  ];
  return texts.length === 0 ? [] : [...texts, words.check];
}
