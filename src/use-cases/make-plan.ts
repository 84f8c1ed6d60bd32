import { proposeLocalParts } from '#domain/address.ts';
import { displayNameOf } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import { CREATION_STEPS, type Plan, type Seats } from '#domain/plan.ts';
import type { Request } from '#domain/request.ts';
import { carryOut, type ChangeDeps } from './carry-out.ts';
import { failureOf } from './failure.ts';
import { OutsideError, type Chat, type Directory, type Institution, type Store } from './ports.ts';

export interface PlanDeps extends ChangeDeps {
  readonly directory: Directory;
  readonly chat: Pick<Chat, 'findByEmail'>;
  readonly institution: Institution;
}

/** How long a plan is tried again while the tenant does not answer, ms. */
const PLAN_PATIENCE = 15 * 60_000;

/** Computes the plan of a request that has none. Throws `OutsideError` while trying again may help. */
export async function makePlan(deps: PlanDeps, input: { readonly requestId: string }): Promise<void> {
  const request = await deps.store.request(input.requestId);
  if (request === null || request.plan !== null || request.failure !== null) return;
  if (request.state !== 'submitted' && request.state !== 'info_requested') return;
  try {
    const drawn = await drawPlan(deps, request);
    if (drawn === null) {
      await planFailed(deps, request, new OutsideError('address_taken', { service: 'graph' }));
      return;
    }
    await carryOut(deps, {
      requestId: request.id,
      commands: [{ type: 'plan', ...drawn, holder: await findHolder(deps, request) }],
      door: 'worker',
      also: async (tx) => await tx.reserveAddress(request.id, drawn.plan.address),
    });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const passing = error.service === 'slack' || error.isPassing;
    if (passing && deps.clock.now().getTime() - request.updatedAt.getTime() < PLAN_PATIENCE) throw error;
    await planFailed(deps, request, error);
  }
}

/** The new user, where the form did not name them: the approver sees to whom the account will be handed. */
async function findHolder({ chat }: PlanDeps, { form }: Request): Promise<Person | null> {
  return form.type === 'personal' && form.chatUser === null ? await chat.findByEmail(form.contactEmail) : null;
}

async function planFailed(deps: PlanDeps, request: Request, error: OutsideError): Promise<void> {
  const failure = failureOf(error, 'plan', deps.clock.now());
  await carryOut(deps, {
    requestId: request.id,
    commands: [
      {
        type: 'plan_failed',
        failure: error.code === 'address_taken' ? { ...failure, code: 'no_free_address' } : failure,
      },
    ],
    door: 'worker',
  });
}

/** The plan for the first address that is free, or null when none of the proposals is. */
export async function drawPlan(
  deps: { readonly store: Store; readonly directory: Directory; readonly institution: Institution },
  request: Request,
): Promise<{ readonly plan: Plan; readonly seats: Seats } | null> {
  const { form } = request;
  const wished = form.desiredLocalPart === null ? [] : [form.desiredLocalPart];
  const kept = request.plan === null ? [] : [request.plan.address.split('@')[0] ?? ''];
  const locals = [...new Set([...kept, ...wished, ...proposeLocalParts(form, 20)])];
  const addresses = locals.map((local) => `${local}@${deps.institution.mailDomain}`);
  const ours = await deps.store.addressesTaken(addresses, request.id);
  const candidates = addresses.filter((address) => !ours.has(address)).slice(0, 6);
  const survey = await deps.directory.survey(candidates);
  const address = candidates.find((candidate) => !survey.taken.has(candidate));
  if (address === undefined) return null;
  return {
    plan: {
      address,
      displayName: displayNameOf(form),
      licence: { skuId: survey.licence.skuId, skuPartNumber: survey.licence.skuPartNumber },
      groups: survey.groups,
      mailbox: { locale: deps.institution.locale, timeZone: deps.institution.timeZone },
      steps: CREATION_STEPS,
    },
    seats: { free: survey.licence.free, total: survey.licence.total },
  };
}
