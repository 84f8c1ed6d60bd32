import type { Account } from '#domain/account/account.ts';
import type { Purpose } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { actionsOn, modificationsFor } from '#use-cases/register/find-accounts.ts';
import { ownAccounts } from '#use-cases/register/own-accounts.ts';
import type { DialogueDeps } from '../deps.ts';
import type { Dialog } from '../screen.ts';
import { deletionDialog } from './deletion.ts';
import { pickDialog } from './pick.ts';
import { restorationDialog } from './restoration.ts';

/** The form for what somebody wants to do, with the account where it is known already. */
export function changeDialog(
  deps: DialogueDeps,
  about: {
    readonly by: Actor;
    readonly purpose: Purpose;
    readonly account: Account | null;
    /** Chosen already where the account is searched. */
    readonly own?: Account | null;
  },
): Dialog {
  const { messages: m, institution, clock } = deps;
  const { by: actor, purpose, account, own = null } = about;
  const today = dayIn(clock.now(), institution.timeZone);
  switch (purpose) {
    case 'modify':
      return account === null
        ? pickDialog(m, { account, own })
        : pickDialog(m, { account, possible: modificationsFor(deps, { actor, account }) });
    case 'delete':
      return deletionDialog(m, { account, own, institution, today });
    case 'restore':
      return restorationDialog(m, { account, own, today });
  }
}

/** The one account of the person's own that this can be done with; null where it is none, or one of several. */
export async function onlyOwn(
  deps: DialogueDeps,
  { by: actor, purpose }: { readonly by: Actor; readonly purpose: Purpose },
): Promise<Account | null> {
  const own = (await ownAccounts(deps, actor)) ?? [];
  const [only = null, ...others] = own.filter((account) => actionsOn(deps, { actor, account }).includes(purpose));
  return others.length === 0 ? only : null;
}
