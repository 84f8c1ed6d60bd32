import type { Tried } from '#domain/question/question.ts';
import type { Messages } from '#messages/messages.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import type { Reply } from '../acts.ts';
import { actions, type Action, type Dialog } from '../screen.ts';
import { noticeDialog } from './notice-dialog.ts';

/** What somebody wanted, why it did not go on, and with which account. */
export interface Help extends Tried {
  readonly account?: string | undefined;
}

/** The button that tells the systems area what this person wanted: one press sends it. */
export function askSystemsAction(m: Messages, help: Help): Action {
  return { act: ASK_SYSTEMS.send, payload: help, label: m.questions.talk };
}

/** A window that says why something was refused, with the button that turns to the systems area. */
export function helpDialog(m: Messages, { text, help }: { readonly text: string; readonly help: Help }): Dialog {
  const { content, ...notice } = noticeDialog(m, text);
  return { ...notice, content: [...content, actions([askSystemsAction(m, help)], 'help')] };
}

/**
 * A refusal after which only the systems area can help. In a form it stands `onTop`, so that what was filled in stays;
 * a refusal without `help` is told alone.
 */
export function refusedReply(
  m: Messages,
  refused: { readonly text: string; readonly help: Help | null; readonly onTop?: true },
): Reply {
  const { text, help, onTop } = refused;
  if (help === null) return { as: 'tell', text };
  return { as: 'open', dialog: helpDialog(m, { text, help }), ...(onTop === undefined ? {} : { onTop }) };
}
