import type { Account } from '#domain/account/account.ts';
import type { Person } from '#domain/person.ts';
import { isExtension } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Confirmer } from '#domain/request/agreement.ts';
import { UNTOUCHED_STATES } from '#domain/request/states.ts';
import { answerable } from '#use-cases/register/answerable.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import {
  REMINDERS,
  type ContractDecision,
  type ContractNotice,
  type LetExpire,
  type Reminder,
} from '#use-cases/ports/store/contract.ts';
import { knownHolder } from '#use-cases/register/known-holder.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Clock, Departments, Institution } from '#use-cases/ports/institution.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';
import { hasLeftChat } from '#use-cases/ports/left-chat.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';

export interface TellContractDeps {
  readonly store: Store;
  readonly notices: Pick<Notices, 'tellContractEnd'>;
  readonly people: Pick<People, 'findByEmail'>;
  readonly clock: Clock;
  readonly institution: Institution;
  readonly departments: Departments;
}

/**
 * Reminds the holder and the responsible official (or, without one, the head of the department) of the end of a
 * contract, each once; not after the end, nor when the account is no longer in use. If it was decided meanwhile, the
 * reminders already sent are updated instead. People who left the chat are skipped, and nobody waits for the chat to
 * tell who the holder is. Throws `OutsideError`, after all were tried, when trying again may help.
 */
export async function tellContractEnd(
  deps: TellContractDeps,
  input: { readonly accountId: string; readonly contractEnd: string; readonly days: Reminder },
): Promise<void> {
  const { accountId, contractEnd, days: reminder } = input;
  const [known] = await deps.store.registerFor({ accountId });
  if (known === undefined) return;
  const today = dayIn(deps.clock.now(), deps.institution.timeZone);
  const decided = await contractDecision(deps.store, { account: known, contractEnd });
  if (decided === null && (known.state !== 'active' || today > contractEnd)) return;
  const troubles: unknown[] = [];
  const holder = await knownHolder(deps.people, known).catch((error: unknown) => {
    troubles.push(error);
    return null;
  });
  const account = { ...known, holder };
  const notice = { account, contractEnd, reminder, days: workingDaysLeft(today, contractEnd), decided };
  const confirmer = confirmerOf(deps, account);
  for (const each of receiversOf(account, confirmer)) {
    try {
      await deps.notices.tellContractEnd({ ...notice, ...each, confirmer });
    } catch (error) {
      if (!hasLeftChat(error)) troubles.push(error);
      continue;
    }
    if (decided === null) await noteReminder(deps, { ...notice, ...each, confirmer });
  }
  if (troubles.length > 0) throw troubles[0];
}

/** Who would confirm an extension that the holder asks for. */
function confirmerOf({ departments }: TellContractDeps, account: Account): Confirmer | null {
  const nobody = { id: '', name: '' };
  return account.type === 'personal' ? answerable(departments, { account, requester: account.holder ?? nobody }) : null;
}

/** Records the reminder as an event: once per person, however often the job runs. */
async function noteReminder(
  { store, clock }: TellContractDeps,
  { account, contractEnd, reminder, days, to, as }: ContractNotice,
): Promise<void> {
  const about = { accountId: account.id, what: 'contract_reminded' } as const;
  const known = { contractEnd, reminder, as };
  await store.transact(async (tx) => {
    // The lock makes two processes that remind at once wait for each other.
    if ((await tx.account(account.id)) === null || (await tx.isOnTrail({ ...about, data: known }))) return;
    await tx.append({
      ...{ ...about, requestId: null, at: clock.now(), actor: 'buzon', door: 'worker' },
      data: { ...known, left: days },
      personal: { remindedId: to.id, reminded: to.name },
    });
  });
}

/** What was decided about this end of contract; null while it is open. */
export async function contractDecision(
  store: Store,
  { account, contractEnd }: { readonly account: Account; readonly contractEnd: string },
): Promise<ContractDecision | null> {
  if (account.contractEnd !== contractEnd) return { what: 'extended', contractEnd: account.contractEnd };
  const chosen = (await store.contracts.events(account.id, contractEnd)).get('let_expire');
  if (chosen === undefined || chosen.by === null) return null;
  return { what: 'let_expire', by: chosen.by, at: chosen.at };
}

/**
 * Who wants the contract to end that this undecided request would extend; null when nobody does, and for other
 * requests.
 */
export async function letExpireOf(store: Store, { form, state }: Request): Promise<LetExpire | null> {
  if (!isExtension(form) || !UNTOUCHED_STATES.includes(state)) return null;
  const account = await store.account(form.account.id);
  if (account === null || account.contractEnd === null) return null;
  const decided = await contractDecision(store, { account, contractEnd: account.contractEnd });
  return decided?.what === 'let_expire' ? { by: decided.by, at: decided.at } : null;
}

/** What follows when a contract ends on another day: its reminders say so, and an end that the account had before is acted on anew. */
export async function contractEndMoved(
  store: Store,
  moved: { readonly tx: Tx; readonly before: Account; readonly after: Account },
): Promise<void> {
  const { tx, before, after } = moved;
  if (before.contractEnd === after.contractEnd) return;
  const accountId = after.id;
  if (before.contractEnd !== null) {
    const jobs = await remindersAgain(store, { accountId, contractEnd: before.contractEnd });
    for (const job of jobs) await tx.send(job);
  }
  if (after.contractEnd === null) return;
  const again = { accountId, contractEnd: after.contractEnd };
  for (const what of ['suspended', 'deletion_asked'] as const) await tx.giveBackContractEvent({ ...again, what });
}

/** The jobs that update the reminders of this end of contract, after it was decided or extended. */
export async function remindersAgain(
  store: Store,
  of: { readonly accountId: string; readonly contractEnd: string },
): Promise<readonly Job[]> {
  const done = await store.contracts.events(of.accountId, of.contractEnd);
  const { accountId, contractEnd } = of;
  const sent = REMINDERS.filter((days) => done.has(`days_${days}`));
  return sent.map((days) => ({ kind: 'tell_contract_end', accountId, contractEnd, days }));
}

/**
 * Who is told: the holder, and the responsible official if that is somebody else; without an official, the head of the
 * department.
 */
function receiversOf(
  { type, holder, responsible }: Account,
  confirmer: Confirmer | null,
): readonly Pick<ContractNotice, 'to' | 'as'>[] {
  const first: Person | null = type === 'departmental' ? responsible : holder;
  return [
    ...(first === null ? [] : [{ to: first, as: 'holder' } as const]),
    ...(responsible === null || responsible.id === first?.id ? [] : [{ to: responsible, as: 'responsible' } as const]),
    ...(confirmer?.as === 'head' ? [{ to: { id: confirmer.id, name: confirmer.name }, as: 'head' } as const] : []),
  ];
}
