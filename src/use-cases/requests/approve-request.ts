import type { Account } from '#domain/account/account.ts';
import { wishedLocalPart, type AddressProblem } from '#domain/form/address.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import { hashPlan, type PlanHash } from '#domain/plan/compare-plans.ts';
import type { Plan } from '#domain/plan/plan.ts';
import type { Receives } from '#domain/plan/receives.ts';
import type { Request } from '#domain/request/request.ts';
import type { Command } from '#domain/request/command.ts';
import type { Refusal } from '#domain/request/refusal.ts';
import type { Similar } from '#domain/people/same-person.ts';
import { refused, type Result } from '#domain/result.ts';
import { mayDecide } from '#domain/request/concerned/who-may-decide.ts';
import { applyCommands, wouldRefuse, type ChangeDeps } from '../commands/apply-commands.ts';
import { approveAndBegin } from './approve-and-begin.ts';
import { checkAddress, ownerFor, type AddressDeps } from '#use-cases/register/check-address.ts';
import { reservedMark } from '#domain/form/reserved-names.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { findSimilar, recognise, type RecogniseDeps } from '#use-cases/register/recognise.ts';

export type ApproveRefusal =
  | Refusal
  | { readonly code: 'address'; readonly problem: AddressProblem | 'taken' | 'unknown' }
  /** The chosen person has this account already. */
  | { readonly code: 'holder_has_account'; readonly address: string }
  /** Something suggests that the chosen person already has an account: the approver sees it first. */
  | { readonly code: 'holder_known'; readonly similar: readonly Similar[] };

/**
 * Approves a request, with another address or another recipient if the approver corrected them, and begins the work
 * unless another person has to. Refused when the approver is the requester, somebody was faster, the plan is not the one that was shown, the address is not available,
 * or the chosen person has an account (if that is only likely: refused once).
 */
export async function approveRequest(
  deps: ChangeDeps & AddressDeps & { readonly institution: Institution },
  input: {
    readonly requestId: string;
    readonly approver: Actor;
    readonly planHash: PlanHash;
    /** The address before the @; null when it stays as planned. */
    readonly localPart: string | null;
    /** The work begins with the approval, unless another person has to begin it. */
    readonly begins?: boolean;
    /** The approver uses a reserved name on purpose. */
    readonly onPurpose?: boolean;
    /**
     * The chat user who receives a new personal account, when the approver was asked; with the confirmed address of
     * their profile.
     */
    readonly holder?: Person & { readonly email?: string };
    /** The person for whom the approver has already seen the signs of an existing account. */
    readonly seenHolder?: string | undefined;
  },
): Promise<Result<Request, ApproveRefusal>> {
  const { requestId, approver } = input;
  const request = await deps.store.request(requestId);
  if (request === null) return refused({ code: 'not_found' });
  const register = await deps.store.registerFor(request);
  const forbidden = mayDecide(request, { by: approver, what: 'approve', register });
  if (forbidden) return refused(forbidden);
  const approve = (planHash: PlanHash): Extract<Command, { type: 'approve' }> => ({
    type: 'approve',
    by: approver,
    planHash,
  });
  const { form, plan, seats } = request;
  const whom = plan === null ? null : correctedHolder(plan, input.holder);
  const had = await accountSince(deps, { request, chosen: whom === null ? undefined : input.holder });
  if (had !== null) return refused({ code: 'holder_has_account', address: had.address });
  const { begins = false } = input;
  const asPlanned = async (): Promise<Result<Request, Refusal>> =>
    await approveAndBegin(deps, { requestId, by: approver, commands: [approve(input.planHash)], begins });
  // Only a new account's address can be corrected here; otherwise the requester chose it.
  if (!isCreation(form) || (input.localPart === null && whom === null)) return await asPlanned();
  const typed = input.localPart ?? plan?.address.split('@')[0] ?? '';
  const { mailDomain: domain, reserved } = deps.institution;
  const any = wishedLocalPart(typed, { domain, type: form.type, reserved: null });
  if (!any.ok) return refused({ code: 'address', problem: any.error });
  const address = `${any.value}@${domain}`;
  const email = input.holder?.email ?? null;
  const isCorrected = whom !== null || address !== plan?.address;
  if (plan === null || seats === null || !isCorrected || hashPlan(plan) !== input.planHash) return await asPlanned();

  if (address !== plan.address) {
    const wishing = { domain, type: form.type, reserved: input.onPurpose ? null : reserved };
    const local = wishedLocalPart(typed, wishing);
    if (!local.ok) return refused({ code: 'address', problem: local.error });
    const owner = ownerFor(form, { requestId, email });
    const found = await checkAddress(deps, { address, owner });
    if (found !== 'free') return refused({ code: 'address', problem: found });
  }
  const similar = await similarToHolder(deps, { request, chosen: whom === null ? undefined : input.holder });
  const known = similar?.filter(({ why }) => why === 'profile' || why === 'email') ?? [];
  if (similar !== null && known.length > 0 && input.seenHolder !== whom?.holder?.id)
    return refused({ code: 'holder_known', similar });
  const { isReserved: _, ...rest } = plan;
  const corrected = {
    ...rest,
    address,
    ...reservedMark(deps.institution.reserved, { address, type: form.type }),
    ...(whom === null ? {} : { receives: whom }),
  };
  return await approveAndBegin(deps, {
    ...{ requestId, by: approver, begins },
    commands: [
      {
        ...{ type: 'plan', plan: corrected, seats },
        ...(whom === null ? {} : { holder: whom.holder }),
        ...(similar === null ? {} : { similar }),
      },
      { ...approve(hashPlan(corrected)), ...(address === plan.address ? {} : { instead: plan.address }) },
    ],
    also: async (tx) => await tx.reserveAddress(requestId, address, email),
  });
}

/** The new recipient, when the approver chose another one than the plan; null when it stays. */
function correctedHolder({ receives }: Plan, holder: Person | undefined): Receives | null {
  if (receives === undefined || holder === undefined || holder.id === receives.holder?.id) return null;
  // The approver knows the person they chose.
  const { official, contact } = receives;
  return { holder: { id: holder.id, name: holder.name }, official, contact };
}

/**
 * The account that the chosen recipient has by now, perhaps from a request that was open at the same time; null when
 * there is none. For a person found only by the contact address, the card shows similar accounts instead.
 */
async function accountSince(
  deps: RecogniseDeps,
  {
    request,
    chosen,
  }: { readonly request: Request; readonly chosen: (Person & { readonly email?: string }) | undefined },
): Promise<Account | null> {
  const { form, plan } = request;
  if (form.type !== 'personal' || (chosen === undefined && plan?.receives?.byEmail === true)) return null;
  const known = { chatUser: chosen ?? form.chatUser, email: chosen?.email ?? null };
  const found = await recognise(deps, { form, known });
  const other = found.find(
    ({ account, by }) => by !== 'document' && account.state !== 'deleted' && account.requestNumber !== request.number,
  );
  return other?.account ?? null;
}

/** Signs that the chosen person already has an account, as at the form; null when nobody else was chosen. */
async function similarToHolder(
  deps: RecogniseDeps & { readonly institution: Institution },
  {
    request,
    chosen,
  }: { readonly request: Request; readonly chosen: (Person & { readonly email?: string }) | undefined },
): Promise<readonly Similar[] | null> {
  const { form } = request;
  if (chosen === undefined || form.type !== 'personal') return null;
  return await findSimilar(deps, { request, form, known: { chatUser: chosen, email: chosen.email ?? null } });
}

/**
 * Sets another address for a new account that no plan could be made for; the plan is then made with it. Refused when
 * there is a plan, to people who may not decide, and for an address that is not available. If the tenant does not
 * answer in time the address is accepted, since the plan checks again.
 */
export async function chooseAddress(
  deps: ChangeDeps & AddressDeps & { readonly institution: Institution },
  input: {
    readonly requestId: string;
    readonly by: Actor;
    readonly localPart: string;
    readonly onPurpose: boolean;
  },
): Promise<Result<Request, ApproveRefusal>> {
  const { requestId, by } = input;
  const request = await deps.store.request(requestId);
  if (request === null || !isCreation(request.form)) return refused({ code: 'not_found' });
  const { mailDomain: domain, reserved } = deps.institution;
  const wishing = { domain, type: request.form.type, reserved: input.onPurpose ? null : reserved };
  const { refusal: forbidden } = await wouldRefuse(deps, {
    request,
    command: { type: 'choose_address', by, localPart: '' },
  });
  if (forbidden) return refused(forbidden);
  const local = wishedLocalPart(input.localPart, wishing);
  if (!local.ok) return refused({ code: 'address', problem: local.error });
  const address = `${local.value}@${domain}`;
  const owner = ownerFor(request.form, { requestId });
  if ((await checkAddress(deps, { address, owner })) === 'taken') return refused({ code: 'address', problem: 'taken' });
  const command = { type: 'choose_address', by, localPart: local.value } as const;
  return await applyCommands(deps, { requestId, commands: [command], door: by.door });
}
