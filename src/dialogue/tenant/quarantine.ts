import { REASON_MAX } from '#domain/modifications/checking.ts';
import type { Messages } from '#messages/messages.ts';
import type { Quarantined } from '#use-cases/ports/store/address.ts';
import { QUARANTINE, TENANT_FORMS } from '../act-names.ts';
import { oneTextDialog } from '../parts/one-text-dialog.ts';
import { actions, heading, note, paragraph, type Action, type Dialog, type Message, type Part } from '../screen.ts';

/** Addresses per page: each has a line and a button. */
export const QUARANTINED_A_PAGE = 12;

interface Page {
  readonly rows: readonly Quarantined[];
  readonly total: number;
  readonly page: number;
  /** The search text. */
  readonly text: string;
}

/** Addresses in quarantine, each with a button that releases it. */
export function quarantineMessage(m: Messages, page: Page): Message {
  const words = m.quarantine;
  const parts =
    page.total === 0
      ? [paragraph([[words.none]])]
      : [note(words.found(page.total)), ...page.rows.flatMap((row) => rowParts(m, row)), ...turnParts(m, page)];
  return { summary: words.title, parts: [heading(words.title), ...parts] };
}

function rowParts(m: Messages, { address, until, displayName }: Quarantined): readonly Part[] {
  const words = m.quarantine;
  const formerName = displayName === null ? '' : ` · ${words.was(displayName)}`;
  return [
    paragraph([[{ code: address }, ` · ${words.until(m.dayOf(until))}${formerName}`]]),
    actions([{ act: QUARANTINE.release, label: words.release, payload: address }]),
  ];
}

/** The page's number, and the buttons to turn it; empty for a single page. */
function turnParts(m: Messages, { total, page, text }: Page): readonly Part[] {
  const words = m.commands.accounts;
  const pages = Math.ceil(total / QUARANTINED_A_PAGE);
  const turn = (name: 'next' | 'previous', to: number): Action => ({
    act: QUARANTINE[name],
    label: words[name],
    payload: { text, page: to },
  });
  const turns = [
    ...(page > 0 ? [turn('previous', page - 1)] : []),
    ...(page + 1 < pages ? [turn('next', page + 1)] : []),
  ];
  return turns.length === 0 ? [] : [note(words.page(page + 1, pages)), actions(turns)];
}

/** Asks for the reason, which is kept in the trail. */
export function releaseDialog(m: Messages, address: string): Dialog {
  const { releaseTitle: title, release: submit, reason: label, warning } = m.quarantine;
  return oneTextDialog(m, {
    ...{ form: TENANT_FORMS.release, state: { address }, title, submit },
    ...{ field: 'reason', label, max: REASON_MAX, above: [paragraph([[warning(address)]])] },
  });
}
