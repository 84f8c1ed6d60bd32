import type { Account } from '#domain/account.ts';
import type { Person } from '#domain/person.ts';
import { dayIn } from './calendar.ts';
import { REMINDERS, type ContractDecision, type ContractNotice, type Reminder } from './contract-ports.ts';
import type { Chat, Clock, Institution, Job, Store } from './ports.ts';
import { OutsideError } from './outside-error.ts';
import { workingDaysLeft } from './working-days.ts';

export interface TellContractDeps {
  readonly store: Store;
  readonly chat: Pick<Chat, 'tellContractEnd'>;
  readonly clock: Clock;
  readonly institution: Institution;
}

/**
 * Reminds the holder and the responsible official, each once, of an end of contract; not once it is past, nor where the
 * account is not in use any more. Decided meanwhile, what they were sent is brought in line instead. Somebody who left the
 * chat is passed over. Throws `OutsideError`, after both were tried, while trying again may help.
 */
export async function tellContractEnd(
  deps: TellContractDeps,
  input: { readonly accountId: string; readonly contractEnd: string; readonly days: Reminder },
): Promise<void> {
  const { accountId, contractEnd, days: reminder } = input;
  const account = await deps.store.account(accountId);
  if (account === null) return;
  const today = dayIn(deps.clock.now(), deps.institution.timeZone);
  const decided = await contractDecision(deps.store, { account, contractEnd });
  if (decided === null && (account.state !== 'active' || today > contractEnd)) return;
  const notice = { account, contractEnd, reminder, days: workingDaysLeft(today, contractEnd), decided };
  const troubles: unknown[] = [];
  for (const each of toldOf(account)) {
    try {
      await deps.chat.tellContractEnd({ ...notice, ...each });
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'not_found') troubles.push(error);
    }
  }
  if (troubles.length > 0) throw troubles[0];
}

/** What became of this end of contract; null while it is open. */
export async function contractDecision(
  store: Store,
  { account, contractEnd }: { readonly account: Account; readonly contractEnd: string },
): Promise<ContractDecision | null> {
  if (account.contractEnd !== contractEnd) return { what: 'extended', contractEnd: account.contractEnd };
  const chosen = (await store.contracts.deeds(account.id, contractEnd)).get('let_expire');
  if (chosen === undefined || chosen.by === null) return null;
  return { what: 'let_expire', by: chosen.by, at: chosen.at };
}

/** The jobs that bring the reminders of this end of contract in line, once it was decided or extended. */
export async function remindersAgain(
  store: Store,
  of: { readonly accountId: string; readonly contractEnd: string },
): Promise<readonly Job[]> {
  const done = await store.contracts.deeds(of.accountId, of.contractEnd);
  const { accountId, contractEnd } = of;
  const sent = REMINDERS.filter((days) => done.has(`days_${days}`));
  return sent.map((days) => ({ kind: 'tell_contract_end', accountId, contractEnd, days }));
}

/** Who is told: whoever has the account, and whoever answers for it, where that is somebody else. */
function toldOf({ type, holder, responsible }: Account): readonly Pick<ContractNotice, 'to' | 'as'>[] {
  const first: Person | null = type === 'departmental' ? responsible : holder;
  return [
    ...(first === null ? [] : [{ to: first, as: 'holder' } as const]),
    ...(responsible === null || responsible.id === first?.id ? [] : [{ to: responsible, as: 'responsible' } as const]),
  ];
}
