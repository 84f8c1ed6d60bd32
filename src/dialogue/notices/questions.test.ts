import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { EMPLOYEE, HOLDER, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import { questionOf } from '../questions/questions.fixture.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import { board, twice } from './board.fixture.ts';

describe('a question to the systems area', () => {
  const question = questionOf(EMPLOYEE, { accountId: ACCOUNT.id });
  const answered = { ...question, revision: 2, answers: [{ text: 'Ya quedó.', by: SYSTEMS, at: NOW }] };

  it('is one message in its channel, with its answers, until it is resolved', async () => {
    const { notices, inChannel, shown } = board();
    await twice(async () => await notices.showQuestion(question, ACCOUNT));
    const [first, ...others] = inChannel();
    if (first === undefined || others.length > 0) throw new Error('there is not one message');
    expect(textIn(first)).toContain(ACCOUNT.address);
    expect(actsIn(first)).toEqual([ASK_SYSTEMS.answer, ASK_SYSTEMS.resolve]);
    await notices.showQuestion(answered, ACCOUNT);
    expect(inChannel().map(textIn).join('')).toContain('Ya quedó.');
    await notices.showQuestion({ ...answered, revision: 3, resolved: { by: SYSTEMS, at: NOW } }, null);
    expect(inChannel().map(actsIn)).toEqual([[]]);
    expect(shown(postKey.systemsQuestion(question.id))).toBe(3);
  });

  it('has its answer told once to whoever asked, if they are there', async () => {
    const { notices, toldTo, leave } = board();
    await twice(async () => await notices.tellAnswer(answered, ACCOUNT, 0));
    expect(toldTo(EMPLOYEE).map(textIn)).toEqual([expect.stringContaining('Ya quedó.')]);
    leave(HOLDER);
    await notices.tellAnswer({ ...answered, id: 'other', by: HOLDER }, null, 0);
    await notices.tellAnswer(question, ACCOUNT, 0);
    expect(toldTo(HOLDER)).toEqual([]);
  });
});
