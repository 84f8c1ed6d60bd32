import { describe, expect, it } from 'vitest';
import { checkTrail, type TrailReport } from './check-trail.ts';
import { markOfCode, markOfHead, type TrailMark } from './trail-mark.ts';
import { momentOf, withOtherEntry, withOtherPersonal, sealedAfter, sealedAnew, trailOf } from './trail.fixture.ts';
import { codeOf, hashAfter, NO_HASH, type SealedEvent } from './trail.ts';

const REQUEST = '6f1f3c0e-0000-4000-8000-000000000002';
const TRAIL = trailOf(20);
const HEAD = headOf(TRAIL);

function headOf(trail: readonly SealedEvent[]): SealedEvent {
  const head = trail.at(-1);
  if (head === undefined) throw new Error('an empty trail');
  return head;
}

function checked(trail: readonly (SealedEvent | null)[], marks: readonly TrailMark[] = []): TrailReport {
  const check = checkTrail({ marks });
  // In batches, as they come from a database or a file.
  for (let from = 0; from < trail.length; from += 3) check.take(trail.slice(from, from + 3));
  return check.end();
}

/** The problems alone, short. */
function wrongWith(trail: readonly (SealedEvent | null)[], marks: readonly TrailMark[] = []): readonly string[] {
  return checked(trail, marks).problems.map(({ seq, to, what }) => `${seq}${to === undefined ? '' : `-${to}`} ${what}`);
}

/** The trail with the event of this number replaced. */
function having(seq: number, change: (event: SealedEvent) => SealedEvent | null): readonly (SealedEvent | null)[] {
  return TRAIL.map((event) => (event.seq === seq ? change(event) : event));
}

/** The event with the hash that fits to what is stored before it. */
function rehashed(event: SealedEvent): SealedEvent {
  return { ...event, hash: hashAfter(TRAIL[event.seq - 2]?.hash ?? NO_HASH, event.entry) };
}

function mark(text: string): TrailMark {
  const read = markOfHead(text) ?? markOfCode(text);
  if (read === null) throw new Error(`no mark: ${text}`);
  return read;
}

const POSTED = mark(`${HEAD.seq}:${HEAD.hash}`);

describe('a trail', () => {
  it('is intact as it was written, however it is cut into batches', () => {
    expect(checked(TRAIL)).toEqual({
      events: 20,
      head: { seq: 20, hash: HEAD.hash },
      problems: [],
      forgotten: 0,
      unchecked: 0,
    });
    expect(checked([])).toMatchObject({ events: 0, head: null, problems: [] });
  });

  it.each([1, 2, 10, 20])('tells that the text of event %i was changed', (seq) => {
    expect(wrongWith(having(seq, (event) => withOtherEntry(event, { what: 'approve' })))).toEqual([`${seq} changed`]);
  });

  it('tells of a hash that was changed once, at its event', () => {
    expect(wrongWith(having(10, (event) => ({ ...event, hash: 'f'.repeat(64) })))).toEqual(['10 changed']);
  });

  it('tells of a text that was changed together with its hash at the event behind it', () => {
    expect(wrongWith(having(10, (event) => rehashed(withOtherEntry(event, { what: 'approve' }))))).toEqual([
      '11 changed',
    ]);
  });

  it('tells which events are missing: the first, one, a row of them', () => {
    expect(wrongWith(TRAIL.slice(1))).toEqual(['1 missing']);
    expect(wrongWith(TRAIL.filter(({ seq }) => seq !== 7))).toEqual(['7 missing']);
    expect(wrongWith(TRAIL.filter(({ seq }) => seq < 7 || seq > 11))).toEqual(['7-11 missing']);
  });

  it('tells that the end is missing, and everything, by what was noted down of it', () => {
    const cut = TRAIL.slice(0, 15);
    expect(wrongWith(cut)).toEqual([]);
    expect(wrongWith(cut, [POSTED])).toEqual(['16-20 missing']);
    expect(wrongWith([], [POSTED])).toEqual(['1-20 missing']);
  });

  it('tells that two were exchanged', () => {
    const [first, second] = [TRAIL[4], TRAIL[11]];
    if (first === undefined || second === undefined) throw new Error('too short');
    const swapped = TRAIL.map((event) => {
      if (event.seq === first.seq) return { ...second, seq: first.seq };
      return event.seq === second.seq ? { ...first, seq: second.seq } : event;
    });
    const told = ['5 out_of_order', '6 link_broken', '12 out_of_order', '13 link_broken'];
    expect(wrongWith(swapped)).toEqual(told);
  });

  it('tells of one that stands somewhere else, twice, or under a number before the first', () => {
    const moved = [...TRAIL.slice(0, 4), ...TRAIL.slice(5, 9), ...TRAIL.slice(4, 5), ...TRAIL.slice(9)];
    expect(wrongWith(moved)).toEqual(['5 out_of_order']);
    expect(wrongWith([...TRAIL.slice(0, 8), ...TRAIL.slice(7)])).toEqual(['8 out_of_order']);
    expect(wrongWith([{ ...HEAD, seq: 0 }, ...TRAIL])).toEqual(['0 out_of_order']);
    expect(wrongWith(TRAIL.toReversed())).toHaveLength(19);
  });

  it('tells of a forged one behind the others that does not follow from them', () => {
    const forged = { ...HEAD, seq: 21 };
    expect(wrongWith([...TRAIL, forged])).toEqual(['21 out_of_order']);
    expect(wrongWith([...TRAIL, withOtherEntry(forged, { seq: 21 })])).toEqual(['21 changed']);
    expect(wrongWith([...TRAIL, { ...forged, seq: 900 }])).toEqual(['21-899 missing', '900 out_of_order']);
  });

  it('tells of one that was put between two others at those behind it', () => {
    const after = TRAIL.slice(9).map((event) => ({ ...event, seq: event.seq + 1 }));
    const found = wrongWith([...sealedAfter(TRAIL.slice(0, 9)), ...after]);
    expect(found.slice(0, 2)).toEqual(['11 out_of_order', '12 out_of_order']);
  });

  it('tells of one that cannot be read, and checks those behind it', () => {
    expect(wrongWith(having(7, (event) => ({ ...event, entry: 'null' })))).toEqual(['7 unreadable']);
    expect(wrongWith(having(7, () => null))).toEqual(['7 unreadable']);
    const both = having(7, () => null).map((event) =>
      event?.seq === 9 ? withOtherEntry(event, { door: 'worker' }) : event,
    );
    expect(wrongWith(both)).toEqual(['7 unreadable', '9 changed']);
  });

  it('tells several faults by their numbers', () => {
    const bad = having(5, (event) => withOtherEntry(event, { door: 'worker' })).filter((event) => event?.seq !== 12);
    expect(wrongWith(bad)).toEqual(['5 changed', '12 missing']);
  });

  it('shows by what was noted down that everything was sealed anew from some event on', () => {
    const lied = sealedAnew(
      TRAIL.map((event) => (event.seq === 10 ? withOtherEntry(event, { what: 'approve' }) : event)),
    );
    expect(wrongWith(lied)).toEqual([]);
    expect(wrongWith(lied, [POSTED])).toEqual(['20 mark_differs']);
    const [early, late] = [TRAIL[8], TRAIL[11]];
    if (early === undefined || late === undefined) throw new Error('too short');
    expect(wrongWith(lied, [mark(codeOf(early)), mark(codeOf(late))])).toEqual(['12 mark_differs']);
  });
});

describe('what a trail says of people', () => {
  const without = (trail: readonly SealedEvent[], seqs: readonly number[]): readonly SealedEvent[] =>
    trail.map((event) => (seqs.includes(event.seq) ? { ...event, personal: null } : event));

  it.each([
    ['its content', { content: '{"actor":"Otra"}' }],
    ['its salt', { salt: '0'.repeat(32) }],
  ])('is not changed unseen: %s', (_, change) => {
    const changed = having(5, (event) => ({
      ...event,
      personal: { salt: '', content: '', ...event.personal, ...change },
    }));
    expect(wrongWith(changed)).toEqual(['5 personal_changed']);
  });

  it('does not pass from content to salt', () => {
    const moved = having(5, ({ personal, ...event }) => {
      const { salt, content } = personal ?? { salt: '', content: '' };
      return { ...event, personal: { salt: salt + content.slice(0, 1), content: content.slice(1) } };
    });
    expect(wrongWith(moved)).toEqual(['5 personal_changed']);
  });

  it('is not added, nor changed together with its commitment', () => {
    expect(wrongWith(having(8, (event) => ({ ...event, personal: { salt: '1'.repeat(32), content: '{}' } })))).toEqual([
      '8 personal_changed',
    ]);
    expect(wrongWith(having(5, (event) => withOtherPersonal(event, '{"actor":"Otra"}')))).toEqual(['5 changed']);
  });

  it('is missing until a later event of the same request says that it was forgotten', () => {
    const gone = without(TRAIL, [1, 7]);
    expect(wrongWith(gone)).toEqual(['1 personal_missing', '7 personal_missing']);
    const other = sealedAfter(gone, { requestId: '6f1f3c0e-0000-4000-8000-000000000001', what: 'forgotten' });
    expect(wrongWith(other)).toHaveLength(2);
    const said = sealedAfter(gone, { requestId: REQUEST, what: 'forgotten', data: { events: 2 } });
    expect(checked(said)).toMatchObject({ problems: [], forgotten: 2 });
    const later = sealedAfter(said, { requestId: REQUEST, personal: { actor: 'Ana' } });
    expect(wrongWith(without(later, [22]))).toEqual(['22 personal_missing']);
  });

  it('of no request is missing until a later event says up to which moment it was forgotten', () => {
    const gone = without(TRAIL, [2, 5, 11]);
    const said = sealedAfter(gone, { what: 'forgotten_before', data: { before: momentOf(11), events: 2 } });
    expect(checked(said)).toMatchObject({ forgotten: 2, problems: [{ seq: 11, what: 'personal_missing' }] });
    const ofRequest = without(said, [1]);
    expect(wrongWith(ofRequest)).toEqual(['1 personal_missing', '11 personal_missing']);
  });

  it('is not excused by an event that was changed into one that says so', () => {
    const gone = without(TRAIL, [1]).map((event) =>
      event.seq === 7 ? withOtherEntry(event, { what: 'forgotten' }) : event,
    );
    expect(wrongWith(gone)).toEqual(['1 personal_missing', '7 changed']);
  });

  it('is counted as unchecked where an export left it out', () => {
    const check = checkTrail({ withoutPersonal: true });
    check.take(TRAIL.map((event) => ({ ...event, personal: null })));
    expect(check.end()).toMatchObject({ problems: [], unchecked: 15, forgotten: 0 });
  });
});

describe('what is noted down of a trail', () => {
  it('is read as the daily message and the records write it', () => {
    expect(markOfHead(` ${HEAD.seq}:${HEAD.hash.toUpperCase()} `)).toEqual({ seq: 20, hash: HEAD.hash, from: 'head' });
    expect(markOfHead(`20:${HEAD.hash.slice(0, 20)}`)).toMatchObject({ hash: HEAD.hash.slice(0, 20) });
    expect(markOfCode(codeOf(HEAD).toLowerCase())).toEqual({ seq: 20, hash: HEAD.hash.slice(0, 20), from: 'code' });
  });

  it.each(['', '20', `20:${'a'.repeat(19)}`, `20:${'a'.repeat(65)}`, `x:${'a'.repeat(64)}`, '20-ABCDE-ABCDE-ABCDE'])(
    'is nothing in another form: «%s»',
    (text) => {
      expect(markOfHead(text)).toBeNull();
      expect(markOfCode(text)).toBeNull();
    },
  );
});
