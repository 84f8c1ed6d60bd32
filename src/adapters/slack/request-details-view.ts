import type { ModalView } from '@slack/types';
import type { Request } from '#domain/request/request.ts';
import type { DeletionDays } from '#domain/plan/mail-life.ts';
import type { Messages } from '#messages/messages.ts';
import type { Run } from '#use-cases/ports/run.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import { renderParts } from './render.ts';
import { plain, small } from './rich-text.ts';

/** What the systems area's card of a request shows, without its buttons. */
export function requestDetailsView(
  m: Messages,
  seen: { readonly request: Request; readonly run: Run | null; readonly days: DeletionDays | null },
): ModalView {
  const words = m.home.desk.details;
  const { parts } = requestCard(m, { ...seen, audience: 'systems' });
  return {
    type: 'modal',
    title: plain(words.title),
    close: plain(m.dialogs.close),
    blocks: [small(words.buttons), ...renderParts(parts.filter(({ kind }) => kind !== 'actions'))],
  };
}
