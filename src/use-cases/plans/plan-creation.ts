import { localParts } from '#domain/form/address.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import type { OwnProfile } from '#domain/account/own-profile.ts';
import { ruleOf } from '#domain/account/relation.ts';
import { displayNameOf, type CreationForm } from '#domain/form/form.ts';
import { CREATION_STEPS, NO_WORK, SCHEDULED_CREATION_STEPS } from '#domain/plan/plan.ts';
import type { CreationRequest } from '#domain/request/request.ts';
import { ownerFor } from '#use-cases/register/check-address.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Survey } from '#use-cases/ports/directory.ts';
import { cannot, type PlanDraft } from '#domain/modifications/plan-draft.ts';
import { reservedMark } from '#domain/form/reserved-names.ts';
import type { PlanDeps, ToPlan } from './plan-input.ts';

/** So many addresses the tenant is asked about at one time; see `Directory.survey`. */
const AT_ONCE = 6;
/** So many addresses are tried: nobody has as many homonyms, and the approver can type another one. */
const MOST_TRIED = 600;

/** The plan of a new account, with the first address that is free. */
export async function planCreation(deps: PlanDeps, request: NewAccount): Promise<PlanDraft> {
  const { form } = request;
  if (form.department.name.length > LONGEST.department) return cannot('department_too_long', form.department.name);
  const found = await firstFree(deps, request);
  if (found === null) return cannot('no_free_address');
  const { address, survey } = found;
  const { skuId, skuPartNumber, unusable, free, total } = survey.licence;
  // Told before there is an account that would wait a day for its mailbox, or for a group for good.
  if (unusable !== null) return cannot(unusable, skuPartNumber);
  const { unjoinable } = survey;
  if (unjoinable !== null) return cannot(unjoinable.code, unjoinable.name);
  const { licenceGroup } = survey;
  return {
    plan: {
      ...NO_WORK,
      address,
      displayName: displayNameOf(form),
      licence: { skuId, skuPartNumber },
      ...(licenceGroup === undefined ? {} : { licenceGroup }),
      groups: survey.groups,
      mailbox: { locale: deps.institution.locale, timeZone: deps.institution.timeZone },
      steps: isScheduled(deps.institution, request) ? SCHEDULED_CREATION_STEPS : CREATION_STEPS,
      ...reservedMark(deps.institution.reserved, { address, type: form.type }),
    },
    seats: { free, total },
  };
}

/** Whether the first day lay ahead when the account was asked for: told from the request alone, so that the plan stays what it is on that day. */
function isScheduled({ timeZone }: Pick<Institution, 'timeZone'>, { form, createdAt }: NewAccount): boolean {
  return form.type === 'personal' && (form.contractStart ?? '') > dayIn(createdAt, timeZone);
}

/** What accounts of the person's relation get instead of what everybody gets; null for the same, and for a department's. */
function profileFor({ relations }: Pick<Institution, 'relations'>, form: CreationForm): OwnProfile | null {
  return form.type === 'personal' ? (ruleOf(relations, form.relation)?.profile ?? null) : null;
}

type NewAccount = Extract<ToPlan, CreationRequest>;

/** The first address that nobody has, here or in the tenant, and what the tenant said beside; null when none is free. */
async function firstFree(
  deps: PlanDeps,
  request: NewAccount,
): Promise<{ readonly address: string; readonly survey: Survey } | null> {
  const owner = ownerFor(request.form, { requestId: request.id, email: request.holderEmail ?? null });
  for (const addresses of candidatesOf(deps, request)) {
    const ours = await deps.store.addressesTaken(addresses, owner);
    const left = addresses.filter((address) => !ours.has(address));
    if (left.length === 0) continue;
    const survey = await deps.directory.survey(left, profileFor(deps.institution, request.form));
    const address = left.find((one) => !survey.taken.has(one));
    if (address !== undefined) return { address, survey };
  }
  return null;
}

/** As many as are looked at together, best first: what was planned, what the systems area chose, what was wished, and what the rule proposes. */
function* candidatesOf({ institution }: PlanDeps, request: NewAccount): Generator<readonly string[]> {
  const { form, plan, chosenLocalPart } = request;
  const first = [plan?.address.split('@')[0], chosenLocalPart ?? undefined, form.desiredLocalPart ?? undefined];
  const given = new Set(first.filter((local) => local !== undefined));
  let together = [...given];
  for (const local of localParts(form, institution.reserved)) {
    if (!given.has(local)) together.push(local);
    given.add(local);
    if (together.length < AT_ONCE) continue;
    yield together.map((one) => `${one}@${institution.mailDomain}`);
    if (given.size >= MOST_TRIED) return;
    together = [];
  }
}
