import { z } from 'zod';
import { TRIED, WHY_NOT, type QuestionRefusal, type SystemsQuestion, type Tried } from '#domain/question/question.ts';
import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { answerQuestion, resolveQuestion, whyNotAnswer } from '#use-cases/questions/answer-question.ts';
import { askSystems } from '#use-cases/questions/ask-systems.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import { act, DONE, form, open, tell, type Acts, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { oneTextDialog, WORDS_MAX } from '../parts/one-text-dialog.ts';
import { accountId, id, nothing, text } from '../parts/payloads.ts';
import { typedText } from '../parts/typed-text.ts';
import type { Dialog } from '../screen.ts';

const help = z.object({
  act: z.enum(TRIED),
  why: z.enum(WHY_NOT).optional(),
  number: text.max(40).optional(),
  account: accountId.optional(),
});
const aboutOne = z.object({ questionId: id });

/** Turning to the systems area: with what was refused, or with a text; and its answers. */
export function questionActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m, store } = deps;
  const send = act({
    ...{ name: ASK_SYSTEMS.send, payload: help, kept: 'again' },
    run: async ({ by, payload: { account = null, act: tried, why, number } }) => {
      const said: Tried = { act: tried, ...(why && { why }), ...(number !== undefined && { number }) };
      return tell(await askedText(deps, { by, accountId: account, tried: said, text: null }));
    },
  });
  const write = act({
    ...{ name: ASK_SYSTEMS.write, payload: nothing },
    run: async () => await Promise.resolve(open(questionDialog(m))),
  });
  const written = form({
    ...{ name: ASK_SYSTEMS.writeForm, state: z.object({}).nullable(), keeps: true },
    submit: async ({ by, answers }) => {
      const typed = typedText(m, { answers, field: 'text', max: WORDS_MAX });
      return 'errors' in typed ? { as: 'errors', errors: typed.errors } : await askWithText(deps, by, typed.text);
    },
  });
  const answer = act({
    ...{ name: ASK_SYSTEMS.answer, payload: id, asks: 'unless_systems' },
    run: async ({ by, payload }) => {
      const question = await store.questions.find(payload);
      const why = whyNotAnswer(question, by);
      if (question === null || why !== null) return tell(questionRefusalText(m, why ?? { code: 'not_found' }));
      return open(answerDialog(m, question));
    },
  });
  const answered = form({
    ...{ name: ASK_SYSTEMS.answerForm, state: aboutOne, asks: 'anew', keeps: true },
    submit: async ({ by, state: { questionId }, answers }) => {
      const typed = typedText(m, { answers, field: 'text', max: WORDS_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const done = await answerQuestion(deps, { questionId, by, text: typed.text });
      return done.ok ? DONE : tell(questionRefusalText(m, done.error));
    },
  });
  const resolve = act({
    ...{ name: ASK_SYSTEMS.resolve, payload: id, asks: 'anew', kept: 'again' },
    run: async ({ by, payload }) => {
      const done = await resolveQuestion(deps, { questionId: payload, by });
      return done.ok ? DONE : tell(questionRefusalText(m, done.error));
    },
  });
  return { acts: [send, write, answer, resolve], forms: [written, answered] };
}

/** A question that was written after the command, or in the window. */
export async function askWithText(deps: DialogueDeps, by: Actor, written: string): Promise<Reply> {
  return tell(await askedText(deps, { by, accountId: null, tried: null, text: written }));
}

/** The window for a question of one's own. */
export function questionDialog(m: Messages): Dialog {
  const { title, submit, label, hint } = m.questions.write;
  return oneTextDialog(m, {
    ...{ form: ASK_SYSTEMS.writeForm, state: {}, field: 'text', max: WORDS_MAX },
    ...{ title, submit, label, hint },
  });
}

function answerDialog(m: Messages, question: SystemsQuestion): Dialog {
  const { title, submit, label, hint } = m.questions.answering;
  return oneTextDialog(m, {
    ...{ form: ASK_SYSTEMS.answerForm, state: { questionId: question.id }, field: 'text', max: WORDS_MAX },
    ...{ title, submit, label, hint: hint(question.by.name) },
  });
}

async function askedText(deps: DialogueDeps, asking: Parameters<typeof askSystems>[1]): Promise<string> {
  const { messages: m, log } = deps;
  const asked = await askSystems(deps, asking);
  if (!asked.ok) return questionRefusalText(m, asked.error);
  log.info({ questionId: asked.value.question.id }, 'question.asked');
  if (!asked.value.isNew) return m.questions.already;
  return asking.tried === null ? m.questions.sentText : m.questions.sent;
}

function questionRefusalText(m: Messages, refusal: QuestionRefusal): string {
  const words = m.questions.refusal;
  switch (refusal.code) {
    case 'too_many_open':
    case 'too_many_today':
      return words[refusal.code](refusal.limit);
    case 'resolved':
      return words.resolved(refusal.by.name, m.moment(refusal.at));
    case 'not_found':
    case 'not_systems':
      return words[refusal.code];
  }
}
