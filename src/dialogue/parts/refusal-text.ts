import type { Refusal } from '#domain/request/refusal.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { helpAbout, type Refused } from './ask-systems.ts';

/** Why something was refused, with who was faster and when. */
export function refusalText(m: Messages, refusal: Refusal): string {
  const isLate = refusal.code === 'already' || refusal.code === 'ratified_already';
  const by = isLate ? refusal.by : null;
  const at = isLate ? refusal.at : null;
  return m.dialogs.refusal(refusal, { who: by?.name ?? null, at: at === null ? null : m.moment(at) });
}

/** The same, with the way to the systems area where the register names nobody who could go on. */
export function withNobody(m: Messages, why: Refusal, request: Pick<Request, 'number' | 'form'> | null): Refused {
  const isNobody = why.code === 'not_official_now' && why.official === null;
  const help = isNobody && request !== null ? helpAbout(request, { act: 'receive', why: 'not_official' }) : null;
  return { text: refusalText(m, why), help };
}

/** Why a form that corrects a request was not taken: it was decided meanwhile, or something else happened to it. */
export function correctionRefusalText(m: Messages, why: Refusal): string {
  const { refused } = m.correction;
  return why.code === 'already' ? refused.late(refusalText(m, why)) : refused.other(refusalText(m, why));
}
