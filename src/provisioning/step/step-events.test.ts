import { describe, expect, it } from 'vitest';
import { NOW } from '#domain/request/request.fixture.ts';
import type { RunStep } from '#use-cases/ports/store/run.ts';
import { eventsBefore, uncertainAfter } from './step-events.ts';

const ROW: RunStep = {
  ...{ name: 'create_user', state: 'waiting', attempts: 0, nextAt: null, startedAt: null, doneAt: null },
  ...{ uncertain: false, waitingFor: null, confirmedAt: null },
};
const about = { request: { id: 'r1' }, at: NOW };

function told(change: Partial<RunStep>): readonly unknown[] {
  return eventsBefore(about, { ...ROW, ...change }).map(({ what, data }) => [what, data]);
}

describe('before an attempt at a step', () => {
  it('tells that one which writes outside begins, at its first attempt and when it is tried again by somebody', () => {
    expect(told({})).toEqual([['step_begun', { step: 'create_user', attempt: 1 }]]);
    expect(told({ attempts: 1, startedAt: NOW })).toEqual([]);
    expect(told({ attempts: 4, startedAt: null })).toEqual([['step_begun', { step: 'create_user', attempt: 5 }]]);
  });

  it('tells that the attempt before was cut off, since nobody knows what became of it', () => {
    const uncertain = ['step_uncertain', { step: 'create_user', attempt: 1, why: 'interrupted' }];
    expect(told({ state: 'running', attempts: 1, startedAt: NOW, uncertain: true })).toEqual([uncertain]);
  });

  it.each(['reserve_address', 'check_account', 'wait_mailbox', 'read_back', 'exchange', 'verify'] as const)(
    'tells nothing of %s, which changes nothing outside',
    (name) => {
      expect(told({ name })).toEqual([]);
      expect(told({ name, state: 'running', attempts: 1 })).toEqual([]);
      expect(uncertainAfter(about, { row: { name, attempts: 1 }, why: 'no_answer' })).toEqual([]);
    },
  );

  it('tells that a deletion begins when its day has come, and not when it first asks for which day that is', () => {
    expect(told({ name: 'soft_delete' })).toEqual([]);
    expect(told({ name: 'soft_delete', attempts: 1, waitingFor: 'date' })).toEqual([
      ['step_begun', { step: 'soft_delete', attempt: 2 }],
    ]);
  });
});
