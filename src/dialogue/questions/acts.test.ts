import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import { filled, m, pressed } from '../acts.fixture.ts';
import { askSystemsAction, refusedReply } from '../parts/ask-systems.ts';
import { actsIn, textIn } from '../screen.fixture.ts';
import { questionActs } from './acts.ts';
import { questionOf, questionStage } from './questions.fixture.ts';

const BY = actor(EMPLOYEE, false);
const TEAM = actor(SYSTEMS, true);
const HELP = { act: 'delete', why: 'role', account: ACCOUNT.id } as const;
const words = m.questions;

describe('turning to the systems area', () => {
  it('is one press, which tells who, what and why, and is told to have been sent', async () => {
    const { deps, kept, jobs, events } = questionStage();
    const { payload } = askSystemsAction(m, HELP);
    const { reply } = await pressed(questionActs(deps), { name: ASK_SYSTEMS.send, by: BY, payload });
    expect(reply).toEqual({ as: 'tell', text: words.sent });
    expect(kept).toMatchObject([
      { by: EMPLOYEE, accountId: ACCOUNT.id, tried: { act: 'delete', why: 'role' }, answers: [], resolved: null },
    ]);
    expect(jobs).toEqual([{ kind: 'show_question', questionId: kept[0]?.id }]);
    expect(events).toMatchObject([{ what: 'question_asked', actor: EMPLOYEE, data: { act: 'delete', why: 'role' } }]);
  });

  it('is sent once, however often it is pressed', async () => {
    const { deps, kept } = questionStage();
    const press = { name: ASK_SYSTEMS.send, by: BY, payload: HELP };
    await pressed(questionActs(deps), press);
    expect((await pressed(questionActs(deps), press)).reply).toEqual({ as: 'tell', text: words.already });
    expect(kept).toHaveLength(1);
    // About another account it is another question.
    await pressed(questionActs(deps), { ...press, payload: { ...HELP, account: undefined } });
    expect(kept).toHaveLength(2);
  });

  it('floods nobody', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `6f1f3c0e-0000-4000-8000-00000000000${index}`);
    const open = questionStage(ids.slice(0, 5).map((id) => questionOf(EMPLOYEE, { id })));
    const ask = async (stage: typeof open) =>
      (await pressed(questionActs(stage.deps), { name: ASK_SYSTEMS.send, by: BY, payload: HELP })).reply;
    expect(await ask(open)).toEqual({ as: 'tell', text: words.refusal.too_many_open(5) });
    const resolved = { by: SYSTEMS, at: NOW };
    const today = questionStage(ids.map((id) => questionOf(EMPLOYEE, { id, resolved })));
    expect(await ask(today)).toEqual({ as: 'tell', text: words.refusal.too_many_today(10) });
  });

  it('is a text of one’s own as well', async () => {
    const { deps, kept } = questionStage();
    const { reply } = await pressed(questionActs(deps), { name: ASK_SYSTEMS.write, by: BY });
    expect(reply).toMatchObject({ as: 'open', dialog: { form: ASK_SYSTEMS.writeForm } });
    const form = { name: ASK_SYSTEMS.writeForm, by: BY, state: {} };
    expect(await filled(questionActs(deps), { ...form, answers: { text: ' ¿Cómo  comparto? ' } })).toEqual({
      ...{ as: 'tell', text: words.sentText },
    });
    expect(kept).toMatchObject([{ text: '¿Cómo comparto?', tried: null }]);
    expect(await filled(questionActs(deps), { ...form, answers: { text: '' } })).toMatchObject({ as: 'errors' });
  });
});

describe('a question', () => {
  const question = questionOf(EMPLOYEE);
  const send = { name: ASK_SYSTEMS.answerForm, state: { questionId: question.id }, answers: { text: 'Ya quedó.' } };

  it('is answered by the systems area, more than once, and ended by it', async () => {
    const { deps, kept, jobs, events } = questionStage([question]);
    const acts = questionActs(deps);
    const { reply } = await pressed(acts, { name: ASK_SYSTEMS.answer, by: TEAM, payload: question.id });
    expect(reply).toMatchObject({ as: 'open', dialog: { state: { questionId: question.id } } });
    await filled(acts, { ...send, by: TEAM });
    await filled(acts, { ...send, by: TEAM, answers: { text: 'Mire otra vez.' } });
    expect(kept[0]?.answers).toEqual([
      { text: 'Ya quedó.', by: SYSTEMS, at: NOW },
      { text: 'Mire otra vez.', by: SYSTEMS, at: NOW },
    ]);
    expect(jobs).toContainEqual({ kind: 'tell_answer', questionId: question.id, index: 1 });
    await pressed(acts, { name: ASK_SYSTEMS.resolve, by: TEAM, payload: question.id });
    expect(kept[0]?.resolved).toEqual({ by: SYSTEMS, at: NOW });
    expect(events.map(({ what }) => what)).toEqual(['question_answered', 'question_answered', 'question_resolved']);
    // It has ended: what is written now reaches nobody.
    expect(await filled(acts, { ...send, by: TEAM })).toEqual({
      ...{ as: 'tell', text: words.refusal.resolved(SYSTEMS.name, m.moment(NOW)) },
    });
  });

  it('is answered by nobody else', async () => {
    const { deps, kept } = questionStage([question]);
    const acts = questionActs(deps);
    const told = { as: 'tell', text: words.refusal.not_systems };
    for (const name of [ASK_SYSTEMS.answer, ASK_SYSTEMS.resolve])
      expect((await pressed(acts, { name, by: BY, payload: question.id })).reply).toEqual(told);
    expect(await filled(acts, { ...send, by: BY })).toEqual(told);
    expect(kept).toEqual([question]);
  });
});

describe('a refusal after which only the systems area can help', () => {
  it('has the button that turns to it, on top of a form', () => {
    const reply = refusedReply(m, { text: 'No se puede.', help: HELP, onTop: true });
    if (reply.as !== 'open') throw new Error('it opens no window');
    expect([reply.onTop, textIn(reply.dialog), actsIn(reply.dialog)]).toEqual([
      ...[true, expect.stringContaining('No se puede.'), [ASK_SYSTEMS.send]],
    ]);
    expect(refusedReply(m, { text: 'No.', help: null })).toEqual({ as: 'tell', text: 'No.' });
  });
});
