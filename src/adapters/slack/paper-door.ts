import { Writable } from 'node:stream';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ENDED_STATES } from '#domain/request/states.ts';
import { exportAccounts } from '#use-cases/accounts/export-accounts.ts';
import type { ExportFormat } from '#use-cases/ports/export.ts';
import { recordFor, supplementFor } from '#use-cases/records/make-record.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Document } from '#use-cases/ports/archive.ts';
import { ACCOUNT_EXPORTS } from '#dialogue/act-names.ts';
import { carriedBy } from './acts.ts';
import { alone, atDoor, type DoorDeps } from './door.ts';
import { toldAtButton } from './home-door.ts';
import { SEND_RECORD } from '#dialogue/parts/record-button.ts';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Records and lists as files, each to the one person who asked for it and in their direct messages. */
export function registerPapers(app: App, deps: DoorDeps): void {
  const { messages: m } = deps;
  const send = async (to: string, file: Document, text: string): Promise<boolean> =>
    await sendOrLog(deps, { to, file, text });

  app.action<BlockAction<ButtonAction>>(SEND_RECORD, async ({ ack, body, action, respond }) => {
    await ack();
    const tell = toldAtButton(deps, { userId: body.user.id, respond });
    // The systems area's copy shows a document in full: whether it is theirs is asked anew.
    await atDoor(deps, { door: 'slack.record', who: body, tell, anew: true }, async (by) => {
      const requestId = carriedBy(SEND_RECORD, action);
      const record = await recordFor(deps, { requestId, by });
      if (!record.ok) {
        if (record.error.code === 'altered') deps.log.error({ requestId }, 'record.altered');
        await tell(m.papers.record.refusal[record.error.code]);
        await noteAttempt(deps, { by, act: 'record', why: record.error.code, requestId });
        return;
      }
      const request = await deps.store.request(requestId);
      const number = request?.number ?? '';
      const ended = request !== null && ENDED_STATES.includes(request.state);
      const text = m.papers.record[!ended ? 'open' : record.value.isArchived ? 'final' : 'drawn'](number);
      const whose = record.value.copy === 'systems' ? ` ${m.papers.record.full}` : '';
      const supplement = await supplementFor(deps, { requestId, by });
      if (supplement === 'altered') await tell(m.papers.record.refusal.altered);
      const isSent =
        (await send(by.id, record.value, `${text}${whose}`)) &&
        (supplement === null ||
          supplement === 'altered' ||
          (await send(by.id, supplement, m.record.supplement.text(number))));
      await tell(isSent ? m.papers.record.sent(number) : m.papers.notSent);
    });
  });

  for (const format of ['xlsx', 'csv'] as const) {
    app.action<BlockAction<ButtonAction>>(ACCOUNT_EXPORTS[format], async ({ ack, body, respond }) => {
      await ack();
      const tell = alone(respond);
      await atDoor(deps, { door: 'slack.export', who: body, tell }, async (by) => {
        const { out, content } = inMemory();
        const begun = async (): Promise<void> => void (await tell(m.papers.list.preparing));
        const exported = await exportAccounts({ ...deps, ...deps.lists }, { by, format, out, begun });
        if (!exported.ok) {
          await tell(m.papers.list.refusal[exported.error.code]);
          await noteAttempt(deps, { by, act: 'export_accounts', why: exported.error.code });
          return;
        }
        const { name, accounts } = exported.value;
        const file = { name, title: m.papers.list.title, mediaType: MEDIA_TYPES[format], content: content() };
        if (!(await send(by.id, file, m.papers.list.text(accounts)))) await tell(m.papers.notSent);
      });
    });
  }
}

/** False where the chat did not take the file, which the log says. */
export async function sendOrLog(
  deps: Pick<DoorDeps, 'sendFile' | 'log'>,
  { to, file, text }: { readonly to: string; readonly file: Document; readonly text: string },
): Promise<boolean> {
  try {
    await deps.sendFile(to, file, text);
    return true;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    deps.log.error({ err: error, file: file.name }, 'file.not_sent');
    return false;
  }
}

/** Keeps what is written: Slack wants to know a file's length before it takes it. `content` gives it once, and keeps it no longer. */
function inMemory(): { readonly out: Writable; readonly content: () => Uint8Array } {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { out, content: () => Buffer.concat(chunks.splice(0)) };
}
