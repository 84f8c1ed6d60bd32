import { displayNameOf } from '#domain/form/form.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { ACTIONS, RECEIPTS_FORM } from '../act-names.ts';
import {
  actions,
  bullets,
  heading,
  note,
  paragraph,
  shorten,
  type Action,
  type Dialog,
  type Field,
  type Line,
  type Message,
  type Option,
} from '../screen.ts';

/** More than that nobody reads in a message; the window has the others. */
const LISTED = 10;
/** A group of boxes to tick takes ten. */
const A_GROUP = 10;
/** As many groups as the window has; what is left comes when it is opened again. */
const GROUPS = 5;
const NAME = 60;
/** What a box to tick shows in its label, and below it. */
const LABEL = 75;

/** The names of the fields with the boxes. */
export const RECEIPT_GROUPS = Array.from({ length: GROUPS }, (_, index) => `receipts_${index}`);

/** What waits for an official's confirmation, in one message. */
export function receiptsMessage(m: Messages, waiting: readonly Request[]): Message {
  const words = m.handOver.receipts;
  const title = words.title(waiting.length);
  if (waiting.length === 0) return { summary: title, parts: [paragraph([[{ bold: title }], [words.nothingLeft]])] };
  const more = waiting.length - LISTED;
  return {
    summary: title,
    parts: [
      heading(title),
      bullets(waiting.slice(0, LISTED).map((request) => rowOf(m, request))),
      ...(more > 0 ? [paragraph([[words.more(more)]])] : []),
      note(words.ask),
      actions([confirmSeveral(m, waiting.length)], 'receipts'),
    ],
  };
}

/** Opens the window in which several are confirmed. */
export function confirmSeveral(m: Messages, count: number): Action {
  const { several, one } = m.handOver.receipts.button;
  return { act: ACTIONS.confirmReceipts, label: count === 1 ? one : several, style: 'primary' };
}

function rowOf(m: Messages, request: Request): Line {
  const at = m.moment(request.handedAt ?? request.updatedAt);
  const name = shorten(displayNameOf(request.form), NAME);
  return [{ bold: name }, ' · ', { code: addressOf(request) }, ` · ${m.handOver.receipts.handed(at)}`];
}

/** The window with a box for each hand-over; none is ticked, since whoever confirms says that they know of each. */
export function receiptsDialog(m: Messages, waiting: readonly Request[]): Dialog {
  const words = m.handOver.receipts;
  const shown = waiting.slice(0, A_GROUP * GROUPS);
  const more = waiting.length - shown.length;
  return {
    ...{ form: RECEIPTS_FORM, title: words.window.title, submit: words.window.submit, close: m.dialogs.cancel },
    content: [
      paragraph([[words.window.intro], ...(more > 0 ? [[words.window.more(shown.length, more)]] : [])]),
      ...RECEIPT_GROUPS.flatMap((name, index): readonly Field[] => {
        const some = shown.slice(index * A_GROUP, (index + 1) * A_GROUP);
        if (some.length === 0) return [];
        const label = words.window.group(index * A_GROUP + 1, index * A_GROUP + some.length);
        const options = some.map((request) => optionOf(m, request));
        return [{ kind: 'field', name, label, optional: true, input: { input: 'checks', options } }];
      }),
    ],
  };
}

function optionOf(m: Messages, request: Request): Option {
  const at = m.moment(request.handedAt ?? request.updatedAt);
  return {
    text: shorten(displayNameOf(request.form), LABEL),
    value: request.id,
    description: shorten(`${addressOf(request)} · ${m.handOver.receipts.handed(at)}`, LABEL),
  };
}
