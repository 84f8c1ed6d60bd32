import type { Person } from '#domain/person.ts';

/** That the only systems person decided about what concerns them, and why. */
export interface DecidedAlone {
  readonly by: Person;
  readonly at: Date;
  readonly reason: string;
}

/** What stands in a request of such decisions. Of requests from before 2026-11-28 only the last is kept. */
export interface AloneMarks {
  /** The last. */
  readonly alone?: DecidedAlone;
  /** Those before it, oldest first. */
  readonly aloneBefore?: readonly DecidedAlone[];
}

/** All of them, oldest first. */
export function decidedAlone({ alone, aloneBefore = [] }: AloneMarks): readonly DecidedAlone[] {
  return alone === undefined ? aloneBefore : [...aloneBefore, alone];
}

/** With one more. */
export function withAlone<T extends AloneMarks>(marks: T, alone: DecidedAlone): T {
  const before = decidedAlone(marks);
  return { ...marks, alone, ...(before.length === 0 ? {} : { aloneBefore: before }) };
}
