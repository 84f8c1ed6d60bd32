import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { REQUEST_FORMS } from '../../act-names.ts';
import { agreementWords } from '../../parts/agreement-lines.ts';
import { oneTextDialog, WORDS_MAX } from '../../parts/one-text-dialog.ts';
import { mention } from '../../parts/person-line.ts';
import { paragraph, type Dialog, type Part } from '../../screen.ts';
import { isHalted } from '../card-buttons.ts';

export function rejectDialog(m: Messages, request: Request): Dialog {
  const words = m.dialogs.reject;
  return textDialog(m, { form: REQUEST_FORMS.reject, request, words, label: words.reason, hint: words.hint });
}

/** Asks the official why they do not confirm the holder's extension. */
export function declineDialog(m: Messages, request: Request): Dialog {
  const words = agreementWords(m, request).declining;
  return textDialog(m, { form: REQUEST_FORMS.decline, request, words, label: words.reason, hint: words.hint });
}

export function askDialog(m: Messages, request: Request): Dialog {
  const words = m.dialogs.ask;
  return textDialog(m, { form: REQUEST_FORMS.ask, request, words, label: words.question, hint: words.hint });
}

export function lineNotRunDialog(m: Messages, request: Request): Dialog {
  const words = m.dialogs.lineNotRun;
  return textDialog(m, { form: REQUEST_FORMS.lineNotRun, request, words, label: words.reason, hint: words.hint });
}

export function giveUpDialog(m: Messages, request: Request): Dialog {
  const otherwise = request.state === 'delivered' ? m.dialogs.closeOtherwise : m.dialogs.giveUp;
  const words = isHalted(request) ? m.receives.halt : otherwise;
  return textDialog(m, { form: REQUEST_FORMS.giveUp, request, words, label: words.reason, hint: words.hint });
}

/** Shows what is restored with the account, and asks for the reason. */
export function undoDialog(m: Messages, request: Request): Dialog {
  const words = m.dialogs.undo;
  const above = [paragraph([[words.text]])];
  return textDialog(m, { form: REQUEST_FORMS.undo, request, words, label: words.reason, hint: words.hint, above });
}

/** Asks for the answer to the last question, which is shown above. */
export function answerDialog(m: Messages, request: Request): Dialog {
  const words = m.dialogs.answer;
  const question = request.questions.at(-1);
  const above =
    question === undefined
      ? []
      : [paragraph([[words.asks(question.by.name), ...mention(question.by)], [{ bold: question.text }]])];
  return textDialog(m, { form: REQUEST_FORMS.answer, request, words, label: words.answer, above });
}

function textDialog(
  m: Messages,
  about: {
    readonly form: string;
    readonly request: Request;
    readonly words: { readonly title: string; readonly submit: string };
    readonly label: string;
    readonly hint?: string;
    readonly above?: readonly Part[];
  },
): Dialog {
  const { request, words, ...rest } = about;
  const { title, submit } = words;
  return oneTextDialog(m, { ...rest, title, submit, state: { requestId: request.id }, field: 'text', max: WORDS_MAX });
}
