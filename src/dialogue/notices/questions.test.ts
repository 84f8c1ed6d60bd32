import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { EMPLOYEE, HOLDER, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import { m } from '../acts.fixture.ts';
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
    expect(inChannel().map(textIn).join('')).toContain(m.questions.message.answered(SYSTEMS.name, m.moment(NOW)));
    await notices.showQuestion({ ...answered, revision: 3, resolved: { by: SYSTEMS, at: NOW } }, null);
    expect(inChannel().map(actsIn)).toEqual([[]]);
    expect(shown(postKey.systemsQuestion(question.id))).toBe(3);
  });

  it('calls the people of the area, until it is resolved', async () => {
    const { notices, inChannel } = board();
    await notices.showQuestion(question, ACCOUNT);
    expect(JSON.stringify(inChannel())).toContain('{"team":["U0SYSTEMS"]}');
    await notices.showQuestion({ ...answered, revision: 3, resolved: { by: SYSTEMS, at: NOW } }, null);
    expect(JSON.stringify(inChannel())).not.toContain('"team"');
  });

  it('has its answer below it, and told once to whoever asked, if they are there', async () => {
    const { notices, below, toldTo, leave } = board();
    await notices.showQuestion(question, ACCOUNT);
    await twice(async () => await notices.tellAnswer(answered, ACCOUNT, 0));
    expect(toldTo(EMPLOYEE).map(textIn)).toEqual([expect.stringContaining('Ya quedó.')]);
    const note = `${m.questions.message.answer(SYSTEMS.name, EMPLOYEE.name)}\nYa quedó.`;
    expect(below(postKey.systemsQuestion(question.id)).map(textIn)).toEqual([note]);
    leave(HOLDER);
    const other = { ...answered, id: 'other', by: HOLDER };
    await notices.showQuestion(other, null);
    await notices.tellAnswer(other, null, 0);
    expect(below(postKey.systemsQuestion(other.id))).toHaveLength(1);
    await notices.tellAnswer(question, ACCOUNT, 0);
    expect(toldTo(HOLDER)).toEqual([]);
  });
});
