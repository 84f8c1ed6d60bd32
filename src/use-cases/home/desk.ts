import { setTimeout as sleep } from 'node:timers/promises';
import { missingReceipts } from '#domain/request/hand-over/receipts.ts';
import type { Account } from '#domain/account/account.ts';
import type { Side } from '#domain/form/delivery.ts';
import type { Request } from '#domain/request/request.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { AskedOfDesk, DeskFacts, Listed } from '#use-cases/ports/store/home.ts';
import type { SeenQuestion } from '#use-cases/ports/store/question.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { seatsBefore, type SeatsBefore } from '#use-cases/watch/keep-seats.ts';

/** How long the home page waits for the tenant, ms. */
const LICENCES_MS = 2_000;

export interface DeskDeps {
  readonly store: Pick<Store, 'home' | 'run' | 'seats'>;
  readonly directory: Pick<Directory, 'licences'>;
  readonly clock: Clock;
  readonly institution: Pick<Institution, 'timeZone'>;
}

/** The systems area's work; `days` are whole working days of waiting. */
export interface Desk {
  readonly queue: Listed<Aged>;
  readonly unanswered: Listed<AgedQuestion>;
  readonly failed: Listed<Aged>;
  readonly byHand: Listed<Aged>;
  readonly handedOver: Listed<HandedOver>;
  /** Changes outside the procedure that nobody has decided about. */
  readonly findings: DeskFacts['findings'];
  /** Null when the tenant did not answer in time. */
  readonly licences: readonly LicenceNow[] | null;
  readonly ending: Listed<Account>;
  readonly overdue: Listed<Account>;
}

export interface Aged {
  readonly request: Request;
  /** Only where somebody does a step by hand: the buttons depend on it. */
  readonly run: Run | null;
  readonly since: Date;
  readonly days: number;
}

export type AgedQuestion = SeenQuestion & { readonly days: number };

export type HandedOver = Aged & { readonly missing: readonly Missing[] };

/** A licence with its seats; `before` is missing until its seats were kept for a week. */
export type LicenceNow = Awaited<ReturnType<Directory['licences']>>[number] & { readonly before?: SeatsBefore };

/** What a hand-over still waits for. */
export type Missing = Side | 'password';

/** What this hand-over waits for until its request closes. */
export function missingOf(request: Request): readonly Missing[] {
  return [...missingReceipts(request), ...(request.passwordChangedAt === null ? (['password'] as const) : [])];
}

export async function deskOf(deps: DeskDeps, asked: AskedOfDesk): Promise<Desk> {
  const [facts, licences] = await Promise.all([deps.store.home.ofDesk(asked), licencesNow(deps)]);
  return {
    queue: queueRows(deps, facts.queue),
    unanswered: unansweredRows(deps, facts.unanswered),
    failed: failedRows(deps, facts.failed),
    byHand: await byHandRows(deps, facts.byHand),
    handedOver: handedOverRows(deps, facts.handedOver),
    findings: facts.findings,
    licences,
    ending: facts.ending,
    overdue: facts.overdue,
  };
}

export function queueRows(deps: DeskDeps, queue: DeskFacts['queue']): Listed<Aged> {
  return eachOf(queue, (request) => aged(deps, { request, since: request.createdAt }));
}

export function unansweredRows(deps: DeskDeps, unanswered: DeskFacts['unanswered']): Listed<AgedQuestion> {
  return eachOf(unanswered, (row) => ({ ...row, days: daysSince(deps, row.question.askedAt) }));
}

export function failedRows(deps: DeskDeps, failed: DeskFacts['failed']): Listed<Aged> {
  return eachOf(failed, (request) => aged(deps, { request, since: request.failure?.at ?? request.updatedAt }));
}

export function handedOverRows(deps: DeskDeps, handedOver: DeskFacts['handedOver']): Listed<HandedOver> {
  return eachOf(handedOver, (request) => ({
    ...aged(deps, { request, since: request.handedAt ?? request.updatedAt }),
    missing: missingOf(request),
  }));
}

export async function byHandRows(deps: DeskDeps, { rows, total }: DeskFacts['byHand']): Promise<Listed<Aged>> {
  const runs = await Promise.all(rows.map(async ({ request }) => await deps.store.run(request.id)));
  return { rows: rows.map((row, index) => ({ ...aged(deps, row), run: runs[index] ?? null })), total };
}

function aged(deps: DeskDeps, { request, since }: { readonly request: Request; readonly since: Date }): Aged {
  return { request, run: null, since, days: daysSince(deps, since) };
}

function daysSince({ clock, institution: { timeZone } }: DeskDeps, since: Date): number {
  return workingDaysLeft(dayIn(since, timeZone), dayIn(clock.now(), timeZone));
}

export function eachOf<T, U>({ rows, total }: Listed<T>, of: (row: T) => U): Listed<U> {
  return { rows: rows.map(of), total };
}

/**
 * The licences with a mailbox first, the scarcest of them first, and how many were free some weeks ago. Null when the
 * tenant cannot be asked or takes too long.
 */
export async function licencesNow(deps: DeskDeps): Promise<Desk['licences']> {
  const today = dayIn(deps.clock.now(), deps.institution.timeZone);
  const answer = deps.directory.licences().catch((error: unknown) => {
    if (error instanceof OutsideError) return null;
    throw error;
  });
  const [licences, before] = await Promise.all([
    Promise.race([answer, sleep(LICENCES_MS, null, { ref: false })]),
    seatsBefore(deps, today),
  ]);
  if (licences === null) return null;
  return licences
    .toSorted((one, other) => Number(other.mailbox) - Number(one.mailbox) || one.free - other.free)
    .map((licence) => {
      const then = before.get(licence.skuId);
      return then === undefined ? licence : { ...licence, before: then };
    });
}
