import type { ResponsibleForm } from '#domain/account/account-form.ts';
import type { ModificationWork } from '../account-work.ts';
import { NEW_PASSWORD, responsibleChange } from '../changes.ts';
import { required } from '../checking.ts';
import { workOn } from '../plan-draft.ts';

/**
 * Another official answers for the account. A department's is theirs from then on: sessions end, the password is renewed, the
 * account handed over. Of a person's the register alone changes: the account stays that person's.
 */
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
  plan: (form, { account }) => {
    const changes = responsibleChange(account, form.responsible);
    if (account.type === 'personal') return workOn(account, { changes, work: ['verify'] });
    return workOn(account, {
      changes: [...changes, NEW_PASSWORD],
      work: ['discard_password', 'revoke_sessions', 'verify', 'hand_over'],
    });
  },
  accountAfter: (account, { form: { responsible: official } }) => ({
    ...account,
    responsible: official,
    ...(account.type === 'departmental' ? { holder: official } : {}),
  }),
  forget: (form, { person }) => ({ ...form, responsible: person(form.responsible) }),
};
