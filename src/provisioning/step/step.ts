import type { Shown } from '#domain/modifications/account-work.ts';
import type { Licence, Seats } from '#domain/account/account.ts';
import type { AccountForm } from '#domain/account/account-form.ts';
import type { Plan, StepName } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Failure } from '#domain/plan/failure.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { OfficeHours } from '#use-cases/calendar/working-hours.ts';
import type { Clock, Departments, Institution } from '#use-cases/ports/institution.ts';
import type { RunStep, WaitReason } from '#use-cases/ports/store/run.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { AccountSight } from '#use-cases/ports/store/tenant.ts';

export interface StepDeps {
  readonly store: Store;
  readonly directory: Directory;
  readonly notices: Notices;
  readonly people: People;
  readonly clock: Clock;
  readonly institution: Institution;
  readonly officeHours: OfficeHours;
  readonly departments: Departments;
}

/** What a step works on: the request now, its approved plan, and the account if there is one. */
export interface StepContext {
  readonly request: Request;
  readonly plan: Plan;
  readonly directoryId: string | null;
  /**
   * The step's row: since when it is tried, what it waited for, whether an earlier attempt may have been carried out,
   * and whether somebody confirmed that its line was run.
   */
  readonly row: RunStep;
}

export type StepOutcome =
  | {
      readonly type: 'done';
      readonly directoryId?: string;
      /** The command that the finished step gives to the request. */
      readonly completes?: Extract<Command, { type: 'executed' | 'delivered' | 'finished' | 'resume' }>;
      /** The account as it was read, for the register: its row, and what is kept beside it. */
      readonly shown?: Shown;
      readonly sight?: AccountSight;
    }
  | {
      readonly type: 'wait';
      readonly reason: Exclude<WaitReason, 'person'>;
      readonly afterMs?: number;
      /** The permission that Exchange missed, if it tells. */
      readonly permission?: string | undefined;
    }
  /** Graph cannot do it: somebody runs the line shown on the card, and confirms it. */
  | { readonly type: 'by_hand' }
  | { readonly type: 'failed'; readonly failure: Omit<Failure, 'at' | 'step'> }
  | {
      readonly type: 'plan_changed';
      readonly plan: Plan;
      readonly seats: Seats | null;
      /** The former address belongs to something that Microsoft 365 does not show. */
      readonly unseen?: true;
    };

/**
 * One step of a run. `look` is called first whenever an earlier attempt may have had an effect: null means that nothing
 * was done yet. `act` does the work; a step whose answer proves nothing is proved by `read_back`. Both may throw
 * `OutsideError`.
 */
export interface Step {
  readonly name: StepName;
  /** How long it is tried before it fails, ms. */
  readonly deadlineMs: number;
  /** Pauses between attempts, ms; the last one repeats. */
  readonly pausesMs: readonly number[];
  readonly look?: (deps: StepDeps, context: StepContext) => Promise<StepOutcome | null>;
  readonly act: (deps: StepDeps, context: StepContext) => Promise<StepOutcome>;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** Back-off for a tenant that lags or does not answer. */
export const BACK_OFF = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, MINUTE, 5 * MINUTE] as const;

/** The account's id, available after `create_user`. */
export function accountOf(context: StepContext): string {
  if (context.directoryId === null) throw new Error(`run of ${context.request.number} has no account yet`);
  return context.directoryId;
}

/**
 * Whether this is the first attempt since the step began or was restarted: something seen once may be gone the next
 * time.
 */
export function isFirstLook({ clock }: Pick<StepDeps, 'clock'>, { row }: StepContext): boolean {
  const now = clock.now().getTime();
  return now - (row.startedAt?.getTime() ?? now) < 1_000;
}

/** The licence that a new account gets. */
export function licenceOf({ request, plan }: StepContext): Licence {
  if (plan.licence === null) throw new Error(`plan of ${request.number} has no licence`);
  return plan.licence;
}

/** The form of a request about an existing account; its steps run for no other. */
export function formOf<T extends AccountForm['type']>(
  { request }: StepContext,
  ...types: readonly T[]
): Extract<AccountForm, { type: T }> {
  const { form } = request;
  if (!types.some((type) => type === form.type)) throw new Error(`a request of type ${form.type} has no such step`);
  return form as Extract<AccountForm, { type: T }>;
}

/** Waits for a moment; null when it has come. */
export function untilDate(deps: Pick<StepDeps, 'clock'>, due: Date): StepOutcome | null {
  const left = due.getTime() - deps.clock.now().getTime();
  return left <= 0 ? null : { type: 'wait', reason: 'date', afterMs: left };
}

/** Our accounts' mark in the directory, by which an unknown outcome can be resolved. */
export function stampOf(request: Request): string {
  return `buzon:${request.id}`;
}
