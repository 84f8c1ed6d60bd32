import { commitmentOf, hashAfter, NO_HASH, SALT, type SealedEvent, type TrailEntry, type TrailHead } from './trail.ts';
import { entryOf } from './trail-entry.ts';
import type { TrailMark } from './trail-mark.ts';
import { createRedactionNotes } from './redaction-notes.ts';

/** A problem at an event, by its number; for a range of missing events `to` is the last one. */
export interface TrailProblem {
  readonly seq: number;
  readonly to?: number;
  readonly what:
    /** It does not follow from the previous event: it was changed, or the previous one was, together with its hash. */
    | 'changed'
    /** It does not follow from the previous event, which has a problem too: this one's text may be unchanged. */
    | 'link_broken'
    | 'missing'
    /** It is there twice, in another's place, or under another number. */
    | 'out_of_order'
    | 'unreadable'
    | 'personal_changed'
    /** Its personal part is gone, and no later event says that it was forgotten. */
    | 'personal_missing'
    /** It is not the event whose hash was noted outside: the trail was rewritten there or earlier. */
    | 'mark_differs';
}

export interface TrailReport {
  readonly events: number;
  /** The last readable event. */
  readonly head: TrailHead | null;
  /** Sorted by event number. */
  readonly problems: readonly TrailProblem[];
  /** Number of events whose personal part was forgotten, as a later event says. */
  readonly forgotten: number;
  /** Number of events whose personal part was left out of the export and could not be checked. */
  readonly unchecked: number;
}

export interface TrailCheck {
  /** Checks the next events as stored; null for one that cannot be read at all. */
  take(events: Iterable<SealedEvent | null>): void;
  end(): TrailReport;
}

/** What the previous event says about the next. */
interface Before {
  /** Null when it was unreadable or missing: then the next event's link cannot be checked. */
  readonly hash: string | null;
  /** The hash that it should have; differs from `hash` when it was changed. */
  readonly computed: string | null;
  readonly isSound: boolean;
}

/**
 * Checks a trail from its first event on, in batches. After a fault it continues with the stored values, so that one
 * fault is one problem, or two adjacent ones. Rewriting everything from some event on is detected only by a hash noted
 * outside.
 */
export function checkTrail(
  input: { readonly marks?: readonly TrailMark[]; readonly withoutPersonal?: boolean } = {},
): TrailCheck {
  const { marks = [], withoutPersonal = false } = input;
  const problems: TrailProblem[] = [];
  const excuses = createRedactionNotes();
  const awaited = Map.groupBy(marks, ({ seq }) => seq);
  let before: Before = { hash: NO_HASH, computed: NO_HASH, isSound: true };
  let expected = 1;
  let events = 0;
  let unchecked = 0;
  let head: TrailHead | null = null;

  function takeOne(event: SealedEvent | null): void {
    events += 1;
    if (event === null) {
      fault({ seq: expected, what: 'unreadable' });
      before = { hash: null, computed: null, isSound: false };
      expected += 1;
      return;
    }
    const { seq } = event;
    if (!Number.isSafeInteger(seq) || seq < expected) {
      found(seq);
      fault({ seq, what: 'out_of_order' });
      return;
    }
    if (seq > expected) {
      fault(missing(expected, seq - 1));
      before = { hash: null, computed: null, isSound: false };
    }
    expected = seq + 1;
    head = { seq, hash: event.hash };
    before = checked(event);
  }

  function checked(event: SealedEvent): Before {
    const { seq, hash } = event;
    compareMarks(event);
    const computed = before.hash === null ? null : hashAfter(before.hash, event.entry);
    const entry = entryOf(event.entry);
    const wrong = wrongWith(event, { entry, computed });
    if (wrong !== null) fault({ seq, what: wrong });
    else if (entry !== null) checkPersonal(event, entry);
    return { hash, computed, isSound: wrong === null };
  }

  function wrongWith(
    { seq, entry: text, hash }: SealedEvent,
    { entry, computed }: { readonly entry: TrailEntry | null; readonly computed: string | null },
  ): TrailProblem['what'] | null {
    if (entry === null) return 'unreadable';
    if (entry.seq !== seq) return 'out_of_order';
    if (computed === null || computed === hash) return null;
    // Only the hash of the previous event was changed: this one follows from its original hash.
    if (before.computed !== null && hashAfter(before.computed, text) === hash) return null;
    return before.isSound ? 'changed' : 'link_broken';
  }

  function checkPersonal({ seq, personal }: SealedEvent, entry: TrailEntry): void {
    excuses.note(entry);
    if (withoutPersonal) {
      if (entry.personal !== null) unchecked += 1;
    } else if (personal !== null) {
      const isSame = SALT.test(personal.salt) && entry.personal === commitmentOf(personal);
      if (!isSame) fault({ seq, what: 'personal_changed' });
    } else if (entry.personal !== null) excuses.redacted(entry);
  }

  function compareMarks({ seq, hash }: SealedEvent): void {
    const noted = awaited.get(seq) ?? [];
    awaited.delete(seq);
    if (noted.some((mark) => !hash.startsWith(mark.hash))) fault({ seq, what: 'mark_differs' });
  }

  /** An event found later in the trail is not missing. */
  function found(seq: number): void {
    const at = problems.findIndex((each) => each.what === 'missing' && each.seq <= seq && seq <= (each.to ?? each.seq));
    const gap = problems[at];
    if (gap === undefined) return;
    const last = gap.to ?? gap.seq;
    const left: readonly (readonly [number, number])[] = [
      [gap.seq, seq - 1],
      [seq + 1, last],
    ];
    const rest = left.filter(([from, to]) => from <= to).map(([from, to]) => missing(from, to));
    problems.splice(at, 1, ...rest);
  }

  function fault(problem: TrailProblem): void {
    problems.push(problem);
  }

  return {
    take: (batch) => {
      for (const event of batch) takeOne(event);
    },
    end: () => {
      for (const seq of awaited.keys()) {
        const isTold = problems.some(
          (each) => each.what === 'missing' && each.seq <= seq && seq <= (each.to ?? each.seq),
        );
        if (seq < expected && !isTold) fault(missing(seq, seq));
      }
      // Everything between the present end and the last noted event is missing too.
      const last = Math.max(0, ...awaited.keys());
      if (last >= expected) fault(missing(expected, last));
      for (const seq of excuses.unexplained()) fault({ seq, what: 'personal_missing' });
      const ordered = problems.toSorted((one, other) => one.seq - other.seq);
      return { events, head, problems: ordered, forgotten: excuses.explained(), unchecked };
    },
  };
}

function missing(from: number, to: number): TrailProblem {
  return from === to ? { seq: from, what: 'missing' } : { seq: from, to, what: 'missing' };
}
