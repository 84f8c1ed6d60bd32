import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { RecordRefusal } from '#use-cases/register/who-may-read.ts';
import { SEND_RECORD } from '../act-names.ts';
import { actions, type Action, type Part } from '../screen.ts';
import { askSystemsAction } from './ask-systems.ts';

/** Sends FT-GTI-006 of a request to the person who presses it. */
export function recordButton(m: Messages, { id }: Pick<Request, 'id'>): Action {
  return { act: SEND_RECORD, label: m.documents.record.button, payload: id };
}

/** The same in a list of requests, with a distinct name for screen readers. */
export function listedRecordButton(m: Messages, request: Pick<Request, 'id' | 'number'>): Action {
  return { ...recordButton(m, request), spoken: `${m.documents.record.button}: ${request.number}` };
}

/** The way to the systems area, where only it can give the record; none otherwise. */
export function recordHelp(
  m: Messages,
  refused: { readonly number: string; readonly why: RecordRefusal['code'] },
): readonly Action[] {
  const { number, why } = refused;
  if (why !== 'of_former' && why !== 'altered') return [];
  return [askSystemsAction(m, { act: 'record', why: why === 'altered' ? why : 'former', number })];
}

/**
 * The button in its own row, for both sides of a hand-over: they did not make the request, and have no card with it.
 */
export function recordParts(m: Messages, request: Request): readonly Part[] {
  if (request.handedTo === null || request.receivers === null) return [];
  return [actions([recordButton(m, request)], `record:${request.id}`)];
}
