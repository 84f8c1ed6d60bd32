import { Writable } from 'node:stream';
import { exportAccounts } from '#use-cases/accounts/export-accounts.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import type { ExportFormat } from '#use-cases/ports/store/export.ts';
import { ACCOUNT_EXPORTS } from '../act-names.ts';
import { act, DONE, tell, type Act, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { nothing } from '../parts/payloads.ts';
import { sendOrLog } from './send-or-log.ts';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Sends the whole list of accounts as a file, in a direct message to the person who asks. */
export function listActs(deps: DialogueDeps): Partial<Acts> {
  return { acts: [exportAct(deps, 'xlsx'), exportAct(deps, 'csv')] };
}

function exportAct(deps: DialogueDeps, format: ExportFormat): Act {
  const { messages: m } = deps;
  const words = m.documents.list;
  return act({
    name: ACCOUNT_EXPORTS[format],
    payload: nothing,
    // The file may already have been sent.
    kept: 'told',
    run: async ({ by, tell: meanwhile }) => {
      const { out, content } = inMemory();
      const begun = async (): Promise<void> => await meanwhile(words.preparing);
      const exported = await exportAccounts({ ...deps, ...deps.lists }, { by, format, out, begun });
      if (!exported.ok) {
        const why = exported.error.code;
        return tell(words.refusal[why], {
          after: async () => await noteAttempt(deps, { by, act: 'export_accounts', why }),
        });
      }
      const { name, accounts } = exported.value;
      const file = { name, title: words.title, mediaType: MEDIA_TYPES[format], content: content() };
      const isSent = await sendOrLog(deps, { to: by.id, file, text: words.text(accounts) });
      return isSent ? DONE : tell(m.documents.notSent);
    },
  });
}

/**
 * Collects the written bytes, since a chat needs a file's length first. `content` returns them once and releases them.
 */
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
