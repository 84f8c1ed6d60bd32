import { randomBytes, randomUUID } from 'node:crypto';
import type { Disposal } from '#domain/trail/disposal.ts';
import type { Pseudonym } from '#domain/modifications/forgetting.ts';
import { forgottenAccount, forgottenRequest } from '#domain/request/forget.ts';
import { FORGOTTEN, FORGOTTEN_BEFORE } from '#domain/trail/redaction-notes.ts';
import { dayIn, startOfDay } from '#use-cases/calendar/calendar.ts';
import type { KeptFile } from '#use-cases/ports/store/forget.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store, Tx } from '#use-cases/ports/store/store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Time of the institution's day from which it is due, ms. */
const DUE_AT_MS = 3 * 60 * 60_000;
/** Requests and accounts per call. */
const AT_ONCE = 50;
/** Events without a request, and findings, per call. */
const LINES_AT_ONCE = 5_000;

export interface Forgotten {
  readonly requests: number;
  readonly accounts: number;
  /** Events without a request. */
  readonly events: number;
  /** Records without a request: the monthly reports. */
  readonly reports: number;
  /** Findings about users of the tenant without an account. */
  readonly findings: number;
  /** Questions to the systems area. */
  readonly questions: number;
}

const NONE: Forgotten = { requests: 0, accounts: 0, events: 0, reports: 0, findings: 0, questions: 0 };

interface ForgetDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** How long personal data is kept after a request's or an account's end; 0 for ever. */
  readonly retentionDays: number;
}

/** A chore that runs every minute: forgets at night, in parts until nothing is left, then waits for the next night. */
export function nightlyForgetting(
  deps: ForgetDeps & { readonly institution: Pick<Institution, 'timeZone'> },
): () => Promise<void> {
  let doneOn: string | null = null;
  return async () => {
    const now = deps.clock.now();
    const { timeZone } = deps.institution;
    const day = dayIn(now, timeZone);
    if (doneOn === day || now.getTime() < startOfDay(day, timeZone).getTime() + DUE_AT_MS) return;
    const forgotten = await forgetOld(deps);
    if (Object.values(forgotten).every((count) => count === 0)) doneOn = day;
  };
}

/**
 * Replaces the people in requests and accounts that ended longer ago than the retention by pseudonyms, each in its own
 * transaction with its event: the trail stays valid. Works in parts: the rest is due at the next call. A failure does
 * not stop the others: the errors are thrown together, as `AggregateError`.
 */
export async function forgetOld(deps: ForgetDeps): Promise<Forgotten> {
  const { store, retentionDays } = deps;
  if (retentionDays === 0) return NONE;
  const now = deps.clock.now();
  const before = new Date(now.getTime() - retentionDays * DAY_MS);
  const due = await store.transact(async (tx) => await tx.forgetting.due({ before, now, limit: AT_ONCE }));
  const troubles: unknown[] = [];
  const rule = `RETENTION_DAYS=${retentionDays}`;
  const inOne = async <T>(instead: T, forget: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      return await store.transact(forget);
    } catch (error) {
      troubles.push(error);
      return instead;
    }
  };
  let requests = 0;
  for (const id of due.requests)
    requests += await inOne(0, async (tx) => await forgetRequest(tx, { id, before, at: now, rule }));
  let accounts = 0;
  for (const id of due.accounts)
    accounts += await inOne(0, async (tx) => await forgetAccount(tx, { id, at: now, rule }));
  const loose = await inOne(NONE, async (tx) => await forgetLoose(tx, { before, at: now, rule }));
  if (troubles.length > 0) throw new AggregateError(troubles, 'people who are to be forgotten');
  return { ...loose, requests, accounts };
}

/** Forgets what belongs to no request; one event says so, with the numbers. */
async function forgetLoose(tx: Tx, { before, at, rule }: Due): Promise<Forgotten> {
  await tx.forgetting.list(
    (await tx.forgetting.reportsDue(before)).map((file) => fileLine({ at, rule }, 'report', file)),
  );
  const events = await tx.forgetting.loose({ before, limit: LINES_AT_ONCE, at, rule });
  const reports = await tx.forgetting.reports(before);
  const findings = await tx.forgetting.findings(before, LINES_AT_ONCE);
  // The number is only known after the removal; all of it commits together.
  if (findings > 0) await tx.forgetting.list([line({ at, rule }, { what: 'findings', count: findings })]);
  const questions = await tx.forgetting.questions(before, LINES_AT_ONCE);
  if (questions > 0) await tx.forgetting.list([line({ at, rule }, { what: 'questions', count: questions })]);
  const data = { before: before.toISOString(), events, reports, findings, questions };
  if (events + reports + findings + questions > 0)
    await tx.append({ ...byRule(at), requestId: null, what: FORGOTTEN_BEFORE, data });
  return { ...NONE, events, reports, findings, questions };
}

async function forgetRequest(tx: Tx, { id, before, at, rule }: Due & { readonly id: string }): Promise<number> {
  const request = await tx.forgetting.request(id, before);
  if (request === null) return 0;
  const { number, kind, updatedAt: dated } = request;
  const files = await tx.forgetting.recordsOf(id);
  const listed = [
    line({ at, rule }, { what: 'request', number, kind, dated }),
    ...files.map((file) => fileLine({ at, rule }, 'record', file)),
  ];
  await tx.forgetting.list(listed);
  const events = await tx.forgetting.saveRequest(forgottenRequest(request, { pseudonym: pseudonyms(), at }));
  const data = { events, disposals: listed.map((one) => one.id) };
  await tx.append({ ...byRule(at), requestId: id, what: FORGOTTEN, data });
  return 1;
}

async function forgetAccount(
  tx: Tx,
  { id, at, rule }: Pick<Due, 'at' | 'rule'> & { readonly id: string },
): Promise<number> {
  const account = await tx.forgetting.account(id);
  if (account === null) return 0;
  const { requestNumber, type: kind, deletedAt: dated } = account;
  const listed = line({ at, rule }, { what: 'account', number: requestNumber ?? id, kind, dated });
  await tx.forgetting.list([listed]);
  const about = { ...byRule(at), requestId: null, accountId: id };
  await tx.append({ ...about, what: 'account_forgotten', data: { disposals: [listed.id] } });
  await tx.forgetting.saveAccount(forgottenAccount(account, pseudonyms()));
  return 1;
}

interface Due {
  readonly before: Date;
  readonly at: Date;
  /** As in the disposal record. */
  readonly rule: string;
}

function line({ at, rule }: Pick<Due, 'at' | 'rule'>, about: Pick<Disposal, 'what'> & Partial<Disposal>): Disposal {
  return { id: randomUUID(), at, rule, number: null, kind: null, dated: null, count: 1, sha256: null, ...about };
}

function fileLine(due: Pick<Due, 'at' | 'rule'>, what: 'record' | 'report', file: KeptFile): Disposal {
  const { key: number, name: kind, madeAt: dated, sha256 } = file;
  return line(due, { what, number, kind, dated, sha256 });
}

function byRule(at: Date): { readonly at: Date; readonly actor: 'buzon'; readonly door: 'worker' } {
  return { at, actor: 'buzon', door: 'worker' };
}

/** «Persona 3fa2»: the number is random, so that nobody can find a name by trying. */
function pseudonyms(): Pseudonym {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  return (of) => {
    let number = given.get(of);
    while (number === undefined || (!given.has(of) && taken.has(number))) number = randomBytes(2).toString('hex');
    given.set(of, number);
    taken.add(number);
    return { givenNames: 'Persona', surnames: number };
  };
}
