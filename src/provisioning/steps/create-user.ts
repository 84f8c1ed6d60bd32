import { randomBytes } from 'node:crypto';
import { isCreation } from '#domain/form/form.ts';
import { computePlan } from '#use-cases/plans/compute-plan.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import {
  BACK_OFF,
  HOUR,
  MINUTE,
  stampOf,
  type Step,
  type StepContext,
  type StepDeps,
  type StepOutcome,
} from '../step/step.ts';
import { giveUpAddress, isSecondConflict } from '../step/unseen-holder.ts';

/**
 * How long an account that may exist takes to become visible, ms; an estimate well above reported times (facts:
 * graph.md 1.2).
 */
const OURS_SHOWS_WITHIN = 10 * MINUTE;

/**
 * Creates the account with a password that nobody learns. The stamp resolves every unknown outcome: an account at our
 * address with our stamp is ours, one without it is somebody else's.
 */
export const createUser: Step = {
  name: 'create_user',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  look: async (deps, context) => {
    const looked = await lookForOurs(deps, context);
    return typeof looked === 'string' ? null : looked;
  },
  act: async (deps, context) => {
    const { request, plan } = context;
    const { form } = request;
    if (!isCreation(form)) throw new Error(`request ${request.number} creates no account`);
    const person = form.type === 'personal' ? form : null;
    const create = async (): Promise<{ readonly id: string }> =>
      await deps.directory.createUser({
        address: plan.address,
        displayName: plan.displayName,
        givenName: person?.givenNames ?? null,
        surname: person?.surnames ?? null,
        jobTitle: person?.position ?? null,
        department: form.department.name,
        stamp: stampOf(request),
        password: `aA1-${randomBytes(24).toString('base64url')}`,
      });
    try {
      // The tenant may call one password weak or banned and accept the next.
      const { id } = await create().catch(async (error: unknown) => {
        if (!(error instanceof OutsideError) || error.code !== 'password_refused') throw error;
        return await create();
      });
      return { type: 'done', directoryId: id };
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'address_taken') throw error;
      const looked = await lookForOurs(deps, context);
      if (typeof looked !== 'string') return looked;
      return looked === 'nothing' && isUnseen(deps, context)
        ? await giveUpAddress(deps, context)
        : { type: 'wait', reason: 'replication' };
    }
  },
};

/** What has our address: our account, somebody else's (then another plan is needed), or nothing readable. */
async function lookForOurs(
  deps: StepDeps,
  { request, plan }: StepContext,
): Promise<StepOutcome | 'nothing' | 'unreadable'> {
  const found = await deps.directory.findUser(plan.address);
  if (found?.stamp === stampOf(request)) return { type: 'done', directoryId: found.id };
  if (found === null) {
    const { taken } = await deps.directory.survey([plan.address]);
    const holder = taken.get(plan.address);
    if (holder === undefined) return 'nothing';
    // A user that cannot be read yet may be our own; only its stamp tells.
    const user = holder.by === 'user' ? await deps.directory.account(holder.id) : null;
    if (holder.by === 'user' && user === null) return 'unreadable';
    if (user?.stamp === stampOf(request)) return { type: 'done', directoryId: user.id };
  }
  const draft = await computePlan(deps, request);
  if ('failure' in draft) return { type: 'failed', failure: draft.failure };
  if (draft.plan.address === plan.address) return { type: 'wait', reason: 'replication' };
  return { type: 'plan_changed', ...draft };
}

/**
 * Whether the address belongs to something that queries do not show. An account of ours whose answer was lost conflicts
 * too until it is visible: if there may be one, it gets time to appear.
 */
function isUnseen(deps: StepDeps, context: StepContext): boolean {
  const { row } = context;
  const tried = deps.clock.now().getTime() - (row.startedAt ?? deps.clock.now()).getTime();
  return isSecondConflict(context) && (!row.uncertain || tried >= OURS_SHOWS_WITHIN);
}
