import type { ActionsBlockElement, KnownBlock, ModalView } from '@slack/types';
import { REASON_MAX } from '#domain/form/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import type { Quarantined } from '#use-cases/ports/address.ts';
import { oneTextDialog } from '#dialogue/parts/one-text-dialog.ts';
import { renderDialog } from './render.ts';
import { header, plain, rich, small } from './rich-text.ts';

export const QUARANTINE = {
  release: 'quarantine_release',
  next: 'quarantine_next',
  previous: 'quarantine_previous',
} as const;
export const RELEASE_VIEW = 'release_address';
/** Addresses on one page: a line and a button each. */
export const QUARANTINED_A_PAGE = 12;

/** Addresses that nobody may have for now, each with a button that gives it free. */
export function quarantineMessage(
  m: Messages,
  seen: { readonly rows: readonly Quarantined[]; readonly total: number; readonly page: number; readonly text: string },
): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = m.quarantine;
  const { rows, total, page, text } = seen;
  if (total === 0) return { text: words.title, blocks: [header(words.title), rich([[words.none]])] };
  const pages = Math.ceil(total / QUARANTINED_A_PAGE);
  const turn = (action: 'next' | 'previous', to: number): ActionsBlockElement => ({
    type: 'button',
    action_id: QUARANTINE[action],
    text: plain(m.commands.accounts[action]),
    value: JSON.stringify({ text, page: to }),
  });
  const turns = [
    ...(page > 0 ? [turn('previous', page - 1)] : []),
    ...(page + 1 < pages ? [turn('next', page + 1)] : []),
  ];
  const blocks: KnownBlock[] = [header(words.title), small(words.found(total))];
  for (const { address, until, displayName } of rows) {
    const of = displayName === null ? '' : ` · ${words.was(displayName)}`;
    blocks.push(rich([[{ code: address }, ` · ${words.until(m.dayOf(until))}${of}`]]), {
      type: 'actions',
      elements: [{ type: 'button', action_id: QUARANTINE.release, text: plain(words.release), value: address }],
    });
  }
  if (turns.length > 0)
    blocks.push(small(m.commands.accounts.page(page + 1, pages)), { type: 'actions', elements: turns });
  return { text: words.title, blocks };
}

/** Asks for the reason, which stands in the trail. */
export function releaseView(m: Messages, address: string): ModalView {
  const { releaseTitle: title, release: submit, reason: label, warning } = m.quarantine;
  const about = { form: RELEASE_VIEW, state: { address } };
  const view = renderDialog(oneTextDialog(m, { ...about, title, submit, field: 'reason', label, max: REASON_MAX }));
  return { ...view, blocks: [rich([[warning(address)]]), ...view.blocks] };
}
