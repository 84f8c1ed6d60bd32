import { checkTrail, type TrailReport } from '#domain/trail/check-trail.ts';
import type { TrailMark } from '#domain/trail/trail-mark.ts';
import type { SealedEvent } from '#domain/trail/trail.ts';

/** Checks a whole trail, from any source, against itself and against heads that were noted outside. */
export async function verifyTrail(input: {
  readonly events: AsyncIterable<readonly (SealedEvent | null)[]>;
  readonly marks: readonly TrailMark[];
  readonly withoutPersonal: boolean;
}): Promise<TrailReport> {
  const check = checkTrail(input);
  for await (const batch of input.events) check.take(batch);
  return check.end();
}
