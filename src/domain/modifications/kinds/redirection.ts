import type { RedirectionForm } from '#domain/account/account-form.ts';
import type { ModificationWork } from '../account-work.ts';
import { another, required, requiredDay } from '../checking.ts';
import { cannot, workOn } from '../plan-draft.ts';

/** Until a day, the account's messages go to another account of the institution. */
export const redirection: ModificationWork<RedirectionForm> = {
  draft: (raw, form) => {
    const to = another(form, 'redirectTo', required(form, 'redirectTo', raw.redirectTo));
    const until = requiredDay(form, 'until', raw.until);
    return to === null ? null : { type: 'redirection', to, until };
  },
  filled: ({ to, until }) => ({ redirectTo: to, until }),
  rows: ({ to, until }) => [
    { label: 'redirectTo', account: to },
    { label: 'until', day: until },
  ],
  plan: async (form, asking) => {
    if (asking.mailbox() === null) return cannot('no_mailbox');
    const to = await asking.target(form.to);
    if ('failure' in to) return to;
    const before = await asking.redirection();
    return workOn(asking.account, {
      changes: [
        {
          what: 'redirection',
          before: before === null ? null : { text: before },
          after: { text: to.address, until: form.until },
        },
      ],
      work: ['redirect', 'verify', 'end_redirection'],
    });
  },
  isSeen: async ({ to }, sight) => (await sight.redirection()) === (await sight.addressOf(to)),
  beneficiaries: ({ to }) => [to],
  forget: (form, { other }) => ({ ...form, to: other(form.to) }),
};
