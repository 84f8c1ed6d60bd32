import type { ChatUser } from '#sandbox/services/chat.ts';
import type { StoredFiles } from './file-store.ts';
import { isJson } from '../wire/json.ts';
import type { StoredMessages } from './message-store.ts';
import type { StoredView } from './view-store.ts';

/** What is kept over a restart. Open modals, trigger_ids and response_urls are not. */
export interface Snapshot {
  readonly version: 1;
  /** By how many milliseconds the clock was moved, so that new messages get a later ts than the stored ones. */
  readonly clockOffset: number;
  readonly users: readonly ChatUser[];
  readonly messages: StoredMessages;
  /** Absent in a snapshot from before files were added here. */
  readonly files?: StoredFiles;
  readonly homes: readonly StoredView[];
}

/** The snapshot in a value; undefined for none or one of another version. */
export function readSnapshot(value: unknown): Snapshot | undefined {
  return isJson(value) && value['version'] === 1 ? (structuredClone(value) as unknown as Snapshot) : undefined;
}
