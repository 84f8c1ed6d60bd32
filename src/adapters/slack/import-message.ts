import type { KnownBlock } from '@slack/types';
import type { Messages } from '#messages/messages.ts';
import type { ReadFailure, ReviewNews, TenantRead } from '#use-cases/ports/tenant.ts';
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
  const { users, imported, pages, finishedAt, failure } = read;
  const reading = [
    words.reading(users, imported, pages + 1),
    failure === null ? words.meanwhile : stoppedText(m, failure),
  ];
  const lines = finishedAt === null ? reading : [words.done(users, imported)];
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

/** How far a review is that somebody asked for. */
export function reviewMessage(
  m: Messages,
  { read, found, isLeft }: ReviewNews,
): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = m.tenant.reviewed;
  const ended = found === 0 ? words.nothing : words.found(found);
  const open = read.failure === null ? words.underWay : stoppedText(m, read.failure);
  const line = read.finishedAt === null ? (isLeft ? words.left : open) : ended;
  return { text: words.title, blocks: [header(words.title), rich([[line]])] };
}

/** That the tenant could not be read for some nights, and what to do. */
export function unreadMessage(m: Messages, read: TenantRead): { readonly text: string; readonly blocks: KnownBlock[] } {
  const words = m.tenant.unread;
  const lines = [words.text(read.failedNights + 1), stoppedText(m, read.failure)];
  return { text: words.title, blocks: [header(words.title), rich(lines.map((line) => [line]))] };
}

/** Why a read goes on no further and who mends it; null for a service that only was not there. */
export function stoppedText(m: Messages, failure: ReadFailure | null): string {
  const words = m.tenant.stopped;
  switch (failure?.code) {
    case undefined:
      return words.away;
    case 'permission_missing':
      return words.permission(failure?.detail ?? '');
    case 'granted_but_refused':
      return words.refused(failure?.detail ?? '');
    case 'credentials_rejected':
      return words.credentials;
    default:
      return words.unexpected;
  }
}
