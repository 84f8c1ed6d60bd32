import { z } from 'zod';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { letExpire } from '#use-cases/contracts/decide-contract.ts';
import { contractDecision } from '#use-cases/contracts/tell-contract-end.ts';
import { askAbout } from '#use-cases/register/ask-about.ts';
import { beginModification } from '#use-cases/requests/begin-change.ts';
import { CONTRACT_ACTIONS } from '../act-names.ts';
import { act, DONE, open, tell, type Acts, type Reply } from '../acts.ts';
import { helpWith } from '../change-forms/change-help.ts';
import { detailsDialog } from '../change-forms/details.ts';
import { pickRefused } from '../change-forms/pick-form.ts';
import type { DialogueDeps } from '../deps.ts';
import { refusal } from '../parts/ask-systems.ts';
import { id } from '../parts/payloads.ts';
import { contractMessage, type ContractValue } from './notice.ts';

const contract = z.object({ accountId: id, contractEnd: z.iso.date() });

type ContractButton = ContractValue & { readonly by: Actor };

/** The buttons of the reminders of an end of contract. */
export function contractActs(deps: DialogueDeps): Partial<Acts> {
  const expires = act({
    name: CONTRACT_ACTIONS.letExpire,
    payload: contract,
    // An immediate decision: the person is checked now.
    asks: 'anew',
    kept: 'again',
    run: async ({ by, payload }) => await letContractEnd(deps, { ...payload, by }),
  });
  const extend = act({
    name: CONTRACT_ACTIONS.extend,
    payload: contract,
    run: async ({ by, payload }) => await openExtension(deps, { ...payload, by }),
  });
  return { acts: [expires, extend] };
}

/** A person who is too late sees the earlier decision in the message itself. */
async function letContractEnd(deps: DialogueDeps, pressed: ContractButton): Promise<Reply> {
  const { accountId, contractEnd, by } = pressed;
  const done = await letExpire(deps, { accountId, contractEnd, by });
  if (!done.ok && (done.error.code === 'not_allowed' || done.error.code === 'over')) {
    const why = done.error.code;
    return tell(deps.messages.contract.refusal[why], {
      after: async () => await noteAttempt(deps, { by, act: 'let_expire', why, accountId }),
    });
  }
  if (done.ok) deps.log.info({ accountId, contractEnd }, 'contract.let_expire');
  const account = await deps.store.account(accountId);
  return account === null ? DONE : await showDecision(deps, pressed, account);
}

/** Opens the filled-in modification, which needs approval like any other. */
async function openExtension(deps: DialogueDeps, pressed: ContractButton): Promise<Reply> {
  const { messages: m, institution, departments, clock } = deps;
  const { accountId, contractEnd, by: actor } = pressed;
  const account = await askAbout(deps, { actor, asks: ['contract'], accountId, act: 'ask_contract' });
  const help = helpWith({ what: 'contract', accountId }, 'not_now');
  if (account === null) return refusal(m, { text: m.change.refusal.not_now, help });
  if (account.contractEnd !== contractEnd) return await showDecision(deps, pressed, account);
  const wanted = { what: 'contract', accountId } as const;
  const begun = await beginModification(deps, { actor, ...wanted });
  if (!begun.ok) return pickRefused(m, { by: actor, refusal: begun.error, wanted });
  const today = dayIn(clock.now(), institution.timeZone);
  return open(detailsDialog(m, { account, what: 'contract', institution, departments, today, actor }));
}

/** The message shows the decision; the other reminders are updated by a worker. */
async function showDecision(deps: DialogueDeps, { contractEnd, by }: ContractButton, account: Account): Promise<Reply> {
  const found = await contractDecision(deps.store, { account, contractEnd });
  if (found === null) return DONE;
  const message = contractMessage(deps.messages, {
    ...{ account, contractEnd, days: 0, decided: found, confirmer: null },
    as: account.holder?.id === by.id ? 'holder' : 'responsible',
    graceDays: deps.institution.rules.contractGraceDays,
  });
  return { as: 'show', message, replaces: true };
}
