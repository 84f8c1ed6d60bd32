import type { Person } from '#domain/person.ts';

/** A decision of the only systems person about something that concerns themselves, and the reason. */
export interface DecidedAlone {
  readonly by: Person;
  readonly at: Date;
  readonly reason: string;
}

/** The record of such decisions in a request. Requests from before 2026-11-28 have only the last. */
export interface AloneMarks {
  /** The last one. */
  readonly alone?: DecidedAlone;
  /** The earlier ones, oldest first. */
  readonly aloneBefore?: readonly DecidedAlone[];
}

/** All such decisions, oldest first. */
export function decidedAlone({ alone, aloneBefore = [] }: AloneMarks): readonly DecidedAlone[] {
  return alone === undefined ? aloneBefore : [...aloneBefore, alone];
}

/** Adds a decision. */
export function withAlone<T extends AloneMarks>(marks: T, alone: DecidedAlone): T {
  const before = decidedAlone(marks);
  return { ...marks, alone, ...(before.length === 0 ? {} : { aloneBefore: before }) };
}
