import type { KnownBlock } from '@slack/types';
import { displayNameOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Result } from '#domain/result.ts';
import type { Messages } from '#messages/messages.ts';
import { stateText } from '#messages/state-text.ts';
import type { Message } from './post-once.ts';
import { listedRecordButton } from '#dialogue/parts/record-button.ts';
import { renderPart } from './render.ts';
import { header, rich, small } from './rich-text.ts';

/** Requests of one person that are listed, newest first. */
export const MOST_REQUESTS = 40;

/** A person's requests, each with its record. */
export function statusMessage(m: Messages, requests: readonly Request[]): Message {
  const { status } = m.commands;
  const text = status.title;
  if (requests.length === 0) return { text, blocks: [header(status.title), rich([[status.none]])] };
  const lines = requests.map((request) => statusLine(m, request));
  const more = requests.length < MOST_REQUESTS ? [] : [small(status.newest(MOST_REQUESTS))];
  return { text, blocks: [header(status.title), ...lines, ...more] };
}

/** One request, or why it is not shown. */
export function oneStatusMessage(
  m: Messages,
  found: Result<Request, { readonly code: keyof Messages['papers']['record']['refusal'] }>,
): Message {
  const { titleOne } = m.commands.status;
  const line = found.ok ? statusLine(m, found.value) : rich([[m.papers.record.refusal[found.error.code]]]);
  return { text: titleOne, blocks: [header(titleOne), line] };
}

/** What can be written after the command. */
export function helpMessage(
  m: Messages,
  { institution, systems }: { readonly institution: string; readonly systems: boolean },
): Message {
  const lines = [...m.commands.help(institution), ...(systems ? m.commands.helpSystems : [])];
  return { text: m.form.title, blocks: [rich(lines.map((line) => [line]))] };
}

/** A request with its record. */
function statusLine(m: Messages, request: Request): KnownBlock {
  const { number, form, createdAt } = request;
  const line = m.commands.status.line(number, displayNameOf(form), stateText(m, request), m.moment(createdAt));
  return renderPart({ kind: 'entry', text: line, people: [], action: listedRecordButton(m, request) });
}
