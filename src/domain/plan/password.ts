/** What the directory tells of a password. */
export interface PasswordStatus {
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** A change is still demanded at the next sign-in. */
  readonly mustChange: boolean;
}

/** Nobody knows the first password: a change this soon after the creation is part of it, ms. */
const CREATION_TAKES = 60_000;

/**
 * Whether the person changed the password themselves: no change is demanded any more, and the last one is not older than
 * our own last reset (`baseline`), or clearly later than the creation where there was no reset.
 * The directory counts in whole seconds, and somebody quick changes the password within the second of the reset.
 */
export function isOwnChange(status: PasswordStatus, baseline: Date | null): boolean {
  const since = baseline ?? new Date(status.createdAt.getTime() + CREATION_TAKES);
  return !status.mustChange && status.changedAt >= since;
}
