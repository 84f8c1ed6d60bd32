import type { AskedFor, Purpose } from '#domain/form/account-access.ts';
import type { TriedAct, WhyNot } from '#domain/question/question.ts';
import type { ChangeRefusal } from '#use-cases/requests/submit-change.ts';
import type { Help } from '../parts/ask-systems.ts';

/** What somebody wants with an account, and with which. */
export interface Wanted {
  readonly what: AskedFor | Purpose;
  /** Its id; null for one that the person may not know of. */
  readonly accountId: string | null;
}

/** What turns to the systems area after a refusal about an account; null where the person goes on without it. */
function changeHelp(refusal: ChangeRefusal, wanted: Wanted): Help | null {
  const why = whyNot(refusal);
  return why === null ? null : helpWith(wanted, why);
}

/** The same after any of several. */
export function anyHelp(refusals: readonly ChangeRefusal[], wanted: Wanted): Help | null {
  return refusals.map((one) => changeHelp(one, wanted)).find((help) => help !== null) ?? null;
}

export function helpWith({ what, accountId }: Wanted, why: WhyNot): Help {
  return { act: triedAct(what), why, ...(accountId === null ? {} : { account: accountId }) };
}

function triedAct(what: AskedFor | Purpose): TriedAct {
  switch (what) {
    case 'deletion':
    case 'delete':
      return 'delete';
    case 'restoration':
    case 'restore':
      return 'restore';
    case 'block':
      return 'block';
    case 'contract':
      return 'extend';
    default:
      return 'modify';
  }
}

function whyNot(refusal: ChangeRefusal): WhyNot | null {
  switch (refusal.code) {
    case 'not_allowed':
    case 'not_now':
    case 'own_extension':
    case 'group_protected':
    case 'nobody_decides':
    case 'told_enough':
    case 'document_taken':
      return refusal.code;
    case 'protected':
      return refusal.why;
    case 'contract_over':
    case 'has_open_request':
    case 'too_many_open':
    case 'address_taken':
    case 'nothing_to_change':
    case 'correction_refused':
      return null;
  }
}
