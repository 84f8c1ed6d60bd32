import type { Messages } from '#messages/messages.ts';
import { paragraph, type Dialog } from '../screen.ts';

/** A window that only tells something. */
export function noticeDialog(m: Messages, text: string): Dialog {
  return { title: m.dialogs.notice.title, close: m.dialogs.close, content: [paragraph([[text]])] };
}
