import type { Request } from '#domain/request/request.ts';
import type { DeletionDays } from '#domain/plan/mail-life.ts';
import type { Messages } from '#messages/messages.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import { note, type Dialog } from '../screen.ts';
import { requestCard } from './card.ts';

/** What the systems area's card of a request shows, without buttons. */
export function requestDetailsDialog(
  m: Messages,
  seen: { readonly request: Request; readonly run: Run | null; readonly days: DeletionDays | null },
): Dialog {
  const words = m.home.desk.details;
  const { parts } = requestCard(m, { ...seen, audience: 'systems' });
  return {
    title: words.title,
    close: m.dialogs.close,
    content: [note(words.buttons), ...parts.filter(({ kind }) => kind !== 'actions')],
  };
}
