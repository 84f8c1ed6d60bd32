import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { ENDED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { recordFor, supplementFor, type GivenRecord } from '#use-cases/records/make-record.ts';
import { SEND_RECORD } from '../act-names.ts';
import { act, DONE, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { requestId } from '../parts/payloads.ts';
import { recordHelp } from '../parts/record-button.ts';
import { sendOrLog } from './send-or-log.ts';

/**
 * Sends FT-GTI-006 of a request as a file, in a direct message to the person who asks. Texts appear next to the place
 * of the button: an account's card stays.
 */
export function recordActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m, log } = deps;
  const words = m.documents.record;
  const send = act({
    name: SEND_RECORD,
    payload: requestId,
    // The systems area's copy shows document numbers in full: whether the person belongs to it is checked now.
    asks: 'anew',
    // Files may already have been sent.
    kept: 'told',
    run: async ({ by, payload, tell }) => {
      const record = await recordFor(deps, { requestId: payload, by });
      if (!record.ok) {
        const why = record.error.code;
        if (why === 'altered') log.error({ requestId: payload }, 'record.altered');
        const number = (await deps.store.request(payload))?.number ?? '';
        await tell(words.refusal[why], recordHelp(m, { number, why }));
        return {
          ...DONE,
          after: async () => await noteAttempt(deps, { by, act: 'record', why, requestId: payload }),
        };
      }
      const request = await deps.store.request(payload);
      const supplement = await supplementFor(deps, { requestId: payload, by });
      if (supplement === 'altered')
        await tell(words.refusal.altered, recordHelp(m, { number: request?.number ?? '', why: supplement }));
      const files = [
        { file: record.value, text: textWith(m, { record: record.value, request }) },
        ...(supplement === null || supplement === 'altered'
          ? []
          : [{ file: supplement, text: m.record.supplement.text(request?.number ?? '') }]),
      ];
      await tell((await sendAll(deps, { by, files })) ? words.sent(request?.number ?? '') : m.documents.notSent);
      return DONE;
    },
  });
  return { acts: [send] };
}

/**
 * Says what the record is: the present state of an open request, the archived record, or one drawn because none was
 * archived.
 */
function textWith(
  { documents: { record: words } }: Messages,
  { record, request }: { readonly record: GivenRecord; readonly request: Request | null },
): string {
  const isEnded = request !== null && ENDED_STATES.includes(request.state);
  const text = words[!isEnded ? 'open' : record.isArchived ? 'final' : 'drawn'](request?.number ?? '');
  return record.copy === 'systems' ? `${text} ${words.full}` : text;
}

type FileToSend = Parameters<typeof sendOrLog>[1];

/** Sends one after the other, and stops when the chat refuses one. */
async function sendAll(
  deps: DialogueDeps,
  { by, files }: { readonly by: Actor; readonly files: readonly Omit<FileToSend, 'to'>[] },
): Promise<boolean> {
  for (const one of files) if (!(await sendOrLog(deps, { ...one, to: by.id }))) return false;
  return true;
}
