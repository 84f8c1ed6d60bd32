import { displayNameOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Result } from '#domain/result.ts';
import type { Messages } from '#messages/messages.ts';
import { stateText } from '#messages/state-text.ts';
import { HOME_ACTS } from '../act-names.ts';
import type { HomeListValue } from '../parts/payloads.ts';
import { whatFor } from '../parts/asked-for.ts';
import { toldParts } from '../parts/notice-dialog.ts';
import { listedRecordButton, recordHelp } from '../parts/record-button.ts';
import { nextOf } from '../request-card/next.ts';
import { actions, heading, paragraph, shorten, type Message, type Part } from '../screen.ts';

/** How many requests are listed, newest first; the others are in a window. */
export const MOST_REQUESTS = 15;
/** How many characters of a name are shown. */
const NAME = 80;

/** A person's requests, each with what is missing, who does it, and its record's button. */
export function statusMessage(m: Messages, requests: readonly Request[]): Message {
  const { status } = m.commands;
  const summary = status.title;
  if (requests.length === 0) return { summary, parts: [heading(summary), paragraph([[status.none]])] };
  const lines = requests.slice(0, MOST_REQUESTS).map((request) => statusEntry(m, request, nextOf(m, request)));
  const whole: HomeListValue = { list: 'requests', page: 0 };
  const all = actions([{ act: HOME_ACTS.list, label: status.all, payload: whole }]);
  return { summary, parts: [heading(summary), ...lines, ...(requests.length > MOST_REQUESTS ? [all] : [])] };
}

/** One request, or why it is not shown. What comes next is said to its requester. */
export function oneStatusMessage(
  m: Messages,
  found: Result<Request, { readonly code: keyof Messages['documents']['record']['refusal'] }>,
  about: { readonly viewerId: string; readonly number: string },
): Message {
  const { viewerId, number } = about;
  const { titleOne } = m.commands.status;
  if (!found.ok) {
    const why = m.documents.record.refusal[found.error.code];
    const help = recordHelp(m, { number, why: found.error.code });
    return { summary: titleOne, parts: [heading(titleOne), ...toldParts(why, help)] };
  }
  const next = found.value.requester.id === viewerId ? nextOf(m, found.value) : null;
  return { summary: titleOne, parts: [heading(titleOne), statusEntry(m, found.value, next)] };
}

/** A request with its record's button. */
function statusEntry(m: Messages, request: Request, next: string | null): Part {
  const { number, form, createdAt } = request;
  const words = m.commands.status;
  const lines = [
    words.line(number, whatFor(m, form), shorten(displayNameOf(form), NAME)),
    words.state(stateText(m, request), m.moment(createdAt)),
    ...(next === null ? [] : [next]),
  ];
  return { kind: 'entry', text: lines.join('\n'), people: [], action: listedRecordButton(m, request) };
}
