import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import { askRead, type ReadAnswer, type AskRefusal } from '#use-cases/tenant/ask-read.ts';
import { DONE, tell, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { importFirstMessage, stoppedText } from './import.ts';
import { troublesMessage } from './troubles.ts';

/**
 * Starts a review and tells what comes next; before any import, that is offered. Afterwards the systems area sees the
 * tenant's troubles.
 */
export async function askReview(deps: DialogueDeps, by: Actor): Promise<Reply> {
  const { messages: m } = deps;
  const answer = await askRead(deps, { by, what: 'review' });
  if (!answer.ok && answer.error.code === 'not_systems') return refusedRead(deps, { by, code: answer.error.code });
  const next = async (): Promise<Reply> => await troublesReply(deps);
  if (!answer.ok) return { as: 'show', message: importFirstMessage(m), next };
  return tell(askedText(m, answer.value), { next });
}

/** Starts the import of existing accounts. */
export async function askImport(deps: DialogueDeps, by: Actor): Promise<Reply> {
  const answer = await askRead(deps, { by, what: 'import' });
  if (!answer.ok) return refusedRead(deps, { by, code: answer.error.code });
  return tell(askedText(deps.messages, answer.value));
}

function refusedRead(
  deps: DialogueDeps,
  { by, code }: { readonly by: Actor; readonly code: AskRefusal['code'] },
): Reply {
  return tell(deps.messages.tenant.asked[code], {
    after: async () => await noteAttempt(deps, { by, act: 'read_tenant', why: code }),
  });
}

/** The tenant's settings that will block requests; nothing when all is well, or the tenant does not answer. */
async function troublesReply({ directory, institution, messages: m }: DialogueDeps): Promise<Reply> {
  const troubles = await withTimeout(directory.troubles(institution.mailDomain));
  if (troubles === 'unknown' || troubles.length === 0) return DONE;
  return { as: 'show', message: troublesMessage(m, troubles) };
}

function askedText(m: Messages, asked: ReadAnswer): string {
  if (asked.failure !== null) return m.tenant.asked.stopped(stoppedText(m, asked.failure));
  if (asked.state === 'under_way') return m.tenant.asked.under_way;
  return asked.purpose === 'import' ? m.tenant.asked.import : m.tenant.asked.review;
}
