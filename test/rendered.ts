import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { renderDialog, renderHome, renderMessage } from '#adapters/slack/render.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import type { CardInput } from '#dialogue/request-card/card-facts.ts';
import { requestDetailsDialog } from '#dialogue/request-card/details.ts';
import type { Messages } from '#messages/messages.ts';
import type { Dialog, HomePage, Message } from '#dialogue/screen.ts';

/** What Slack receives for a message, a window or a home page. */
export function rendered(screen: Message): { readonly text: string; readonly blocks: KnownBlock[] };
export function rendered(screen: Dialog): ModalView;
export function rendered(screen: HomePage): HomeView;
export function rendered(screen: Message | Dialog | HomePage): object {
  if ('content' in screen) return renderDialog(screen);
  return 'page' in screen ? renderHome(screen) : renderMessage(screen);
}

/** Whether it is a description, not what a chat receives. */
export function isDescription(screen: unknown): screen is Message {
  return typeof screen === 'object' && screen !== null && ('parts' in screen || 'content' in screen);
}

/** All that the systems area reads of a request: its card, and the window that «Más» opens. */
export function everythingOf(m: Messages, seen: CardInput): readonly unknown[] {
  const card = rendered(requestCard(m, { ...seen, audience: 'systems' }));
  return [...card.blocks, ...rendered(requestDetailsDialog(m, seen)).blocks];
}
