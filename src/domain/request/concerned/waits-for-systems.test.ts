import { describe, expect, it } from 'vitest';
import { ASKED, DECIDED, HEAD, MOVED, NOW, QUESTION, requestIn } from '../request.fixture.ts';
import { waitsForSystemsSince } from './waits-for-systems.ts';

const submitted = requestIn('submitted');
const official = { ...HEAD, as: 'official' } as const;

describe('a request waits for the systems area', () => {
  it('from the form on, and again from the answer, the confirmation or the approval on', () => {
    expect(waitsForSystemsSince(submitted)).toEqual(submitted.createdAt);
    const answered = { ...QUESTION, answer: { text: 'Profesional', at: NOW } };
    expect(waitsForSystemsSince({ ...submitted, questions: [answered] })).toEqual(NOW);
    const agreed = { official, agreed: { by: HEAD, at: ASKED, as: 'official' } } as const;
    expect(waitsForSystemsSince({ ...submitted, agreement: agreed })).toEqual(ASKED);
    expect(waitsForSystemsSince(requestIn('approved'))).toEqual(DECIDED);
  });

  it('and not while it waits for somebody else, goes on by itself, or is over', () => {
    const others = [
      ...(['info_requested', 'executing', 'failed', 'delivered', 'closed', 'rejected'] as const).map((state) =>
        requestIn(state),
      ),
      { ...submitted, agreement: { official, agreed: null } },
      { ...submitted, rule: 'contract_end' as const },
    ];
    for (const request of others) expect(waitsForSystemsSince(request), request.state).toBeNull();
  });

  it('also where a rule’s plan has to be decided on by people', () => {
    const changes = [{ what: 'licence', before: 'A', after: 'B' }] as const;
    expect(waitsForSystemsSince({ ...submitted, rule: 'undo', planChanges: changes })).toEqual(MOVED);
  });
});
