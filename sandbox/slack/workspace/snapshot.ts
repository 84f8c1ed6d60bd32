import type { ChatUser } from '#sandbox/services/chat.ts';
import type { StoredFiles } from './file-store.ts';
import { isJson } from '../wire/json.ts';
import type { StoredMessages } from './message-store.ts';
import type { StoredView } from './view-store.ts';

/** What outlives a restart. Open modals, triggers and response_urls do not. */
export interface Snapshot {
  readonly version: 1;
  /** Milliseconds by which the clock was moved: a later ts must stay later. */
  readonly clockOffset: number;
  readonly users: readonly ChatUser[];
  readonly messages: StoredMessages;
  /** Absent in a snapshot of before there were files. */
  readonly files?: StoredFiles;
  readonly homes: readonly StoredView[];
}

/** Undefined when there is none, or one of another version. */
export function readSnapshot(value: unknown): Snapshot | undefined {
  return isJson(value) && value['version'] === 1 ? (structuredClone(value) as unknown as Snapshot) : undefined;
}
