import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { SEND_RECORD } from '../act-names.ts';
import { actions, type Action, type Part } from '../screen.ts';

/** Sends FT-GTI-006 of a request to whoever presses it. */
export function recordButton(m: Messages, { id }: Pick<Request, 'id'>): Action {
  return { act: SEND_RECORD, label: m.documents.record.button, payload: id };
}

/** The same in a list of requests, where a screen reader comes to many buttons that are called alike. */
export function listedRecordButton(m: Messages, request: Pick<Request, 'id' | 'number'>): Action {
  return { ...recordButton(m, request), spoken: `${m.documents.record.button}: ${request.number}` };
}

/** The button in a row of its own, for both sides of a hand-over: they asked for nothing, and have no card with it. */
export function recordParts(m: Messages, request: Request): readonly Part[] {
  if (request.handedTo === null || request.receivers === null) return [];
  return [actions([recordButton(m, request)], `record:${request.id}`)];
}
