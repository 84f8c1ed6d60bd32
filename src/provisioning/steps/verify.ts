import type { DeletionForm } from '#domain/account-form.ts';
import type { NamedId } from '#domain/account.ts';
import type { AutoReply, DirectoryAccount } from '#use-cases/directory-port.ts';
import { accountOf, BACK_OFF, HOUR, MINUTE, type Step, type StepContext, type StepDeps } from '../step.ts';
import { replyOf } from './auto-reply.ts';
import { targetOf } from './redirect.ts';

/** Nobody is told "done" before what the request changed was read from the tenant. */
export const verify: Step = {
  name: 'verify',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const found = await deps.directory.account(accountOf(context));
    const holds = found !== null && (await isSeen(deps, context, found));
    return holds ? { type: 'done', completes: { type: 'executed' } } : { type: 'wait', reason: 'replication' };
  },
};

/** Whether the account is as the request wants it, as far as Graph shows. */
export async function isSeen(deps: StepDeps, context: StepContext, found: DirectoryAccount): Promise<boolean> {
  const { plan, request } = context;
  const { form } = request;
  const isMember = ({ id }: { readonly id: string }): boolean => found.groups.some((group) => group.id === id);
  const isHeld = ({ skuId }: { readonly skuId: string }): boolean => found.skuIds.includes(skuId);
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
        same(found.department, department.name.slice(0, 64)) &&
        same(found.mobilePhone, phone)
      );
    }
    case 'address':
      return found.address === plan.address;
    case 'licence':
      return plan.licences.add.every(isHeld) && !plan.licences.remove.some(isHeld);
    case 'groups':
      return form.join.every(isMember) && !form.leave.some(isMember);
    case 'out_of_office': {
      const wanted = replyOf(deps, context);
      const set = found.mailbox?.autoReply ?? null;
      return sameReply(set, wanted);
    }
    case 'redirection':
      return (await deps.directory.redirection(found.id)) === (await targetOf(deps, context));
    case 'alias':
      return found.addresses.includes(`${form.localPart}@${deps.institution.mailDomain}`);
    case 'shared':
      return found.mailbox?.purpose === 'shared';
    case 'contract':
      return found.accountEnabled;
    case 'suspension':
      return !found.accountEnabled;
    case 'deletion':
      return !found.accountEnabled && found.licences.length === 0 && !(await keptGroups(deps, form)).some(isMember);
    case 'restoration':
      return (
        found.accountEnabled &&
        found.address === plan.address &&
        plan.licences.add.every(isHeld) &&
        plan.groups.every(isMember)
      );
    case 'delegation':
    case 'password':
    case 'responsible':
      return true;
  }
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
