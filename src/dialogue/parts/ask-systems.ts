import type { Tried } from '#domain/question/question.ts';
import type { Messages } from '#messages/messages.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import { tell, type Reply } from '../acts.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import { actions, type Action, type Message } from '../screen.ts';

/** What somebody wanted, why it did not go on, and with which account. */
export interface Help extends Tried {
  /** Its id. */
  readonly account?: string;
}

/** The button that turns to the systems area, with what this person wanted. */
export function askSystemsAction(m: Messages, help: Help): Action {
  return { act: ASK_SYSTEMS.send, payload: help, label: m.questions.talk };
}

/** The same in a window with a form, which keeps what was filled in. */
export function askAboveAction(m: Messages, help: Help): Action {
  return { ...askSystemsAction(m, help), act: ASK_SYSTEMS.sendAbove };
}

/** The same for a question of the person's own. */
export function writeToSystemsAction(m: Messages): Action {
  return { act: ASK_SYSTEMS.write, label: m.questions.talk };
}

/** About a request, and its account. */
export function helpAbout({ number, form }: Pick<Request, 'number' | 'form'>, tried: Pick<Help, 'act' | 'why'>): Help {
  return { ...tried, number, ...(isCreation(form) ? {} : { account: form.account.id }) };
}

/** The message, and the button that turns to the systems area; `of` tells its messages apart. */
export function withHelp(
  m: Messages,
  message: Message,
  { help, of }: { readonly help: Help; readonly of: string },
): Message {
  return { ...message, parts: [...message.parts, actions([askSystemsAction(m, help)], `help:${of}`)] };
}

/** For an error of ours, by the reference that stands in the log as well. */
export function bugHelp(m: Messages, reference: string): Action {
  return askSystemsAction(m, { act: 'understand', why: 'failed', reference });
}

/** Why something is refused, and with what the person turns to the systems area; null where it need not help. */
export interface Refused {
  readonly text: string;
  readonly help: Help | null;
}

/** A refusal, with the button where only the systems area can help. */
export function refusal(m: Messages, { text, help, ...more }: Refused & Pick<Reply, 'after' | 'redrawsHome'>): Reply {
  return tell(text, { ...more, ...(help === null ? {} : { actions: [askSystemsAction(m, help)] }) });
}
