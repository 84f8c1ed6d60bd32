import type { RespondFn } from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import { exportDisposals } from '#use-cases/retention/export-disposals.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { alone, type DoorDeps } from './door.ts';
import { sendOrLog } from './paper-door.ts';

/** `/correos actas`: the disposal record, as a file in the direct messages of whoever asks. */
export async function sendDisposals(
  deps: DoorDeps,
  { actor: by, respond }: { readonly actor: Actor; readonly respond: RespondFn },
): Promise<void> {
  const { messages: m } = deps;
  const tell = alone(respond);
  const exported = await exportDisposals(deps, {
    by,
    isAllowed: by.systems || by.id === deps.controlPerson,
  });
  if (!exported.ok) {
    await tell(m.disposal.refusal[exported.error]);
    return await noteAttempt(deps, { by, act: 'export_disposals', why: exported.error });
  }
  const { file, lines } = exported.value;
  const isSent = await sendOrLog(deps, { to: by.id, file, text: m.disposal.text(lines) });
  await tell(isSent ? m.disposal.sent : m.papers.notSent);
}
