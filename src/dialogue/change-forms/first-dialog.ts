import type { Custody, Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Purpose } from '#domain/form/account-access.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { actionsOn, askableOf } from '#use-cases/register/find-accounts.ts';
import { ownAccounts } from '#use-cases/register/own-accounts.ts';
import { beginWith, type Begun } from '#use-cases/requests/begin-change.ts';
import { open, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { isModificationType } from '../parts/asked-for.ts';
import { refusal } from '../parts/ask-systems.ts';
import type { Dialog } from '../screen.ts';
import { blockDialog } from './block.ts';
import { helpWith } from './change-help.ts';
import { deletionDialog } from './deletion.ts';
import { hindranceParts, hindranceRefused } from './hindrances.ts';
import { pickDialog } from './pick.ts';
import { restorationDialog } from './restoration.ts';

interface Wanting {
  readonly by: Actor;
  readonly purpose: Purpose;
  /** The modifications that are meant, where these are not all. */
  readonly kinds?: readonly Modification[];
}

/** The form for what somebody wants to do with this account, or why nothing of it can be asked for now. */
export async function formAbout(
  deps: DialogueDeps,
  { by, purpose, kinds, accountId }: Wanting & { readonly accountId: string },
): Promise<Reply> {
  const { messages: m } = deps;
  const begun = await beginWith(deps, { actor: by, purpose, accountId, kinds });
  if (begun === null)
    return refusal(m, { text: m.change.refusal.not_now, help: helpWith({ what: purpose, accountId }, 'not_now') });
  const { account, looked } = begun;
  const [first] = looked.hindered;
  if (first !== undefined && looked.possible.length === 0)
    return refusal(m, hindranceRefused(m, { by, why: first.why, what: purpose, accountId }));
  return open(dialogFor(deps, { by, purpose, account, begun, kinds }));
}

/** The form with a search for the account, in which the only one of the person's own is chosen already. */
export async function formWithSearch(deps: DialogueDeps, wanted: Wanting): Promise<Reply> {
  const { by, purpose, kinds } = wanted;
  const own = await onlyOwn(deps, wanted);
  const begun = own === null ? null : await beginWith(deps, { actor: by, purpose, accountId: own.id, kinds });
  return open(dialogFor(deps, { by, purpose, account: null, begun, kinds }));
}

/** The form; of the account that was chosen, in it or before, with what keeps something from being asked for. */
export function dialogFor(
  deps: Pick<DialogueDeps, 'messages' | 'institution' | 'clock'>,
  about: {
    readonly by: Actor;
    readonly purpose: Purpose;
    /** Null where it is searched in the form. */
    readonly account: Account | null;
    /** What is chosen, in that search or before. */
    readonly begun: Begun | null;
    readonly kinds?: readonly Modification[] | undefined;
    readonly drawn?: number;
    readonly chosen?: string | null;
    /** Of a deletion, what becomes of the messages. */
    readonly custody?: Custody;
  },
): Dialog {
  const { messages: m, institution, clock } = deps;
  const { by, purpose, account, begun, kinds, drawn, chosen, custody } = about;
  const today = dayIn(clock.now(), institution.timeZone);
  const own = account === null ? (begun?.account ?? null) : null;
  const hindered = begun === null ? [] : hindranceParts(m, { by, purpose, ...begun });
  const shown = { account, own, hindered };
  switch (purpose) {
    case 'modify':
      return pickDialog(m, {
        ...{ ...shown, kinds },
        ...(begun === null ? {} : { possible: begun.looked.possible.filter(isModificationType) }),
        ...(drawn === undefined ? {} : { drawn }),
        ...(chosen === undefined ? {} : { chosen }),
      });
    case 'delete':
      return deletionDialog(m, { ...shown, institution, today, ...(custody === undefined ? {} : { custody }) });
    case 'restore':
      return restorationDialog(m, { ...shown, today });
    case 'block':
      return blockDialog(m, { ...shown, lacksRatifier: begun?.lacksRatifier === true });
  }
}

/** The one account of the person's own that this can be done with; null where it is none, or one of several. */
async function onlyOwn(deps: DialogueDeps, { by: actor, purpose, kinds }: Wanting): Promise<Account | null> {
  // Whoever blocks an account hardly means their own.
  if (purpose === 'block') return null;
  const own = (await ownAccounts(deps, actor)) ?? [];
  const suits = (account: Account): boolean =>
    purpose === 'modify' && kinds !== undefined
      ? askableOf(deps, { actor, account, asks: kinds }).length > 0
      : actionsOn(deps, { actor, account }).includes(purpose);
  const [only = null, ...others] = own.filter(suits);
  return others.length === 0 ? only : null;
}
