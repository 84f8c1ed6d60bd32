import type { Messages } from '#messages/messages.ts';
import type { ReadFailure, ReviewNews, TenantRead } from '#use-cases/ports/store/tenant.ts';
import { IMPORT_START } from '../act-names.ts';
import { actions, heading, note, paragraph, type Message, type Part } from '../screen.ts';

/** Offers the import; then shows its progress and its end. */
export function importMessage(m: Messages, read: TenantRead | null): Message {
  const words = m.tenant.import;
  const parts = read === null ? offerParts(m) : progressParts(m, read);
  return { summary: words.title, parts: [heading(words.title), ...parts] };
}

function progressParts(m: Messages, { users, imported, pages, finishedAt, failure }: TenantRead): readonly Part[] {
  const words = m.tenant.import;
  if (finishedAt !== null) return [paragraph([[words.done(users, imported)]]), note(words.nightly)];
  const next = failure === null ? words.meanwhile : stoppedText(m, failure);
  return [paragraph([[words.reading(users, imported, pages + 1)], [next]])];
}

/** Says that a review needs an import first, with the button. */
export function importFirstMessage(m: Messages): Message {
  const text = m.tenant.asked.import_first;
  return { summary: text, parts: [paragraph([[text]]), ...offerParts(m)] };
}

/** Explains the import, with its button. */
function offerParts(m: Messages): readonly Part[] {
  const { offer, button } = m.tenant.import;
  return [paragraph([[offer]]), actions([{ act: IMPORT_START, label: button, style: 'primary' }])];
}

/** The progress of a review that somebody asked for. */
export function reviewMessage(m: Messages, { read, found, isLeft }: ReviewNews): Message {
  const words = m.tenant.reviewed;
  const ended = found === 0 ? words.nothing : words.found(found);
  const open = read.failure === null ? words.underWay : stoppedText(m, read.failure);
  const line = read.finishedAt === null ? (isLeft ? words.left : open) : ended;
  return { summary: words.title, parts: [heading(words.title), paragraph([[line]])] };
}

/** Says that the tenant could not be read for some nights, and what to do. */
export function unreadMessage(m: Messages, read: TenantRead): Message {
  const words = m.tenant.unread;
  const lines = [[words.text(read.failedNights + 1)], [stoppedText(m, read.failure)]];
  return { summary: words.title, parts: [heading(words.title), paragraph(lines)] };
}

/** Why a read is stuck and who can fix it; without a failure, that a service was not available. */
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
