import { displayNameOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Result } from '#domain/result.ts';
import type { Messages } from '#messages/messages.ts';
import { stateText } from '#messages/state-text.ts';
import { listedRecordButton } from '../parts/record-button.ts';
import { heading, note, paragraph, type Message, type Part } from '../screen.ts';

/** How many requests are listed, newest first. */
export const MOST_REQUESTS = 40;

/** A person's requests, each with its record's button. */
export function statusMessage(m: Messages, requests: readonly Request[]): Message {
  const { status } = m.commands;
  const summary = status.title;
  if (requests.length === 0) return { summary, parts: [heading(summary), paragraph([[status.none]])] };
  const lines = requests.map((request) => statusLine(m, request));
  const more = requests.length < MOST_REQUESTS ? [] : [note(status.newest(MOST_REQUESTS))];
  return { summary, parts: [heading(summary), ...lines, ...more] };
}

/** One request, or why it is not shown. */
export function oneStatusMessage(
  m: Messages,
  found: Result<Request, { readonly code: keyof Messages['documents']['record']['refusal'] }>,
): Message {
  const { titleOne } = m.commands.status;
  const line = found.ok ? statusLine(m, found.value) : paragraph([[m.documents.record.refusal[found.error.code]]]);
  return { summary: titleOne, parts: [heading(titleOne), line] };
}

/** A request with its record's button. */
function statusLine(m: Messages, request: Request): Part {
  const { number, form, createdAt } = request;
  const line = m.commands.status.line(number, displayNameOf(form), stateText(m, request), m.moment(createdAt));
  return { kind: 'entry', text: line, people: [], action: listedRecordButton(m, request) };
}
