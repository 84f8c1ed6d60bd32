import type { Account } from '#domain/account/account.ts';
import { missingReceipts } from '#domain/request/hand-over/receipts.ts';
import { INDUCTION_ITEMS, seenByBot, type InductionItem } from '#domain/form/delivery.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Purpose } from '#domain/form/account-access.ts';
import { withAddressNow } from '#use-cases/register/address-now.ts';
import { actionsOn, modificationsFor } from '#use-cases/register/find-accounts.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { REMINDERS } from '#use-cases/ports/store/contract.ts';
import type {
  AskedOfDepartments,
  AskedOfDesk,
  AskedOfPerson,
  DepartmentFacts,
  Listed,
  PersonFacts,
} from '#use-cases/ports/store/home.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import type { SeenQuestion } from '#use-cases/ports/store/question.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';
import { deskOf, eachOf, type Desk, type DeskDeps } from './desk.ts';

/** How many entries of each list are read for the home page, which shows as many or fewer. */
const HOME_LISTED = 10;
/** How many days an ended request is still shown to its requester, and open first steps to their person. */
const ENDED_DAYS = 30;
const LEARNING_DAYS = 60;
/** How far ahead a head sees the ends of contract of their department: a quarter. */
const QUARTER_DAYS = 91;

export interface HomeDeps extends DeskDeps {
  readonly store: DeskDeps['store'] & Pick<Store, 'accountOf'>;
  readonly departments: Departments;
  readonly institution: Pick<Institution, 'timeZone' | 'checksSecondFactor'>;
}

export interface Home {
  readonly waiting: Waiting;
  readonly requests: Listed<Request>;
  /** This person's questions to the systems area that are not resolved; few (see `askSystems`). */
  readonly asked: readonly SeenQuestion[];
  readonly accounts: Listed<OwnAccount>;
  /** Only for heads of departments. */
  readonly department: DepartmentFacts | null;
  /** Only for the systems area. */
  readonly desk: Desk | null;
}

/** An account, and what this person can start on it. */
export type OwnAccount = Account & {
  readonly actions: readonly Purpose[];
  /** They may ask for a new password now. */
  readonly asksPassword: boolean;
};

/** What waits for the person. */
export interface Waiting {
  readonly questions: Listed<Request>;
  /** Blocks that this person may ratify. */
  readonly ratifications: Listed<Request>;
  /** Extensions of a holder's own contract that this person has to confirm. */
  readonly agreements: Listed<Request>;
  /** Hand-overs whose receipt this person has to confirm. */
  readonly receipts: readonly Request[];
  /** How many of them they confirm for the department. */
  readonly toConfirm: number;
  /** Accounts handed to this person whose temporary password is not changed yet. */
  readonly passwords: readonly Request[];
  /** The newest request whose first steps this person has not completed. */
  readonly learning: Request | null;
  /** The first steps that only the bot ticks. */
  readonly seenByBot: readonly InductionItem[];
  /** Contracts that end and that nobody has decided about or asked to extend, with the working days left. */
  readonly contracts: Listed<EndingContract>;
}

export interface EndingContract {
  readonly account: Account;
  readonly contractEnd: string;
  readonly days: number;
}

/** The bot's home page as it is now for this person. Without the tenant, only the licences are missing. */
export async function homeOf(deps: HomeDeps, actor: Actor): Promise<Home> {
  const asked = askedBy(deps, actor);
  const [found, department, desk] = await Promise.all([
    deps.store.home.ofPerson(asked.ofPerson),
    asked.ofDepartments === null ? null : deps.store.home.ofDepartments(asked.ofDepartments),
    actor.systems ? deskOf(deps, asked.ofDesk) : null,
  ]);
  const facts = await withAddresses(deps.store, found);
  const waiting = { ...waitingFor(facts, { actor, today: asked.today }), seenByBot: seenByBot(deps.institution) };
  const accounts = eachOf(facts.accounts, (account) => withActions(deps, { actor, account }));
  return { waiting, requests: facts.requests, asked: facts.asked, accounts, department, desk };
}

/** What the store is asked for this person; `ofDepartments` is null for somebody who heads none. */
export interface Asked {
  readonly today: string;
  readonly ofPerson: AskedOfPerson;
  readonly ofDesk: AskedOfDesk;
  readonly ofDepartments: AskedOfDepartments | null;
}

export function askedBy(
  { clock, institution, departments }: HomeDeps,
  actor: Actor,
  paging: { readonly offset?: number; readonly limit: number } = { limit: HOME_LISTED },
): Asked {
  const now = clock.now();
  const today = dayIn(now, institution.timeZone);
  const codes = departments.headedBy(actor.id);
  return {
    today,
    ofPerson: {
      ...{ ...paging, today, personId: actor.id, email: actor.email ?? null },
      ...{ systems: actor.systems, departments: codes },
      endedSince: daysBefore(now, ENDED_DAYS),
      learningSince: daysBefore(now, LEARNING_DAYS),
      soon: lastDayWithin(today, REMINDERS[0]),
    },
    ofDesk: { ...paging, today, monthEnd: lastOfMonth(today) },
    ofDepartments: codes.length === 0 ? null : { ...paging, codes, today, until: addDays(today, QUARTER_DAYS) },
  };
}

export function withActions(
  deps: Pick<HomeDeps, 'departments'>,
  of: { readonly actor: Actor; readonly account: Account },
): OwnAccount {
  // Whoever may block accounts has a button for that beside none of their own.
  const actions = actionsOn(deps, of).filter((purpose) => purpose !== 'block');
  return { ...of.account, actions, asksPassword: modificationsFor(deps, of).includes('password') };
}

/** Requests in hand-over, with their account's current address. */
async function withAddresses(store: HomeDeps['store'], facts: PersonFacts): Promise<PersonFacts> {
  const [handOvers, learning] = await Promise.all([
    Promise.all(facts.handOvers.map(async (request) => await withAddressNow(store, request))),
    facts.learning === null ? null : withAddressNow(store, facts.learning),
  ]);
  return { ...facts, handOvers, learning };
}

function waitingFor(
  facts: PersonFacts,
  about: { readonly actor: Actor; readonly today: string },
): Omit<Waiting, 'seenByBot'> {
  const { questions, ratifications, agreements, handOvers, ending } = facts;
  const { receipts, passwords, theirs } = handOversOf(handOvers, about.actor);
  const learnt = theirs.filter(isLearning);
  return {
    ...{ questions, ratifications, agreements, receipts, passwords },
    toConfirm: receipts.filter((request) => isTheirs(request, about.actor)).length,
    learning: newest([...learnt, ...(facts.learning === null ? [] : [facts.learning])]),
    contracts: endingContracts(ending, about.today),
  };
}

/** What a person's unfinished hand-overs wait for: their confirmation, or their new password. */
export function handOversOf(
  handOvers: readonly Request[],
  { id }: Actor,
): Record<'receipts' | 'passwords' | 'theirs', readonly Request[]> {
  const theirs = handOvers.filter(({ handedTo }) => handedTo?.person.id === id);
  return {
    theirs,
    receipts: handOvers.filter((request) =>
      missingReceipts(request).some((side) => request.receivers?.[side]?.id === id),
    ),
    passwords: theirs.filter(({ passwordChangedAt }) => passwordChangedAt === null),
  };
}

function isTheirs(request: Request, { id }: Actor): boolean {
  return request.receivers?.department?.id === id && missingReceipts(request).includes('department');
}

export function endingContracts({ rows, total }: Listed<Account>, today: string): Listed<EndingContract> {
  return {
    total,
    rows: rows.flatMap((account) => {
      const { contractEnd } = account;
      return contractEnd === null ? [] : [{ account, contractEnd, days: workingDaysLeft(today, contractEnd) }];
    }),
  };
}

/**
 * Whether the first steps are open: the receiver takes them, or goes through them with a person who is not in the chat.
 */
function isLearning({ receivers, passwordChangedAt, induction }: Request): boolean {
  return receivers !== null && passwordChangedAt !== null && induction.length < INDUCTION_ITEMS.length;
}

function newest(handedOver: readonly Request[]): Request | null {
  const [first] = handedOver.toSorted((one, other) => momentOf(other) - momentOf(one));
  return first ?? null;
}

function momentOf({ handedAt }: Request): number {
  return handedAt?.getTime() ?? 0;
}

function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * 24 * 60 * 60_000);
}

/** The last day that is at most `days` working days away. */
function lastDayWithin(today: string, days: number): string {
  let last = addDays(today, days);
  while (workingDaysLeft(today, addDays(last, 1)) <= days) last = addDays(last, 1);
  return last;
}

function lastOfMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
