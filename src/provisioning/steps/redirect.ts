import type { OtherAccount } from '#domain/account/account-form.ts';
import { endOfDay } from '#use-cases/calendar/calendar.ts';
import { rememberTaken } from '../step/remember.ts';
import {
  accountOf,
  BACK_OFF,
  formOf,
  HOUR,
  untilDate,
  type Step,
  type StepContext,
  type StepDeps,
} from '../step/step.ts';

/** Sets, or after a restoration ends, the redirection of a mailbox to another account of the institution. */
export const redirect: Step = {
  name: 'redirect',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    await rememberTaken(deps, context, { mailbox: true });
    const to = await targetOf(deps, context);
    await deps.directory.setRedirection(accountOf(context), to);
    const set = await deps.directory.redirection(accountOf(context));
    return set === to ? { type: 'done' } : { type: 'wait', reason: 'replication' };
  },
};

/** A redirection ends with its last day. */
export const endRedirection: Step = {
  name: 'end_redirection',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { until } = formOf(context, 'redirection');
    const waits = untilDate(deps, endOfDay(until, deps.institution.timeZone));
    if (waits !== null) return waits;
    // With the account its rules are gone.
    if ((await deps.directory.account(accountOf(context))) === null)
      return { type: 'done', completes: { type: 'finished' } };
    await deps.directory.setRedirection(accountOf(context), null);
    if ((await deps.directory.redirection(accountOf(context))) !== null) return { type: 'wait', reason: 'replication' };
    return { type: 'done', completes: { type: 'finished' } };
  },
};

/** Where the mail shall go: the other account's address as it is now; null for nowhere. */
async function targetOf(deps: Pick<StepDeps, 'store'>, context: StepContext): Promise<string | null> {
  const form = formOf(context, 'redirection', 'deletion', 'restoration');
  const to = form.type === 'redirection' ? form.to : form.type === 'deletion' ? form.redirectTo : null;
  return to === null ? null : await addressOf(deps, to);
}

/** The other account's address as the register has it now. */
export async function addressOf(
  { store }: Pick<StepDeps, 'store'>,
  other: Pick<OtherAccount, 'id' | 'address'>,
): Promise<string> {
  return (await store.account(other.id))?.address ?? other.address;
}
