import type { Person } from '#domain/person.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { profileDoubts } from '#domain/request/profile-fit.ts';
import { foundUnderContact, type ProfileDoubt } from '#domain/plan/receives.ts';
import type { Request } from '#domain/request/request.ts';
import type { Failure } from '#domain/plan/failure.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import { computePlan } from './compute-plan.ts';
import type { ToPlan } from './plan-input.ts';
import { ACCESS_PATIENCE, failureOf, mailboxRefused } from './failure.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { findSimilar } from '#use-cases/register/recognise.ts';
import { claimAccount, reserve, startRun } from './start-run.ts';

export interface MakePlanDeps extends ChangeDeps {
  readonly directory: Directory;
  readonly people: Pick<People, 'findByEmail' | 'actor'>;
  readonly institution: Institution;
}

/** How long a plan is tried again while the tenant does not answer, ms. */
const PLAN_PATIENCE = 15 * 60_000;

/** Computes the plan of a request that has none; where a rule stands for the approval, the run begins with it. Throws `OutsideError` while trying again may help. */
export async function makePlan(deps: MakePlanDeps, input: { readonly requestId: string }): Promise<void> {
  const request = await deps.store.request(input.requestId);
  if (request === null || request.plan !== null || request.failure !== null) return;
  if (request.state !== 'submitted' && request.state !== 'info_requested') return;
  try {
    const known = await knownHolder(deps, request);
    const holderEmail = known?.email ?? null;
    const draft = await computePlan(deps, withHolder(request, known));
    if ('failure' in draft) {
      await planFailed(deps, request, { ...draft.failure, step: 'plan', at: deps.clock.now() });
      return;
    }
    const similar = await similarTo(deps, { request, holder: known });
    await applyCommands(deps, {
      requestId: request.id,
      commands: [
        {
          type: 'plan',
          ...draft,
          plan: withDoubts(draft.plan, known),
          ...holderOf(known),
          ...similar,
          ...planned(request),
        },
      ],
      door: 'worker',
      // A run that works on the account at this moment: the sweep comes back to it.
      first: claimAccount,
      also: async (tx, next) =>
        (await reserve(tx, { ...next, holderEmail })) && (await startRun(deps, { tx, request: next })),
    });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const refused = error.code === 'mailbox_refused';
    const passing = error.service === 'chat' || error.isPassing || refused;
    // Nobody asked for what a rule wants, so that it waits for the tenant. A mailbox opens only when somebody mends its scope.
    const patient = request.rule === 'contract_end' && !refused;
    const tried = deps.clock.now().getTime() - request.updatedAt.getTime();
    if (passing && (patient || tried < (refused ? ACCESS_PATIENCE : PLAN_PATIENCE))) throw error;
    const failure = failureOf(error, 'plan', deps.clock.now());
    const why = refused ? mailboxRefused(deps.institution, { request, permission: error.detail }) : {};
    await planFailed(deps, request, { ...failure, ...why });
  }
}

interface KnownHolder {
  readonly person: Person;
  /** Found under their contact address: the form named nobody. */
  readonly byEmail: boolean;
  /** The confirmed address of the profile. */
  readonly email: string | null;
  readonly doubts: readonly ProfileDoubt[];
}

/** The new user in the chat, by the form or else under their contact address, and what of the profile does not fit. */
async function knownHolder({ people }: MakePlanDeps, { form }: Request): Promise<KnownHolder | null> {
  if (form.type !== 'personal') return null;
  const byEmail = form.chatUser === null;
  const person = form.chatUser ?? foundUnderContact(form, await people.findByEmail(form.contactEmail));
  if (person === null) return null;
  const profile = await people.actor(person.id);
  const doubts = profile === null ? [] : profileDoubts(form, profile);
  return { person, byEmail, email: profile?.email ?? null, doubts };
}

function withHolder(request: Request, known: KnownHolder | null): ToPlan {
  if (known === null || request.kind !== 'creation' || request.form.type !== 'personal') return request;
  return { ...request, form: { ...request.form, chatUser: known.person }, holderEmail: known.email };
}

function withDoubts(plan: Plan, known: KnownHolder | null): Plan {
  if (known === null || plan.receives === undefined) return plan;
  const { byEmail, doubts } = known;
  const more = { ...(byEmail ? { byEmail } : {}), ...(doubts.length === 0 ? {} : { doubts }) };
  return { ...plan, receives: { ...plan.receives, ...more } };
}

function holderOf(known: KnownHolder | null): { readonly holder?: Person } {
  return known === null ? {} : { holder: known.person };
}

/** What may be about the same person as a new account, for whoever approves; nothing where there is none. */
async function similarTo(
  deps: MakePlanDeps,
  { request, holder }: { readonly request: Request; readonly holder: KnownHolder | null },
): Promise<Pick<Request, 'similar'>> {
  const { form } = request;
  if (form.type !== 'personal') return {};
  const known = { chatUser: holder?.person ?? null, email: holder?.email ?? null };
  const similar = await findSimilar(deps, { request, form, known });
  return similar.length === 0 && request.similar === undefined ? {} : { similar };
}

/** Which form it is the plan of: it may be corrected meanwhile. */
function planned({ corrections = [] }: Request): { readonly corrections: number } {
  return { corrections: corrections.length };
}

async function planFailed(deps: MakePlanDeps, request: Request, failure: Failure): Promise<void> {
  const command = { type: 'plan_failed', failure, ...planned(request) } as const;
  await applyCommands(deps, { requestId: request.id, commands: [command], door: 'worker' });
}
