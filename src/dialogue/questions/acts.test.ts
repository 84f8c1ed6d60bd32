import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import type { Reply } from '../acts.ts';
import { filled, m, pressed } from '../acts.fixture.ts';
import type { DialogueDeps } from '../deps.ts';
import { askAboveAction, askSystemsAction, type Help } from '../parts/ask-systems.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { textIn } from '../screen.fixture.ts';
import { questionActs } from './acts.ts';
import { questionOf, questionStage } from './questions.fixture.ts';

const BY = actor(EMPLOYEE, false);
const TEAM = actor(SYSTEMS, true);
const HELP = { act: 'delete', why: 'role', account: ACCOUNT.id } as const;
const words = m.questions;

/** Sends the window with what was refused. */
async function ask(deps: DialogueDeps, help: Help, text = ''): Promise<Reply> {
  const form = { name: ASK_SYSTEMS.sendForm, by: BY, state: help };
  return await filled(questionActs(deps), { ...form, answers: { text } });
}

describe('turning to the systems area', () => {
  it('opens a window that says what will be sent, in place of what was refused or above a form', async () => {
    const { deps, kept } = questionStage();
    const { act: name, payload } = askSystemsAction(m, HELP);
    const { reply } = await pressed(questionActs(deps), { name, by: BY, payload });
    if (reply.as !== 'open') throw new Error('no window opens');
    expect([reply.onTop, reply.dialog.form, reply.dialog.state]).toEqual([undefined, ASK_SYSTEMS.sendForm, HELP]);
    const text = textIn(reply.dialog);
    expect(text).toContain(`Cuenta: ${ACCOUNT.displayName} · ${ACCOUNT.address}`);
    expect(text).toContain(`Qué intentaba: ${words.tried.delete}`);
    const above = await pressed(questionActs(deps), { name: askAboveAction(m, HELP).act, by: BY, payload });
    expect(above.reply).toEqual({ ...reply, onTop: true });
    expect(kept).toEqual([]);
  });

  it('tells who, what and why, with a sentence of their own, and is told to have been sent', async () => {
    const { deps, kept, jobs, events } = questionStage();
    expect(await ask(deps, HELP, ' La necesito  hoy. ')).toEqual({ as: 'tell', text: words.sent, redrawsHome: true });
    expect(kept).toMatchObject([
      { by: EMPLOYEE, accountId: ACCOUNT.id, tried: { act: 'delete', why: 'role' }, text: 'La necesito hoy.' },
    ]);
    expect(jobs).toEqual([{ kind: 'show_question', questionId: kept[0]?.id }]);
    expect(events).toMatchObject([
      { what: 'question_asked', actor: EMPLOYEE, data: { act: 'delete', why: 'role', account: ACCOUNT.id } },
    ]);
    expect(events[0]?.personal).toEqual({ text: 'La necesito hoy.' });
  });

  it('needs no sentence', async () => {
    const { deps, kept } = questionStage();
    expect(await ask(deps, HELP)).toEqual({ as: 'tell', text: words.sent, redrawsHome: true });
    expect(kept).toMatchObject([{ text: null }]);
  });

  it('keeps the name that was typed for a new account out of the trail’s data', async () => {
    const { deps, events } = questionStage();
    await ask(deps, { act: 'create', why: 'exists', whose: 'Ana Ruiz' });
    expect(events[0]?.data).not.toHaveProperty('whose');
    expect(events[0]?.personal).toEqual({ whose: 'Ana Ruiz' });
  });

  it('names no account that the person may not know of', async () => {
    const gone = { ...ACCOUNT, state: 'deleted' } as const;
    const { deps, kept } = questionStage([], [gone]);
    const payload = { ...HELP, account: gone.id };
    const { reply } = await pressed(questionActs(deps), { name: ASK_SYSTEMS.send, by: BY, payload });
    expect(reply.as === 'open' ? textIn(reply.dialog) : '').not.toContain(gone.address);
    await ask(deps, payload);
    expect(kept).toMatchObject([{ accountId: null }]);
  });

  it('is sent once, however often it is pressed', async () => {
    const { deps, kept } = questionStage();
    await ask(deps, HELP);
    expect(await ask(deps, HELP)).toEqual({ as: 'tell', text: words.already });
    expect(kept).toHaveLength(1);
    // About another account it is another question, and so is another sentence.
    await ask(deps, { act: 'delete', why: 'role' });
    await ask(deps, HELP, 'Es urgente.');
    expect(kept).toHaveLength(3);
  });

  it('floods nobody', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `6f1f3c0e-0000-4000-8000-00000000000${index}`);
    const open = questionStage(ids.slice(0, 5).map((id) => questionOf(EMPLOYEE, { id })));
    const asked = async (stage: typeof open) => await ask(stage.deps, HELP);
    expect(await asked(open)).toEqual({ as: 'tell', text: words.refusal.too_many_open(5) });
    const resolved = { by: SYSTEMS, at: NOW };
    const today = questionStage(ids.map((id) => questionOf(EMPLOYEE, { id, resolved })));
    expect(await asked(today)).toEqual({ as: 'tell', text: words.refusal.too_many_today(10) });
  });

  it('is a text of one’s own as well', async () => {
    const { deps, kept } = questionStage();
    const { reply } = await pressed(questionActs(deps), { name: ASK_SYSTEMS.write, by: BY });
    expect(reply).toMatchObject({ as: 'open', dialog: { form: ASK_SYSTEMS.writeForm } });
    const form = { name: ASK_SYSTEMS.writeForm, by: BY, state: {} };
    // In place of the form: behind what is told it would stand there as if it had not been sent.
    expect(await filled(questionActs(deps), { ...form, answers: { text: ' ¿Cómo  comparto? ' } })).toEqual({
      ...{ as: 'open', dialog: noticeDialog(m, words.sentText), redrawsHome: true },
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
    // It can be opened from the home page, far from the question.
    expect(reply.as === 'open' ? textIn(reply.dialog) : '').toContain(words.why.synced);
    expect(await filled(acts, { ...send, by: TEAM })).toEqual({ as: 'done', redrawsHome: true });
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
    const late = await filled(acts, { ...send, by: TEAM });
    expect(late).toMatchObject({ as: 'tell', text: words.refusal.resolved(SYSTEMS.name, m.moment(NOW)) });
    // Being late is no attempt.
    await late.after?.();
    expect(events).toHaveLength(3);
  });

  it('is answered by nobody else, who stands in the trail', async () => {
    const { deps, kept, events } = questionStage([question]);
    const acts = questionActs(deps);
    const told = { as: 'tell', text: words.refusal.not_systems };
    const tried = [
      (await pressed(acts, { name: ASK_SYSTEMS.answer, by: BY, payload: question.id })).reply,
      await filled(acts, { ...send, by: BY }),
      (await pressed(acts, { name: ASK_SYSTEMS.resolve, by: BY, payload: question.id })).reply,
    ];
    for (const reply of tried) {
      expect(reply).toMatchObject(told);
      await reply.after?.();
    }
    expect(events.map(({ what, actor: who, data }) => [what, who, data])).toEqual(
      ['answer_question', 'answer_question', 'resolve_question'].map((act) => [
        ...['attempt_refused', EMPLOYEE, { act, why: 'not_systems' }],
      ]),
    );
    expect(kept).toEqual([question]);
  });
});
