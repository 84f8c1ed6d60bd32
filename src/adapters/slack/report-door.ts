import type { RespondFn } from '@slack/bolt';
import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { askReport, type ReportRefusal } from '#use-cases/records/ask-report.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { alone, type DoorDeps } from './door.ts';
import { sendOrLog } from './paper-door.ts';

/** `/correos informe [month]`: the report as things stand now, as files in the direct messages of whoever asks. */
export async function sendReport(
  deps: DoorDeps,
  asking: { readonly actor: Actor; readonly month: string; readonly respond: RespondFn },
): Promise<void> {
  const { messages: m } = deps;
  const { actor: by, month } = asking;
  const tell = alone(asking.respond);
  const begun = async (meant: string): Promise<void> => void (await tell(m.report.asked.preparing(m.month(meant))));
  const about = { by, isAllowed: by.systems || by.id === deps.controlPerson, month, door: 'slack', begun } as const;
  const asked = await askReport({ ...deps, ...deps.monthly }, about);
  if (!asked.ok) {
    await tell(refusalText(m, { refusal: asked.error, written: month }));
    await noteAttempt(deps, { by, act: 'report', why: asked.error.code });
    return;
  }
  const { files, isPartial } = asked.value;
  const text = m.report.asked[isPartial ? 'partial' : 'text'](m.month(asked.value.month));
  for (const file of files)
    if (!(await sendOrLog(deps, { to: by.id, file, text }))) return void (await tell(m.papers.notSent));
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
