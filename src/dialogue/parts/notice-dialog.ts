import type { Messages } from '#messages/messages.ts';
import { actions, paragraph, type Action, type Dialog, type Part } from '../screen.ts';

/** A window that only tells something, with buttons for what can be done about it. */
export function noticeDialog(m: Messages, text: string, buttons: readonly Action[] = []): Dialog {
  return { title: m.dialogs.notice.title, close: m.dialogs.close, content: toldParts(text, buttons) };
}

/** A sentence, and buttons for what can be done about it. */
export function toldParts(text: string, buttons: readonly Action[] = []): readonly Part[] {
  return [paragraph([[text]]), ...(buttons.length === 0 ? [] : [actions(buttons, 'told')])];
}
