import type { Refusal } from '#domain/request/refusal.ts';
import type { Messages } from '#messages/messages.ts';

/** Why something was refused, with who was faster and when. */
export function refusalText(m: Messages, refusal: Refusal): string {
  const by = refusal.code === 'already' ? refusal.by : null;
  const at = refusal.code === 'already' ? refusal.at : null;
  return m.dialogs.refusal(refusal, { who: by?.name ?? null, at: at === null ? null : m.moment(at) });
}
