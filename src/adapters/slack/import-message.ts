import type { KnownBlock } from '@slack/types';
import type { Messages } from '#messages/messages.ts';
import type { TenantRead } from '#use-cases/tenant-ports.ts';
import { header, plain, rich, small } from './rich-text.ts';

export const IMPORT_START = 'import_start';

/** Offers the import; once it was asked for, how far it is, and that it is done. */
export function importMessage(
  m: Messages,
  read: TenantRead | null,
): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = m.tenant.import;
  const text = words.title;
  if (read === null) return { text, blocks: [header(words.title), ...importOffer(m)] };
  const { users, imported, pages, finishedAt } = read;
  const lines =
    finishedAt === null ? [words.reading(users, imported, pages + 1), words.meanwhile] : [words.done(users, imported)];
  const after = finishedAt === null ? [] : [small(words.nightly)];
  return { text, blocks: [header(words.title), rich(lines.map((line) => [line])), ...after] };
}

/** What the import is, and its button. */
export function importOffer(m: Messages): KnownBlock[] {
  const words = m.tenant.import;
  return [
    rich([[words.offer]]),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: IMPORT_START, text: plain(words.button), style: 'primary' }],
    },
  ];
}
