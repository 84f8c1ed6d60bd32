import { modificationOf, registerChanges } from '#domain/modifications/kinds/all.ts';
import { cannot, type PlanDraft } from '#domain/modifications/plan-draft.ts';
import { canBeAsked } from '#domain/form/account-access.ts';
import { blockOf, type Account } from '#domain/account/account.ts';
import { blockPlan } from '#domain/modifications/kinds/block.ts';
import type { AccountForm, ModificationForm } from '#domain/account/account-form.ts';
import { planCreation } from './plan-creation.ts';
import { planDeletion } from './plan-deletion.ts';
import { planRestoration } from './plan-restoration.ts';
import { planSuspension } from './plan-suspension.ts';
import { isOthers, knownMailbox, targetOf, type PlanDeps, type PlanInput, type ToPlan } from './plan-input.ts';
import { receivesNow } from './receives-now.ts';
import { isDocumentTaken } from '#use-cases/register/check-document.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { lacksOfRelation } from './lacks-of-relation.ts';
import { isListed, PROTECTED, protectionOf } from './protection.ts';

/** The plan of a request, computed from the register and the tenant as they are now, with whom it is handed to. Throws `OutsideError`. */
export async function computePlan(deps: PlanDeps, request: ToPlan): Promise<PlanDraft> {
  const draft = await planWork(deps, request);
  if ('failure' in draft || !draft.plan.steps.includes('hand_over')) return draft;
  // A plan from before this was kept stays what it was.
  if (request.plan !== null && request.plan.receives === undefined) return draft;
  return { ...draft, plan: { ...draft.plan, receives: await receivesNow(deps.store, request) } };
}

async function planWork(deps: PlanDeps, request: ToPlan): Promise<PlanDraft> {
  if (request.kind === 'creation') return await planCreation(deps, request);
  const { form } = request;
  const account = await deps.store.account(form.account.id);
  if (account === null) return cannot('account_gone');
  if (form.type === 'block') return { plan: blockPlan(account), seats: null };
  // Asked for before the block, or decided while it lasts.
  if (blockOf(account) !== null && form.type !== 'restoration' && form.type !== 'deletion')
    return cannot('blocked_here', blockOf(account)?.number);
  if (!makesSense(form, account)) return cannot('nothing_to_change');
  if (isListed(deps.institution.rules, account)) return cannot(PROTECTED.listed);
  const found = await deps.directory.account(account.directoryId);
  const why = found === null ? null : protectionOf(deps.institution.rules, found);
  if (why !== null) return cannot(PROTECTED[why]);
  if (form.type === 'restoration') return await planRestoration(deps, { request, form, account, found });
  if (found === null) return cannot('account_gone', account.address);
  if (form.type === 'suspension') return await planSuspension(deps, { request, form, account, found });
  if (form.type === 'deletion') return await planDeletion(deps, { request, form, account, found });
  return await planModification(deps, { request, form, account, found });
}

function makesSense(form: AccountForm, account: Account): boolean {
  return form.type === 'suspension'
    ? account.state === 'active' && account.contractEnd === form.contractEnd
    : canBeAsked(form.type, account);
}

async function planModification(deps: PlanDeps, input: PlanInput<ModificationForm>): Promise<PlanDraft> {
  const { form, request, account, found } = input;
  const { directory, institution } = deps;
  const { mailDomain, reserved } = institution;
  if (registerChanges(form, { account, mailDomain })?.length === 0) return cannot('nothing_to_change');
  return await modificationOf(form.type).plan(form, {
    ...{ account, found, mailDomain, reserved },
    today: dayIn(deps.clock.now(), institution.timeZone),
    mailbox: () => knownMailbox(found),
    isOthersDocument: async (subject) => await isDocumentTaken(deps.store, subject),
    lacksOf: async (relation) => await lacksOfRelation(deps, { account, found, relation }),
    isOthers: async (address) => await isOthers(deps, { address, request, account }),
    licences: async () => await directory.licences(),
    groups: async (ids) => await directory.groups(ids),
    redirection: async () => await directory.redirection(account.directoryId),
    target: async (other) => await targetOf(deps, other),
  });
}
