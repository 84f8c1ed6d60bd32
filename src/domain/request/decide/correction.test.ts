import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import { BUZON } from '#domain/person.ts';
import { decide } from '#domain/request/decide.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import {
  actor,
  EMPLOYEE,
  FAILURE,
  HEAD,
  HOLDER,
  MOVED,
  NOW,
  PERSONAL,
  PLAN,
  QUESTION,
  requestIn,
  SEATS,
} from '#domain/request/request.fixture.ts';
import { howToCorrect } from '#domain/request/how-to-correct.ts';
import type { RequestState } from '#domain/request/states.ts';

const BY = actor(EMPLOYEE, false);
const FORM = { ...PERSONAL, position: 'Auxiliar', contactPhone: '301 000 0000' };

function sent(state: RequestState, change: RequestChange = {}): Request {
  return requestIn(state, { requester: EMPLOYEE, ...change });
}

function correcting(request: Request, by = BY, form: Request['form'] = FORM) {
  return decide(request, { type: 'correct', by, form, needsTwo: false }, MOVED);
}

function next(request: Request, form: Request['form'] = FORM): Request {
  const done = correcting(request, BY, form);
  if (!done.ok) throw new Error(done.error.code);
  return done.value.next;
}

describe('a correction of an open request', () => {
  it('replaces the form, keeps what it was, and is planned anew', () => {
    const before = sent('submitted');
    const done = correcting(before);
    expect(done).toMatchObject({
      ok: true,
      value: {
        next: {
          ...{ number: before.number, state: 'submitted', form: FORM, plan: null, failure: null },
          corrections: [{ at: MOVED, before: before.form, fields: ['contactPhone', 'position'] }],
        },
        effects: [{ type: 'make_plan' }, { type: 'thread', note: { kind: 'corrected', index: 0 } }],
      },
    });
  });

  it('is for the requester alone, and not of what a rule lets begin', () => {
    expect(correcting(sent('submitted'), actor(HOLDER, true))).toMatchObject({ error: { code: 'not_requester' } });
    expect(correcting(sent('submitted', { rule: 'self_service' }))).toMatchObject({ ok: false });
  });

  it('comes too late for what was approved, and names who approved it', () => {
    const approved = sent('approved');
    expect(correcting(approved)).toMatchObject({
      error: { code: 'already', state: 'approved', by: approved.decision?.by },
    });
  });

  it('is none when nothing differs', () => {
    expect(correcting(sent('submitted'), BY, PERSONAL)).toMatchObject({ error: { code: 'nothing_corrected' } });
  });

  it('takes a question back to the systems area, without an answer', () => {
    const asked = sent('info_requested', { questions: [QUESTION] });
    const done = correcting(asked);
    expect(done).toMatchObject({ value: { next: { state: 'submitted', questions: [QUESTION] } } });
    expect(done.ok && done.value.effects).toContainEqual({ type: 'tell_question', index: 0 });
  });

  it('leaves a chosen address only while the names are the same', () => {
    const chosen = sent('submitted', { chosenLocalPart: 'otra' });
    expect(next(chosen).chosenLocalPart).toBe('otra');
    expect(next(chosen, { ...FORM, surnames: 'Otra' }).chosenLocalPart).toBeNull();
  });

  it('has an extension confirmed again', () => {
    const form = {
      type: 'contract',
      account: snapshotOf(ACCOUNT),
      justification: 'Sigue',
      contractEnd: '2026-12-31',
    } as const;
    const official = { ...HEAD, as: 'official' } as const;
    const agreement = { official, agreed: { by: HEAD, at: NOW, as: 'official' } } as const;
    const later = next(sent('submitted', { form, agreement }), { ...form, contractEnd: '2027-06-30' });
    expect(later.agreement).toEqual({ official, agreed: null, reminded: true });
  });

  it('asks nobody to confirm what gives no more time', () => {
    const about = { type: 'employment', account: snapshotOf(ACCOUNT), justification: 'Sigue', document: null } as const;
    const contract = { relation: 'contratista', contractNumber: 'CPS-123-2026', contractStart: '2026-01-15' } as const;
    const form = { ...about, ...contract, endBefore: '2026-06-30', contractEnd: '2026-12-31' } as const;
    const agreement = { official: { ...HEAD, as: 'official' }, agreed: null } as const;
    const before = sent('submitted', { form, agreement });
    expect(next(before, { ...form, contractEnd: '2026-11-30' }).agreement).toEqual(agreement);
    const after = next(before, { ...form, contractEnd: '2026-06-30', contractNumber: 'CPS-124-2026' });
    expect(after).not.toHaveProperty('agreement');
    // The question stands without its buttons; asked for more time once again, the same person is asked again.
    expect(after.formerAgreement).toEqual(agreement);
    const longer = next(after, { ...form, contractEnd: '2027-01-31' });
    expect(longer.agreement).toEqual({ ...agreement, reminded: true });
    expect(longer).not.toHaveProperty('formerAgreement');
    // Whoever had the question can still press its buttons: that is no attempt of theirs.
    const answered = decide(after, { type: 'agree', by: actor(HEAD, false), as: 'official' }, NOW);
    expect(answered).toMatchObject({ error: { code: 'not_now' } });
  });

  it('makes a plan of the former form outdated', () => {
    const corrected = next(sent('submitted'));
    const plan = { type: 'plan', plan: PLAN, seats: SEATS } as const;
    expect(decide(corrected, { ...plan, corrections: 0 }, NOW).ok).toBe(false);
    expect(decide(corrected, { ...plan, corrections: 1 }, NOW).ok).toBe(true);
    expect(decide(corrected, plan, NOW).ok).toBe(true);
  });
});

describe('a request that came to nothing', () => {
  const again = (request: Request, by = BY) =>
    decide(request, { type: 'corrected', by, number: 'FT-GTI-006-2026-00002' }, MOVED);

  it.each([
    ['rejected', [{ type: 'tell_rejected' }]],
    ['cancelled', []],
  ] as const)('is sent again once by its requester (%s); the message of a rejection says so', (state, effects) => {
    const ended = sent(state);
    const done = again(ended);
    expect(done).toMatchObject({
      value: { next: { state, correctedBy: 'FT-GTI-006-2026-00002', updatedAt: ended.updatedAt }, effects },
    });
    expect(done.ok && again(done.value.next)).toMatchObject({
      error: { code: 'corrected_already', number: 'FT-GTI-006-2026-00002' },
    });
    expect(again(ended, actor(HOLDER, false))).toMatchObject({ error: { code: 'not_requester' } });
  });

  it.each(['protected_role', 'protected_listed', 'account_gone'] as const)(
    'is not sent again when it is the account that hinders it (%s)',
    (code) => {
      const failure = { ...FAILURE, code };
      expect(howToCorrect(sent('rejected', { failure }))).toBeNull();
      expect(howToCorrect(sent('rejected', { failure: { ...failure, code: 'wish_taken' } }))).toBe('again');
    },
  );

  it('is corrected by nobody when somebody ended it otherwise', () => {
    const ended = { by: HEAD, at: NOW, reason: 'Fue un error' };
    for (const request of [
      sent('cancelled', { ended }),
      sent('cancelled', { supersededBy: 'FT-GTI-006-2026-00009' }),
      sent('rejected', { requester: BUZON }),
      sent('rejected', { rule: 'undo' }),
      sent('rejected', { forgottenAt: NOW }),
      sent('closed'),
    ])
      expect(howToCorrect(request)).toBeNull();
  });
});
