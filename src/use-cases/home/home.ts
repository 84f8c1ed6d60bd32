import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '#domain/account/account.ts';
import { missingReceipts } from '#domain/request/receipts.ts';
import { INDUCTION_ITEMS, seenByBot, type InductionItem, type Side } from '#domain/form/delivery.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { withAddressNow } from '#use-cases/register/address-now.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { REMINDERS } from '#use-cases/ports/store/contract.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Listed, PersonFacts } from '#use-cases/ports/store/home.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';

/** How many entries of each list are shown. */
export const HOME_LISTED = 10;
/** How many days an ended request is still shown to its requester, and open first steps to their person. */
const ENDED_DAYS = 30;
const LEARNING_DAYS = 60;
/** How long the home page waits for the tenant, ms. */
const LICENCES_MS = 2_000;

interface HomeDeps {
  readonly store: Pick<Store, 'home' | 'account' | 'accountOn'>;
  readonly directory: Pick<Directory, 'licences'>;
  readonly clock: Clock;
  readonly institution: Pick<Institution, 'timeZone' | 'checksSecondFactor'>;
}

export interface Home {
  readonly waiting: Waiting;
  readonly requests: Listed<Request>;
  readonly accounts: Listed<Account>;
  /** Only for the systems area. */
  readonly desk: Desk | null;
}

/** What waits for the person. */
export interface Waiting {
  readonly questions: Listed<Request>;
  /** Extensions of a holder's own contract that this person has to confirm. */
  readonly agreements: Listed<Request>;
  /** Hand-overs whose receipt this person has to confirm. */
  readonly receipts: readonly Request[];
  /** Accounts handed to this person whose temporary password is not changed yet. */
  readonly passwords: readonly Request[];
  /** The newest request whose first steps this person has not completed. */
  readonly learning: Request | null;
  /** The first steps that only the bot ticks. */
  readonly seenByBot: readonly InductionItem[];
  /** Contracts that end and that nobody has decided about or asked to extend, with the working days left. */
  readonly contracts: Listed<{ readonly account: Account; readonly contractEnd: string; readonly days: number }>;
}

/** The systems area's work; `days` are whole working days of waiting. */
export interface Desk {
  readonly queue: Listed<Aged>;
  readonly failed: Listed<Aged>;
  readonly byHand: Listed<Aged>;
  readonly handedOver: Listed<Aged & { readonly missing: readonly Missing[] }>;
  /** Null when the tenant did not answer in time. */
  readonly licences: Awaited<ReturnType<Directory['licences']>> | null;
  readonly ending: Listed<Account>;
  readonly overdue: Listed<Account>;
}

export interface Aged {
  readonly request: Request;
  readonly since: Date;
  readonly days: number;
}

/** What a hand-over still waits for. */
export type Missing = Side | 'password';

/** The bot's home page as it is now for this person. Without the tenant, only the licences are missing. */
export async function homeOf(deps: HomeDeps, actor: Actor): Promise<Home> {
  const now = deps.clock.now();
  const today = dayIn(now, deps.institution.timeZone);
  const query = {
    personId: actor.id,
    email: actor.email ?? null,
    endedSince: daysBefore(now, ENDED_DAYS),
    learningSince: daysBefore(now, LEARNING_DAYS),
    today,
    soon: lastDayWithin(today, REMINDERS[0]),
    limit: HOME_LISTED,
  };
  const [found, desk] = await Promise.all([
    deps.store.home.ofPerson(query),
    actor.systems ? deskOf(deps, today) : null,
  ]);
  const facts = await withAddresses(deps.store, found);
  const waiting = { ...waitingFor(facts, { actor, today }), seenByBot: seenByBot(deps.institution) };
  return { waiting, requests: facts.requests, accounts: facts.accounts, desk };
}

/** Requests in hand-over, with their account's current address. */
async function withAddresses(store: HomeDeps['store'], facts: PersonFacts): Promise<PersonFacts> {
  const [handOvers, learning] = await Promise.all([
    Promise.all(facts.handOvers.map(async (request) => await withAddressNow(store, request))),
    facts.learning === null ? null : withAddressNow(store, facts.learning),
  ]);
  return { ...facts, handOvers, learning };
}

/** What this hand-over waits for until its request closes. */
export function missingOf(request: Request): readonly Missing[] {
  return [...missingReceipts(request), ...(request.passwordChangedAt === null ? (['password'] as const) : [])];
}

function waitingFor(
  facts: PersonFacts,
  { actor, today }: { readonly actor: Actor; readonly today: string },
): Omit<Waiting, 'seenByBot'> {
  const { questions, agreements, handOvers, ending } = facts;
  const isTheirs = ({ handedTo }: Request): boolean => handedTo?.person.id === actor.id;
  const receipts = handOvers.filter((request) =>
    missingReceipts(request).some((side) => request.receivers?.[side]?.id === actor.id),
  );
  const learnt = handOvers.filter((request) => isTheirs(request) && isLearning(request));
  return {
    questions,
    agreements,
    receipts,
    passwords: handOvers.filter((request) => isTheirs(request) && request.passwordChangedAt === null),
    learning: newest([...learnt, ...(facts.learning === null ? [] : [facts.learning])]),
    contracts: {
      total: ending.total,
      rows: ending.rows.flatMap((account) => {
        const { contractEnd } = account;
        return contractEnd === null ? [] : [{ account, contractEnd, days: workingDaysLeft(today, contractEnd) }];
      }),
    },
  };
}

/**
 * Whether the first steps are open: the receiver takes them, or goes through them with a person who is not in the chat.
 */
function isLearning({ receivers, induction }: Request): boolean {
  return receivers !== null && induction.length < INDUCTION_ITEMS.length;
}

function newest(handedOver: readonly Request[]): Request | null {
  const [first] = handedOver.toSorted((one, other) => momentOf(other) - momentOf(one));
  return first ?? null;
}

function momentOf({ handedAt }: Request): number {
  return handedAt?.getTime() ?? 0;
}

async function deskOf(deps: HomeDeps, today: string): Promise<Desk> {
  const { timeZone } = deps.institution;
  const monthEnd = lastOfMonth(today);
  const [facts, licences] = await Promise.all([
    deps.store.home.ofDesk({ today, monthEnd, limit: HOME_LISTED }),
    licencesInTime(deps.directory),
  ]);
  const aged = (request: Request, since: Date): Aged => {
    return { request, since, days: workingDaysLeft(dayIn(since, timeZone), today) };
  };
  return {
    queue: eachOf(facts.queue, (request) => aged(request, request.createdAt)),
    failed: eachOf(facts.failed, (request) => aged(request, request.failure?.at ?? request.updatedAt)),
    byHand: eachOf(facts.byHand, ({ request, since }) => aged(request, since)),
    handedOver: eachOf(facts.handedOver, (request) => ({
      ...aged(request, request.handedAt ?? request.updatedAt),
      missing: missingOf(request),
    })),
    licences,
    ending: facts.ending,
    overdue: facts.overdue,
  };
}

function eachOf<T, U>({ rows, total }: Listed<T>, of: (row: T) => U): Listed<U> {
  return { rows: rows.map(of), total };
}

/** Null when the tenant cannot be asked or takes too long. */
async function licencesInTime(directory: HomeDeps['directory']): Promise<Desk['licences']> {
  const answer = directory.licences().catch((error: unknown) => {
    if (error instanceof OutsideError) return null;
    throw error;
  });
  return await Promise.race([answer, sleep(LICENCES_MS, null, { ref: false })]);
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
