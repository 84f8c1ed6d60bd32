import type { Request } from '#domain/request/request.ts';
import type { SeenQuestion } from './store/question.ts';
import type { Finding } from './store/tenant.ts';

/** After so many working days the systems area's channel is reminded, and then its people. */
export const CHASES = [1, 3] as const;
export type Chase = (typeof CHASES)[number];

/** What waits for the systems area, each since when and for how many working days; the oldest first. */
export interface StillWaiting {
  readonly today: string;
  readonly requests: readonly { readonly request: Request; readonly since: Date; readonly days: number }[];
  /** Questions that nobody has answered, since they were asked. */
  readonly questions: readonly (SeenQuestion & { readonly days: number })[];
  /** `restorable`: for how many days at most a deleted account can be restored; null for other changes. */
  readonly findings: readonly {
    readonly finding: Finding;
    readonly days: number;
    readonly restorable: number | null;
  }[];
}

/** What has waited for so long. */
export function lateOf({ today, requests, questions, findings }: StillWaiting, chase: Chase): StillWaiting {
  const isLate = ({ days }: { readonly days: number }): boolean => days >= chase;
  return {
    today,
    requests: requests.filter(isLate),
    questions: questions.filter(isLate),
    findings: findings.filter(isLate),
  };
}

export function countOf({ requests, questions, findings }: StillWaiting): number {
  return requests.length + questions.length + findings.length;
}
