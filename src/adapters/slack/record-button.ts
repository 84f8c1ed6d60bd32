import type { ActionsBlock, Button } from '@slack/types';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import { plain } from './rich-text.ts';

export const SEND_RECORD = 'record_send';

/** Sends FT-GTI-006 of a request to whoever presses it. */
export function recordButton(m: Messages, { id }: Pick<Request, 'id'>): Button {
  return { type: 'button', action_id: SEND_RECORD, text: plain(m.papers.record.button), value: id };
}

/** The same in a list of requests, where a screen reader comes to many buttons that are called alike. */
export function listedRecordButton(m: Messages, request: Pick<Request, 'id' | 'number'>): Button {
  return { ...recordButton(m, request), accessibility_label: `${m.papers.record.button}: ${request.number}` };
}

/** The button in a row of its own, for both sides of a hand-over: they asked for nothing, and have no card with it. */
export function recordBlocks(m: Messages, request: Request): readonly ActionsBlock[] {
  if (request.handedTo === null || request.receivers === null) return [];
  return [{ type: 'actions', block_id: `record:${request.id}`, elements: [recordButton(m, request)] }];
}
