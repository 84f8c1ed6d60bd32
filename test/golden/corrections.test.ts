import { deletionDialog } from '#dialogue/change-forms/deletion.ts';
import { detailsDialog } from '#dialogue/change-forms/details.ts';
import { restorationDialog } from '#dialogue/change-forms/restoration.ts';
import { creationDialog } from '#dialogue/creation-form/form.ts';
import { asCorrection } from '#dialogue/parts/correcting.ts';
import { requestCard } from '#dialogue/request-card/card.ts';
import type { Dialog } from '#dialogue/screen.ts';
import { MODIFICATIONS } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { actor, EMPLOYEE, NOW } from '#domain/request/request.fixture.ts';
import { shownText } from '#domain/shown-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import { golden, type Case } from './golden.ts';
import { FORMS, INSTITUTION, requestOf, TODAY } from './things.ts';

const OTHER = 'FT-GTI-006-2026-00009';
const notice = shownText({ kind: 'privacy_notice', version: '01', text: 'Para qué se usan sus datos.' });
const departments: Pick<Departments, 'listed' | 'find'> = {
  listed: true,
  find: (code) => ({ code, name: 'Talento Humano', head: null }),
};
const about = { account: ACCOUNT, institution: INSTITUTION, departments, today: TODAY, actor: actor(EMPLOYEE, false) };

type Type = keyof typeof FORMS;

function emptyForm(m: Messages, type: Exclude<Type, 'suspension' | 'block'>): Dialog {
  if (type === 'deletion') return deletionDialog(m, { ...about, custody: FORMS.deletion.custody ?? 'none' });
  if (type === 'restoration') return restorationDialog(m, about);
  if (type !== 'personal' && type !== 'departmental') return detailsDialog(m, { ...about, what: type });
  const relation = type === 'personal' ? { relation: FORMS.personal.relation } : {};
  return creationDialog(m, { institution: INSTITUTION, departments, notice, type, entries: relation });
}

golden('corrections', (m) => {
  const types = ['personal', 'departmental', ...MODIFICATIONS, 'deletion', 'restoration'] as const;
  const form = (type: (typeof types)[number], how: 'edit' | 'again'): Case => [
    `the form of ${type}, ${how}`,
    asCorrection(m, emptyForm(m, type), { request: requestOf(type, 'submitted'), how }),
  ];
  const before = { ...FORMS.personal, contactEmail: 'otra@example.com', justification: 'x'.repeat(400) };
  const once = { at: NOW, before, fields: ['contactEmail', 'justification'] } as const;
  const corrected = requestOf('personal', 'submitted', { corrections: [once] });
  const twice = requestOf('personal', 'submitted', {
    corrections: [once, { at: NOW, before: { ...FORMS.personal, relation: 'contratista' }, fields: ['relation'] }],
  });
  const card = (request: typeof corrected, audience: 'systems' | 'requester') =>
    requestCard(m, { request, run: null, audience });
  return [
    ...types.map((type) => form(type, 'edit')),
    form('personal', 'again'),
    ['corrected, for the systems area', card(corrected, 'systems')],
    ['corrected twice, for the systems area', card(twice, 'systems')],
    ['corrected, for its requester', card(corrected, 'requester')],
    ['sent in place of another', card(requestOf('data', 'submitted', { corrects: OTHER }), 'systems')],
    ['rejected, for its requester', card(requestOf('data', 'rejected'), 'requester')],
    ['sent again, for its requester', card(requestOf('data', 'rejected', { correctedBy: OTHER }), 'requester')],
    ['sent again, for the systems area', card(requestOf('data', 'rejected', { correctedBy: OTHER }), 'systems')],
  ];
});
