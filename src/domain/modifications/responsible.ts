import type { ResponsibleForm } from '#domain/account/account-form.ts';
import type { ModificationWork } from './account-work.ts';
import { NEW_PASSWORD, responsibleChange } from './changes.ts';
import { required } from './checking.ts';
import { workOn } from './plan-draft.ts';

/** Another official answers for a department's account: sessions end, the password is renewed, the account handed over. */
export const responsible: ModificationWork<ResponsibleForm> = {
  draft: (raw, form) => {
    const chosen = required(form, 'newResponsible', raw.newResponsible);
    const isSame = chosen !== null && chosen.id === form.account.responsible?.id;
    form.note('newResponsible', isSame ? 'same' : null);
    return chosen === null ? null : { type: 'responsible', responsible: chosen };
  },
  filled: (form) => ({ newResponsible: form.responsible }),
  rows: (form) => [{ label: 'newResponsible', person: form.responsible }],
  registerChanges: (form, account) => responsibleChange(account, form.responsible),
  plan: (form, { account }) =>
    workOn(account, {
      changes: [...responsibleChange(account, form.responsible), NEW_PASSWORD],
      work: ['discard_password', 'revoke_sessions', 'verify', 'hand_over'],
    }),
  accountAfter: (account, { form }) => ({ ...account, responsible: form.responsible, holder: form.responsible }),
  forget: (form, { person }) => ({ ...form, responsible: person(form.responsible) }),
};
