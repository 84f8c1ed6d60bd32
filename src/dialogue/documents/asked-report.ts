import { oversees } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { askReport, type ReportRefusal } from '#use-cases/records/ask-report.ts';
import { DONE, tell, type Commanding, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { sendOrLog } from './send-or-log.ts';

/**
 * Sends the report of a month, as things are now, as files in a direct message to the person who asks; `text` is the
 * month as typed.
 */
export async function sendReport(deps: DialogueDeps, asking: Commanding): Promise<Reply> {
  const { messages: m } = deps;
  const { by, text: month, tell: meanwhile } = asking;
  const begun = async (meant: string): Promise<void> => await meanwhile(m.report.asked.preparing(m.month(meant)));
  const about = { by, isAllowed: oversees(by, deps.controlPerson), month, begun };
  const answer = await askReport({ ...deps, ...deps.monthly }, about);
  if (!answer.ok) {
    return tell(refusalText(m, { refusal: answer.error, written: month }), {
      after: async () => await noteAttempt(deps, { by, act: 'report', why: answer.error.code }),
    });
  }
  const { files, isPartial } = answer.value;
  const text = m.report.asked[isPartial ? 'partial' : 'text'](m.month(answer.value.month));
  for (const file of files) if (!(await sendOrLog(deps, { to: by.id, file, text }))) return tell(m.documents.notSent);
  return DONE;
}

function refusalText(
  m: Messages,
  { refusal, written }: { readonly refusal: ReportRefusal; readonly written: string },
): string {
  const words = m.report.asked.refusal;
  switch (refusal.code) {
    case 'unknown_month':
      return words.unknown_month(written);
    case 'before_beginning':
      return refusal.since === null ? words.nothing_yet : words.before_beginning(m.month(refusal.since));
    case 'not_allowed':
    case 'month_to_come':
    case 'forgotten':
      return words[refusal.code];
  }
}
