import { randomBytes } from 'node:crypto';
import { isCreation } from '#domain/form.ts';
import { drawPlan } from '#use-cases/draw-plan.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { BACK_OFF, HOUR, stampOf, type Step, type StepContext, type StepDeps, type StepOutcome } from '../step.ts';

/**
 * Creates the account with a password that nobody learns. The stamp settles every unknown outcome:
 * an account at our address with our stamp is ours, one without it is somebody else's.
 */
export const createUser: Step = {
  name: 'create_user',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  look: lookForOurs,
  act: async (deps, context) => {
    const { request, plan } = context;
    const { form } = request;
    if (!isCreation(form)) throw new Error(`request ${request.number} creates no account`);
    const person = form.type === 'personal' ? form : null;
    try {
      const { id } = await deps.directory.createUser({
        address: plan.address,
        displayName: plan.displayName,
        givenName: person?.givenNames ?? null,
        surname: person?.surnames ?? null,
        jobTitle: person?.position ?? null,
        department: form.department.name,
        stamp: stampOf(request),
        password: `aA1-${randomBytes(24).toString('base64url')}`,
      });
      return { type: 'done', directoryId: id };
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'address_taken') throw error;
      return (await lookForOurs(deps, context)) ?? { type: 'wait', reason: 'replication' };
    }
  },
};

async function lookForOurs(deps: StepDeps, { request, plan }: StepContext): Promise<StepOutcome | null> {
  const found = await deps.directory.findUser(plan.address);
  if (found?.stamp === stampOf(request)) return { type: 'done', directoryId: found.id };
  if (found === null) {
    const { taken } = await deps.directory.survey([plan.address]);
    const by = taken.get(plan.address)?.by;
    // A user that cannot be read yet may be our own; only its stamp could tell.
    if (by === undefined || by === 'user') return null;
  }
  const drawn = await drawPlan(deps, request);
  if ('failure' in drawn) return { type: 'failed', failure: drawn.failure };
  if (drawn.plan.address === plan.address) return { type: 'wait', reason: 'replication' };
  return { type: 'plan_changed', ...drawn };
}
