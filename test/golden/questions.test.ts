import { askSystemsAction } from '#dialogue/parts/ask-systems.ts';
import { noticeDialog } from '#dialogue/parts/notice-dialog.ts';
import { answerDialog, helpDialog, questionDialog } from '#dialogue/questions/dialogs.ts';
import { answerMessage, answerNote, questionCard } from '#dialogue/questions/message.ts';
import { questionOf } from '#dialogue/questions/questions.fixture.ts';
import { TRIED, WHY_NOT } from '#domain/question/question.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { EMPLOYEE, NOW, SYSTEMS } from '#domain/request/request.fixture.ts';
import { golden, type Case } from './golden.ts';

const LONG = { id: 'U0LONG', name: 'María Fernanda de los Ángeles Rodríguez-Villamizar Echavarría' };
const about = questionOf(EMPLOYEE, { accountId: ACCOUNT.id });
const answers = [
  { text: 'Esa cuenta se cambia en el directorio local. Ya le escribí a quien lo administra.', by: SYSTEMS, at: NOW },
  { text: 'Ya quedó.', by: LONG, at: NOW },
];
const team = ['S0SYSTEMS'];
const HELP = { act: 'delete', why: 'synced', account: ACCOUNT.id } as const;
const written = { tried: null, text: '¿Cómo comparto el calendario con otra dependencia?' };

golden('questions', (m) => [
  ['about an account', questionCard(m, { question: about, account: ACCOUNT, team })],
  ['with answers', questionCard(m, { question: { ...about, answers }, account: ACCOUNT, team })],
  [
    'resolved',
    questionCard(m, {
      ...{ account: ACCOUNT, team },
      question: { ...about, answers, resolved: { by: LONG, at: NOW } },
    }),
  ],
  ['a text', questionCard(m, { question: questionOf(LONG, written), account: null, team })],
  [
    'about a request',
    questionCard(m, {
      question: questionOf(LONG, { tried: { act: 'record', why: 'former', number: 'FT-GTI-006-2026-00001' } }),
      ...{ account: null, team },
    }),
  ],
  ['an answer', answerMessage(m, { question: { ...about, answers }, account: ACCOUNT }, 0)],
  ['an answer to a text', answerMessage(m, { question: questionOf(LONG, { ...written, answers }), account: null }, 1)],
  ['an answer in the thread', answerNote(m, { ...about, answers }, 0)],
  ['the window for an answer', answerDialog(m, { question: about, account: ACCOUNT })],
  ['the window', questionDialog(m)],
  ['a refusal with the button', noticeDialog(m, m.change.refusal.protected.synced, [askSystemsAction(m, HELP)])],
  ['the window after a refusal', helpDialog(m, { help: HELP, account: ACCOUNT })],
  [
    'the window after a refusal of a new account',
    helpDialog(m, { help: { act: 'create', why: 'exists', whose: LONG.name }, account: null }),
  ],
  [
    'the window after an error of ours',
    helpDialog(m, { help: { act: 'understand', why: 'failed', reference: '1f2e3d4c' }, account: null }),
  ],
  ...TRIED.map((act): Case => [`tried ${act}`, m.questions.tried[act]]),
  ...WHY_NOT.map((why): Case => [`because ${why}`, m.questions.why[why]]),
  ['sent', [m.questions.sent, m.questions.sentText, m.questions.already]],
  [
    'refused',
    [
      ...[m.questions.refusal.too_many_open(5), m.questions.refusal.too_many_today(10), m.questions.refusal.not_found],
      ...[m.questions.refusal.not_systems, m.questions.refusal.resolved(SYSTEMS.name, m.moment(NOW))],
    ],
  ],
]);
