import type { Request } from '#domain/request/request.ts';
import type { Finding } from './store/tenant.ts';

/** After so many working days the systems area's channel is reminded, and then its people. */
export const CHASES = [1, 3] as const;
export type Chase = (typeof CHASES)[number];

/** What waits for the systems area, each since when and for how many working days; the oldest first. */
export interface StillWaiting {
  readonly today: string;
  readonly requests: readonly { readonly request: Request; readonly since: Date; readonly days: number }[];
  /** `restorable`: for how many days at most a deleted account can be restored; null for other changes. */
  readonly findings: readonly {
    readonly finding: Finding;
    readonly days: number;
    readonly restorable: number | null;
  }[];
}
