import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import { blockOf, type Account } from '#domain/account/account.ts';
import { subjectOf } from '#domain/form/form.ts';
import { BUZON } from '#domain/person.ts';
import type { Rule } from '#domain/request/request.ts';
import { addDays, dayIn, morningOf } from '#use-cases/calendar/calendar.ts';
import type { ChangeDeps } from '../commands/apply-commands.ts';
import { REMINDERS, type ContractEvent, type Reminder } from '#use-cases/ports/store/contract.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { isListed } from '#use-cases/plans/protection.ts';
import { openRequest } from '#use-cases/commands/open-request.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';

export interface DeadlineDeps extends ChangeDeps {
  readonly institution: Institution;
  /** The justification texts of the requests it opens; `day` is `YYYY-MM-DD`. */
  readonly words: { readonly suspension: (day: string) => string; readonly deletion: (day: string) => string };
}

interface EndingContract {
  readonly account: Account;
  readonly contractEnd: string;
  readonly done: ReadonlySet<ContractEvent>;
  readonly today: string;
}

/** Fifteen working days are always fewer days than this. */
const HORIZON_DAYS = 40;

/**
 * Does what is due about contracts that end, in days of the institution's time zone: reminders, the suspension after the
 * last day, and the request to delete after the grace days. Every process calls it each minute. Each event is claimed in the
 * transaction that carries it out, so two processes, or a clock that was set back, cannot do it twice. After an outage everything
 * is caught up; when several reminders are due at once, only the most urgent is sent.
 *
 * A request that was opened and then rejected is not opened again for the same end of contract. An extended contract has a new
 * end, with its own events. A failing account does not stop the others: the errors are thrown together, as `AggregateError`.
 */
export async function runContractDeadlines(deps: DeadlineDeps): Promise<void> {
  const { store, clock, institution } = deps;
  const today = dayIn(clock.now(), institution.timeZone);
  const troubles: Error[] = [];
  for (const { account, done } of await store.contracts.ending(addDays(today, HORIZON_DAYS))) {
    const { contractEnd } = account;
    if (contractEnd === null || isListed(institution.rules, account)) continue;
    try {
      await runDeadlinesOf(deps, { account, contractEnd, done, today });
    } catch (cause) {
      troubles.push(new Error(`the end of the contract of account ${account.id}`, { cause }));
    }
  }
  if (troubles.length > 0) throw new AggregateError(troubles, 'contracts that end');
}

async function runDeadlinesOf(deps: DeadlineDeps, ending: EndingContract): Promise<void> {
  const { account, contractEnd, done, today } = ending;
  const { contractGraceDays } = deps.institution.rules;
  if (today <= contractEnd) {
    if (account.state === 'active' && !done.has('let_expire')) await remind(deps, ending);
  } else if (account.state === 'active') {
    if (!done.has('suspended')) await suspend(deps, ending);
  } else if (today > addDays(contractEnd, contractGraceDays)) {
    await askDeletion(deps, ending);
  }
}

async function remind(deps: DeadlineDeps, ending: EndingContract): Promise<void> {
  const { account, contractEnd, done, today } = ending;
  const missing = REMINDERS.filter((days) => !done.has(`days_${days}`));
  if (missing.length === 0) return;
  const left = workingDaysLeft(today, contractEnd);
  const due = missing.filter((days) => left <= days);
  const urgent = REMINDERS.findLast((days) => left <= days);
  if (due.length === 0) return;
  const now = deps.clock.now();
  const morning = morningOf(today, deps.institution.timeZone);
  await ifAccountUnchanged(deps, ending, async (tx) => {
    const claimed: Reminder[] = [];
    for (const days of due) if (await claim(deps, { tx, ending, what: `days_${days}` })) claimed.push(days);
    if (urgent === undefined || !claimed.includes(urgent)) return;
    const job = { kind: 'tell_contract_end', accountId: account.id, contractEnd, days: urgent } as const;
    await tx.send(job, morning > now ? morning : undefined);
  });
}

async function suspend(deps: DeadlineDeps, ending: EndingContract): Promise<void> {
  const { account, contractEnd } = ending;
  const justification = deps.words.suspension(contractEnd);
  const form = { type: 'suspension', account: snapshotOf(account), justification, contractEnd } as const;
  await open(deps, ending, { form, rule: 'contract_end', what: 'suspended' });
}

async function askDeletion(deps: DeadlineDeps, ending: EndingContract): Promise<void> {
  const { account, contractEnd } = ending;
  const justification = deps.words.deletion(contractEnd);
  const nothing = { redirectTo: null, outOfOffice: '' } as const;
  const form = {
    type: 'deletion',
    account: snapshotOf(account),
    justification,
    lastDay: contractEnd,
    ...nothing,
  } as const;
  await open(deps, ending, { form, rule: null, what: 'deletion_asked' });
}

/** Opens the request for this event. If another request on the account is open or running, the next call tries again. */
async function open(
  deps: DeadlineDeps,
  ending: EndingContract,
  asked: { readonly form: AccountForm; readonly rule: Rule | null; readonly what: ContractEvent },
): Promise<void> {
  const { form, rule, what } = asked;
  // Checked before the account is locked: waiting for that request while holding the lock could be a deadlock.
  if ((await deps.store.openRequestOn(subjectOf(form))) !== null) return;
  const opening = ifAccountUnchanged(deps, ending, async (tx) => {
    if ((await tx.runningOn(ending.account.id, null)) !== null) return;
    if (!(await claim(deps, { tx, ending, what }))) return;
    if ((await openRequest(deps, { tx, form, requester: BUZON, rule })) === null) throw new AnotherIsOpen();
  });
  await opening.catch((error: unknown) => {
    if (!(error instanceof AnotherIsOpen)) throw error;
  });
}

/** Thrown to roll the transaction back, and with it the claim. */
class AnotherIsOpen extends Error {}

/** Does the work with the account's row locked, unless the account has changed since it was read. */
async function ifAccountUnchanged(
  deps: DeadlineDeps,
  ending: EndingContract,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { id, state } = ending.account;
  await deps.store.transact(async (tx) => {
    const locked = await tx.account(id);
    if (locked?.state !== state || locked.contractEnd !== ending.contractEnd) return;
    if (locked.kept !== null && blockOf(locked) === null) return;
    await work(tx);
  });
}

async function claim(
  deps: Pick<DeadlineDeps, 'clock'>,
  { tx, ending, what }: { readonly tx: Tx; readonly ending: EndingContract; readonly what: ContractEvent },
): Promise<boolean> {
  const { account, contractEnd } = ending;
  return await tx.claimContractEvent({ accountId: account.id, contractEnd, what, at: deps.clock.now(), by: null });
}
