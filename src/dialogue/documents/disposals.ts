import { oversees, type Actor } from '#domain/person.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { exportDisposals } from '#use-cases/retention/export-disposals.ts';
import { tell, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { sendOrLog } from './send-or-log.ts';

/** Sends the disposal record as a file in a direct message to the person who asks. */
export async function sendDisposals(deps: DialogueDeps, by: Actor): Promise<Reply> {
  const { messages: m } = deps;
  const exported = await exportDisposals(deps, { by, isAllowed: oversees(by, deps.controlPerson) });
  if (!exported.ok) {
    return tell(m.disposal.refusal[exported.error], {
      after: async () => await noteAttempt(deps, { by, act: 'export_disposals', why: exported.error }),
    });
  }
  const { file, lines } = exported.value;
  const isSent = await sendOrLog(deps, { to: by.id, file, text: m.disposal.text(lines) });
  return tell(isSent ? m.disposal.sent : m.documents.notSent);
}
