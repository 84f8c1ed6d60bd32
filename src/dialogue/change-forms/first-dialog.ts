import type { Account } from '#domain/account/account.ts';
import type { Purpose } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { modificationsFor } from '#use-cases/register/find-accounts.ts';
import type { DialogueDeps } from '../deps.ts';
import type { Dialog } from '../screen.ts';
import { deletionDialog } from './deletion.ts';
import { pickDialog } from './pick.ts';
import { restorationDialog } from './restoration.ts';

/** The form for what somebody wants to do, with the account where it is known already. */
export function changeDialog(
  deps: DialogueDeps,
  about: { readonly by: Actor; readonly purpose: Purpose; readonly account: Account | null },
): Dialog {
  const { messages: m, institution, clock } = deps;
  const { by: actor, purpose, account } = about;
  const today = dayIn(clock.now(), institution.timeZone);
  switch (purpose) {
    case 'modify':
      return account === null
        ? pickDialog(m, { account })
        : pickDialog(m, { account, possible: modificationsFor(deps, { actor, account }) });
    case 'delete':
      return deletionDialog(m, { account, institution, today });
    case 'restore':
      return restorationDialog(m, { account, today });
  }
}
