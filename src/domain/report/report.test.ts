import { describe, expect, it } from 'vitest';
import { KINDS } from '#domain/form/form.ts';
import { countByKind, outcomeOf, OUTCOMES, spreadOf, totalOf, type RequestFigures } from './report.ts';
import { requestIn, SYSTEMS } from '../request/request.fixture.ts';
import { ENDED_STATES, REQUEST_STATES } from '../request/states.ts';

const AT = new Date('2026-10-05T15:00:00Z');

function made(change: Partial<RequestFigures>): RequestFigures {
  const nothing = { number: '', approvedAt: [], handedAt: null, aloneAt: [] };
  return { kind: 'creation', outcome: 'open', createdAt: AT, ...nothing, ...change };
}

describe('requests by kind', () => {
  it('stand in the order of the kinds, with none left out', () => {
    expect(countByKind([]).map(({ kind }) => kind)).toEqual(KINDS);
    expect(totalOf(countByKind([]))).toBe(0);
  });

  it('are counted once each, by how they stand', () => {
    const counts = countByKind(OUTCOMES.map((outcome) => made({ kind: 'deletion', outcome })));
    expect(counts.find(({ kind }) => kind === 'deletion')).toEqual({
      ...{ kind: 'deletion', open: 1, closed: 1, rejected: 1, cancelled: 1, unfinished: 1 },
    });
    expect(totalOf(counts)).toBe(OUTCOMES.length);
  });

  it('are open until their end', () => {
    for (const state of REQUEST_STATES)
      expect(outcomeOf(requestIn(state)) === 'open', state).toBe(!ENDED_STATES.includes(state));
  });

  it('are closed only where they came to their own end', () => {
    const ended = { by: SYSTEMS, at: AT, reason: 'No se pudo' };
    expect(outcomeOf(requestIn('closed'))).toBe('closed');
    expect(outcomeOf(requestIn('closed', { handedTo: null, ended }))).toBe('unfinished');
    expect(outcomeOf(requestIn('closed', { supersededBy: 'FT-GTI-006-2026-00099' }))).toBe('cancelled');
  });
});

describe('how long it took', () => {
  it('is not told of nothing', () => {
    expect(spreadOf([])).toBeNull();
  });

  it.each([
    [[5], { count: 1, median: 5, p90: 5 }],
    [[1, 2], { count: 2, median: 1.5, p90: 1.9 }],
    [[9, 1, 5], { count: 3, median: 5, p90: 8.2 }],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], { count: 11, median: 5, p90: 9 }],
  ])('of %j is what a spreadsheet says', (hours, spread) => {
    const told = spreadOf(hours);
    expect(told?.count).toBe(spread.count);
    expect(told?.median).toBeCloseTo(spread.median);
    expect(told?.p90).toBeCloseTo(spread.p90);
  });
});
