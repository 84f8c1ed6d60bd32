import type { StepName } from '#domain/plan/plan.ts';

export interface RunStep {
  readonly name: StepName;
  readonly state: 'waiting' | 'running' | 'done';
  readonly attempts: number;
  /** When the next attempt may start. */
  readonly nextAt: Date | null;
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
  /** An attempt was begun and its outcome is unknown: it may have been carried out. */
  readonly uncertain: boolean;
  /** Why it waits, to show to people. `person` waits for somebody who runs a line, and has no next attempt. */
  readonly waitingFor: WaitReason | null;
  /** When somebody confirmed that the line was run. */
  readonly confirmedAt: Date | null;
}

export type WaitReason =
  | 'mailbox'
  | 'mailbox_access'
  | 'throttled'
  | 'unavailable'
  | 'replication'
  | 'chat'
  | 'person'
  | 'date';

export interface Run {
  readonly requestId: string;
  readonly directoryId: string | null;
  readonly steps: readonly RunStep[];
}
