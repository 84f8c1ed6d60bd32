import { z } from 'zod';
import { TRIED, WHY_NOT, type QuestionRefusal, type Tried } from '#domain/question/question.ts';
import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { accountAskedAbout } from '#use-cases/questions/account-asked-about.ts';
import { answerQuestion, resolveQuestion, whyNotAnswer } from '#use-cases/questions/answer-question.ts';
import { askSystems } from '#use-cases/questions/ask-systems.ts';
import { seenQuestion } from '#use-cases/questions/seen-question.ts';
import { ASK_SYSTEMS } from '../act-names.ts';
import { act, DONE, form, open, tell, type Act, type Acts, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { WORDS_MAX } from '../parts/one-text-dialog.ts';
import { accountId, id, nothing, text } from '../parts/payloads.ts';
import { typedText } from '../parts/typed-text.ts';
import { answerDialog, helpDialog, questionDialog } from './dialogs.ts';

/** What the button carries, and the window that it opens. */
const help = z.object({
  act: z.enum(TRIED),
  why: z.exactOptional(z.enum(WHY_NOT)),
  number: z.exactOptional(text.max(40)),
  whose: z.exactOptional(text.max(200)),
  reference: z.exactOptional(text.max(40)),
  account: z.exactOptional(accountId),
});
const aboutOne = z.object({ questionId: id });

/** Turning to the systems area: with what was refused, or with a text; and its answers. */
export function questionActs(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const asks = (name: string, onTop: boolean): Act =>
    act({
      ...{ name, payload: help },
      run: async ({ by, payload }) => {
        const account = await accountAskedAbout(deps, { by, accountId: payload.account ?? null });
        return { ...open(helpDialog(m, { help: payload, account })), ...(onTop ? { onTop } : {}) };
      },
    });
  const sent = form({
    ...{ name: ASK_SYSTEMS.sendForm, state: help },
    submit: async ({ by, state: { account: accountIn = null, ...tried }, answers }) => {
      const typed = typedText(m, { answers, field: 'text', max: WORDS_MAX, optional: true });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const account = await accountAskedAbout(deps, { by, accountId: accountIn });
      const said = typed.text === '' ? null : typed.text;
      return await asked(deps, { by, accountId: account?.id ?? null, tried, text: said });
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
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      return await asked(deps, { by, accountId: null, tried: null, text: typed.text, in: 'window' });
    },
  });
  const answer = act({
    ...{ name: ASK_SYSTEMS.answer, payload: id, asks: 'unless_systems' },
    run: async ({ by, payload }) => {
      const seen = await seenQuestion(deps, payload);
      const why = whyNotAnswer(seen?.question ?? null, by);
      if (seen === null || why !== null)
        return refusedAnswer(deps, { by, act: 'answer_question', why: why ?? { code: 'not_found' } });
      return open(answerDialog(m, seen));
    },
  });
  const answered = form({
    ...{ name: ASK_SYSTEMS.answerForm, state: aboutOne, asks: 'anew', keeps: true },
    submit: async ({ by, state: { questionId }, answers }) => {
      const typed = typedText(m, { answers, field: 'text', max: WORDS_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const done = await answerQuestion(deps, { questionId, by, text: typed.text });
      return done.ok
        ? { ...DONE, redrawsHome: true }
        : refusedAnswer(deps, { by, act: 'answer_question', why: done.error });
    },
  });
  const resolve = act({
    ...{ name: ASK_SYSTEMS.resolve, payload: id, asks: 'anew', kept: 'again' },
    run: async ({ by, payload }) => {
      const done = await resolveQuestion(deps, { questionId: payload, by });
      return done.ok
        ? { ...DONE, redrawsHome: 'at_home' }
        : refusedAnswer(deps, { by, act: 'resolve_question', why: done.error });
    },
  });
  return {
    acts: [asks(ASK_SYSTEMS.send, false), asks(ASK_SYSTEMS.sendAbove, true), write, answer, resolve],
    forms: [sent, written, answered],
  };
}

/** A question that was written after the command. */
export async function askWithText(deps: DialogueDeps, by: Actor, written: string): Promise<Reply> {
  return await asked(deps, { by, accountId: null, tried: null, text: written });
}

interface Asking {
  readonly by: Actor;
  readonly accountId: string | null;
  readonly tried: Tried | null;
  readonly text: string | null;
  /** That it was sent is told in place of this window's form, which otherwise keeps what was typed. */
  readonly in?: 'window';
}

async function asked(deps: DialogueDeps, asking: Asking): Promise<Reply> {
  const { messages: m, log } = deps;
  const done = await askSystems(deps, asking);
  if (!done.ok) return tell(questionRefusalText(m, done.error));
  log.info({ questionId: done.value.question.id }, 'question.asked');
  if (!done.value.isNew) return tell(m.questions.already);
  const sent = asking.tried === null ? m.questions.sentText : m.questions.sent;
  if (asking.in === 'window') return { ...open(noticeDialog(m, sent)), redrawsHome: true };
  return tell(sent, { redrawsHome: true });
}

/** Somebody of another area who tries is in the trail. */
function refusedAnswer(
  deps: DialogueDeps,
  { by, act: tried, why }: { readonly by: Actor; readonly act: string; readonly why: QuestionRefusal },
): Reply {
  return tell(questionRefusalText(deps.messages, why), {
    redrawsHome: true,
    after: async () => await noteAttempt(deps, { by, act: tried, why: why.code }),
  });
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
