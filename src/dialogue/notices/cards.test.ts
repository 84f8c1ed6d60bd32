import { describe, expect, it } from 'vitest';
import { BUZON } from '#domain/person.ts';
import { EMPLOYEE, FAILURE, NOW, QUESTION, requestIn } from '#domain/request/request.fixture.ts';
import type { Request } from '#domain/request/request.ts';
import type { CardAudience } from '#use-cases/ports/store/job.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { ACTIONS } from '../act-names.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import { board, twice } from './board.fixture.ts';

const AUDIENCES: readonly CardAudience[] = ['systems', 'requester'];
const ANSWERED = { ...QUESTION, answer: { text: 'Profesional de planta', at: NOW } };

describe('the card of a request', () => {
  it.each(AUDIENCES)('is one for %s, brought up to date in its place', async (audience) => {
    const { notices, toldTo, inChannel, shown } = board();
    const first = requestIn('submitted');
    const show = async (request: Request): Promise<void> => await notices.showCard({ request, run: null, audience });
    const cards = () => (audience === 'systems' ? inChannel() : toldTo(EMPLOYEE));
    await twice(async () => await show(first));
    expect(cards()).toHaveLength(1);
    const [before] = cards();
    expect(cards().map(textIn).join('')).toContain(first.number);
    await show({ ...requestIn('approved'), revision: first.revision + 1 });
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).not.toEqual(before);
    expect(audience === 'systems' ? toldTo(EMPLOYEE) : inChannel()).toEqual([]);
    expect(shown(postKey.card(audience, first.id))).toBe(first.revision + 1);
  });

  it('goes to nobody for what a rule asked for, and on without a requester who left the chat', async () => {
    const { notices, toldTo, leave } = board();
    const byRule = requestIn('submitted', { requester: BUZON });
    await notices.showCard({ request: byRule, run: null, audience: 'requester' });
    expect(toldTo(BUZON)).toEqual([]);
    leave(EMPLOYEE);
    await notices.showCard({ request: requestIn('submitted'), run: null, audience: 'requester' });
    expect(toldTo(EMPLOYEE)).toEqual([]);
  });
});

describe('a question', () => {
  it('is asked once, with its button until it is answered', async () => {
    const { notices, toldTo } = board();
    const asked = requestIn('info_requested');
    await twice(async () => await notices.tellQuestion(asked, 0));
    expect(toldTo(EMPLOYEE).map(actsIn)).toEqual([[ACTIONS.answer]]);
    expect(toldTo(EMPLOYEE).map(textIn).join('')).toContain(QUESTION.text);
    await twice(async () => await notices.tellQuestion({ ...asked, state: 'submitted', questions: [ANSWERED] }, 0));
    expect(toldTo(EMPLOYEE).map(actsIn)).toEqual([[]]);
    expect(toldTo(EMPLOYEE).map(textIn).join('')).toContain(ANSWERED.answer.text);
  });

  it('that is none is not asked, nor one about what a rule asked for', async () => {
    const { notices, toldTo } = board();
    await notices.tellQuestion(requestIn('info_requested'), 1);
    await notices.tellQuestion(requestIn('info_requested', { requester: BUZON }), 0);
    expect([...toldTo(EMPLOYEE), ...toldTo(BUZON)]).toEqual([]);
  });
});

describe('the notes below a card', () => {
  const request = requestIn('submitted', { questions: [ANSWERED] });
  const card = postKey.card('systems', request.id);
  const failed = { kind: 'failed', failure: FAILURE } as const;

  it('stand once for each key, and an answer never before its question', async () => {
    const { notices, below, inChannel } = board();
    await notices.showCard({ request, run: null, audience: 'systems' });
    await twice(async () => {
      await notices.threadNote(request, 'answer:0', { kind: 'answer', index: 0 });
      await notices.threadNote(request, 'question:0', { kind: 'question', index: 0 });
    });
    const [question, answer, ...others] = below(card).map(textIn);
    expect(question).toContain(QUESTION.text);
    expect(answer).toContain(ANSWERED.answer.text);
    expect(others).toEqual([]);
    for (const key of ['failed:8', 'failed:9', 'failed:8']) await notices.threadNote(request, key, failed);
    expect(below(card)).toHaveLength(4);
    expect(inChannel()).toHaveLength(1);
  });

  it('wait for the card, and are none where nothing is left to say', async () => {
    const { notices, below } = board();
    const note = notices.threadNote(request, 'failed:8', failed);
    await expect(note).rejects.toMatchObject({ service: 'chat', code: 'unavailable' });
    await notices.showCard({ request, run: null, audience: 'systems' });
    await notices.threadNote(request, 'newcomer', { kind: 'newcomer' });
    expect(below(card)).toEqual([]);
  });
});
