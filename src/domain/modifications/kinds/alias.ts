import type { AliasForm } from '#domain/account/account-form.ts';
import { reservedMark } from '#domain/form/reserved-names.ts';
import { addAddressLine } from '#domain/plan/powershell.ts';
import type { ModificationWork } from '../account-work.ts';
import { changed } from '../changes.ts';
import { newLocalPart } from '../checking.ts';
import { GONE } from '../forgetting.ts';
import { cannot, workOn } from '../plan-draft.ts';

/** Another address whose messages the account receives too. */
export const alias: ModificationWork<AliasForm> = {
  draft: ({ alias: typed }, form) => ({ type: 'alias', localPart: newLocalPart(form, 'alias', typed) }),
  filled: ({ localPart }) => ({ alias: localPart }),
  rows: ({ localPart }) => [{ label: 'alias', text: localPart }],
  plan: async ({ localPart }, asking) => {
    const { account, found, mailDomain, reserved } = asking;
    const more = `${localPart}@${mailDomain}`;
    if (found.addresses.includes(more)) return cannot('nothing_to_change');
    if (found.mailbox === null) return cannot('no_mailbox');
    if (await asking.isOthers(more)) return cannot('wish_taken', more);
    return workOn(account, {
      changes: [changed('alias', null, more)],
      lines: [addAddressLine(account.directoryId, more)],
      ...reservedMark(reserved, { address: more, type: account.type }),
      work: ['exchange', 'verify'],
    });
  },
  isSeen: ({ localPart }, { found, mailDomain }) => found.addresses.includes(`${localPart}@${mailDomain}`),
  forget: (form) => ({ ...form, localPart: GONE }),
};
