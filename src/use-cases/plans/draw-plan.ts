import { canBeAsked } from '#domain/form/account-access.ts';
import type { Account } from '#domain/account/account.ts';
import type { AccountForm } from '#domain/account/account-form.ts';
import { drawCreation } from './draw-creation.ts';
import { drawDeletion, drawRestoration, drawSuspension } from './draw-ending.ts';
import { drawModification } from './draw-modification.ts';
import { cannot, type DrawDeps, type Drawing, type ToDraw } from './drawing.ts';
import { receivesNow } from './receives-now.ts';
import { isListed, PROTECTED, protectionOf } from './protection.ts';

/** The plan of a request, computed from the register and the tenant as they are now, with whom it is handed to. Throws `OutsideError`. */
export async function drawPlan(deps: DrawDeps, request: ToDraw): Promise<Drawing> {
  const drawing = await drawWork(deps, request);
  if ('failure' in drawing || !drawing.plan.steps.includes('hand_over')) return drawing;
  // A plan from before this was kept stays what it was.
  if (request.plan !== null && request.plan.receives === undefined) return drawing;
  return { ...drawing, plan: { ...drawing.plan, receives: await receivesNow(deps.store, request) } };
}

async function drawWork(deps: DrawDeps, request: ToDraw): Promise<Drawing> {
  if (request.kind === 'creation') return await drawCreation(deps, request);
  const { form } = request;
  const account = await deps.store.account(form.account.id);
  if (account === null) return cannot('account_gone');
  if (!makesSense(form, account)) return cannot('nothing_to_change');
  if (isListed(deps.institution.rules, account)) return cannot(PROTECTED.listed);
  const found = await deps.directory.account(account.directoryId);
  const why = found === null ? null : protectionOf(deps.institution.rules, found);
  if (why !== null) return cannot(PROTECTED[why]);
  if (form.type === 'restoration') return await drawRestoration(deps, { request, form, account, found });
  if (found === null) return cannot('account_gone', account.address);
  if (form.type === 'suspension') return await drawSuspension(deps, { request, form, account, found });
  if (form.type === 'deletion') return await drawDeletion(deps, { request, form, account, found });
  return await drawModification(deps, { request, form, account, found });
}

function makesSense(form: AccountForm, account: Account): boolean {
  return form.type === 'suspension'
    ? account.state === 'active' && account.contractEnd === form.contractEnd
    : canBeAsked(form.type, account);
}
