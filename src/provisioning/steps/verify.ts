import type { DeletionForm } from '#domain/account/account-form.ts';
import type { NamedId } from '#domain/account/account.ts';
import { knownMailbox } from '#use-cases/plans/drawing.ts';
import type { AutoReply, DirectoryAccount } from '#domain/account/directory-account.ts';
import { sightIn } from '#use-cases/tenant/tenant-sight.ts';
import { accountOf, BACK_OFF, HOUR, MINUTE, type Step, type StepContext, type StepDeps } from '../step/step.ts';
import { replyOf } from './auto-reply.ts';
import { targetOf } from './redirect.ts';

/** Nobody is told "done" before what the request changed was read from the tenant. */
export const verify: Step = {
  name: 'verify',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const found = await deps.directory.account(accountOf(context));
    if (found === null || !(await isSeen(deps, context, found))) return { type: 'wait', reason: 'replication' };
    const { userPrincipalName, hasMailboxLicence } = found;
    const shown = { userPrincipalName, hasMailboxLicence };
    return { type: 'done', completes: { type: 'executed' }, shown, sight: sightIn(found) };
  },
};

/** Whether the account is as the request wants it, as far as Graph shows. */
export async function isSeen(deps: StepDeps, context: StepContext, found: DirectoryAccount): Promise<boolean> {
  const { plan, request } = context;
  const { form } = request;
  const isMember = ({ id }: { readonly id: string }): boolean => found.groups.some((group) => group.id === id);
  const isHeld = ({ skuId }: { readonly skuId: string }): boolean => found.skuIds.includes(skuId);
  // What a group gives as well stays held.
  const isDirect = ({ skuId }: { readonly skuId: string }): boolean =>
    found.licences.some((held) => held.skuId === skuId && held.isDirect);
  const gives = ({ id }: { readonly id: string }): boolean =>
    found.licences.some(({ groupIds }) => groupIds.includes(id.toLowerCase()));
  // Where the licence stays, so does the membership that gives it.
  const takes = plan.steps.includes('change_licences');
  switch (form.type) {
    case 'personal':
    case 'departmental':
      throw new Error('a new account is read back by read_back');
    case 'data': {
      const { givenNames, surnames, displayName, position, department, phone } = form.data;
      const same = (left: string | null, right: string | null): boolean => (left ?? '') === (right ?? '');
      return (
        same(found.displayName, displayName) &&
        (givenNames === null || (same(found.givenName, givenNames) && same(found.surname, surnames))) &&
        same(found.jobTitle, position) &&
        same(found.department, department.name) &&
        same(found.mobilePhone, phone)
      );
    }
    case 'address':
      return found.userPrincipalName === plan.address && hasAddress(found, plan.address);
    case 'licence':
      return plan.licences.add.every(isHeld) && !plan.licences.remove.some(isDirect);
    case 'groups':
      // The licences of a group go some minutes after the membership.
      return form.join.every(isMember) && !form.leave.some(isMember) && !form.leave.some(gives);
    case 'out_of_office': {
      const wanted = replyOf(deps, context);
      const set = knownMailbox(found)?.autoReply ?? null;
      return sameReply(set, wanted);
    }
    case 'redirection':
      return (await deps.directory.redirection(found.id)) === (await targetOf(deps, context));
    case 'alias':
      return found.addresses.includes(`${form.localPart}@${deps.institution.mailDomain}`);
    case 'shared':
      return knownMailbox(found)?.purpose === 'shared';
    case 'contract':
      return found.accountEnabled;
    case 'suspension':
      return !found.accountEnabled;
    case 'deletion':
      return (
        !found.accountEnabled &&
        !plan.licences.remove.some(isDirect) &&
        (plan.mail?.custody !== 'shared' || knownMailbox(found)?.purpose === 'shared') &&
        !(await keptGroups(deps, form)).some((group) =>
          takes ? isMember(group) || gives(group) : isMember(group) && !gives(group),
        )
      );
    case 'restoration':
      return (
        found.accountEnabled &&
        hasAddress(found, plan.address) &&
        plan.licences.add.every(isHeld) &&
        plan.groups.every(isMember)
      );
    case 'delegation':
    case 'password':
    case 'responsible':
      return true;
  }
}

/** Without a mailbox only the sign-in name is ours to change. */
function hasAddress(found: DirectoryAccount, address: string): boolean {
  return found.address === address || (found.mailbox === null && found.userPrincipalName === address);
}

/** The groups that the deletion left, as they were remembered when it did. */
async function keptGroups(deps: StepDeps, form: DeletionForm): Promise<readonly NamedId[]> {
  return (await deps.store.account(form.account.id))?.kept?.groups ?? [];
}

/** Exchange lays the words out anew and keeps moments by the second. */
function sameReply(left: AutoReply | null, right: AutoReply | null): boolean {
  const words = (reply: AutoReply | null): string => (reply?.text ?? '').replace(/\s+/g, ' ').trim();
  const near = (one: Date | null | undefined, two: Date | null | undefined): boolean =>
    Math.abs((one?.getTime() ?? 0) - (two?.getTime() ?? 0)) <= MINUTE;
  return words(left) === words(right) && near(left?.from, right?.from) && near(left?.until, right?.until);
}
