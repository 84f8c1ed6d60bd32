import { commitmentOf, hashAfter, NO_HASH, SALT, type SealedEvent, type TrailEntry, type TrailHead } from './trail.ts';
import { entryOf } from './trail-entry.ts';
import type { TrailMark } from './trail-mark.ts';
import { createRedactionNotes } from './redaction-notes.ts';

/** What was found wrong at an event, by its number; of a row of missing events `to` is the last one. */
export interface TrailProblem {
  readonly seq: number;
  readonly to?: number;
  readonly what:
    /** It does not follow from the one before: it was changed, or the one before was, together with its hash. */
    | 'changed'
    /** It does not follow from the one before, at which something is wrong as well: its own text may be as it was. */
    | 'link_broken'
    | 'missing'
    /** It stands twice, at another's place, or under another number than its own. */
    | 'out_of_order'
    | 'unreadable'
    | 'personal_changed'
    /** What it said of people is gone, and no later event says that it was forgotten. */
    | 'personal_missing'
    /** It is another than the one whose hash was noted down: the trail was written anew, there or before. */
    | 'mark_differs';
}

export interface TrailReport {
  readonly events: number;
  /** The last event that was readable. */
  readonly head: TrailHead | null;
  /** By event number. */
  readonly problems: readonly TrailProblem[];
  /** Events whose part about people was forgotten, as a later event says. */
  readonly forgotten: number;
  /** Events whose part about people was left out of the export, so that it could not be checked. */
  readonly unchecked: number;
}

export interface TrailCheck {
  /** The next events as they are stored; null for one that cannot be read at all. */
  take(events: Iterable<SealedEvent | null>): void;
  end(): TrailReport;
}

/** The event before, as far as it tells what has to follow. */
interface Before {
  /** Null where it could not be read, or is missing: then nothing can be said of the next one's link. */
  readonly hash: string | null;
  /** The hash that it should have had; another than `hash` where it was changed. */
  readonly computed: string | null;
  readonly isSound: boolean;
}

/**
 * Checks a trail from its first event on, in batches. After a fault it goes on with what is stored, so that one fault is one
 * problem, or two neighbours. Who rewrites everything from one event on is found out by a mark alone.
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
    // The hash alone of the one before was changed: this one follows from what it was.
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

  /** An event that stands further down is not missing. */
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
      // All that stood between the end as it is now and the last that was noted down is gone with it.
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
