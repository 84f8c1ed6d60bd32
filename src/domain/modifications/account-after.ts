import type { AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Plan } from '#domain/plan/plan.ts';

/** What the tenant shows of the account when it is read back. */
export interface Shown {
  readonly userPrincipalName: string;
  readonly hasMailboxLicence: boolean;
}

/** The line of the register once a request on the account was carried out and read back; `shown` is null where nothing was to be read. */
export function accountAfter(
  account: Account,
  done: { readonly form: AccountForm; readonly plan: Plan; readonly at: Date; readonly shown: Shown | null },
): Account {
  const { form, plan, at, shown } = done;
  switch (form.type) {
    case 'data': {
      const { givenNames, surnames, displayName, position, department, phone, responsible } = form.data;
      return {
        ...account,
        givenNames,
        surnames,
        displayName,
        position,
        phone,
        // Whoever answers for a department's account holds it: that is a change of its own, with a new password.
        responsible: account.type === 'departmental' ? account.responsible : (responsible ?? account.responsible),
        departmentCode: department.code,
        departmentName: department.name,
      };
    }
    case 'address':
      return { ...account, address: plan.address, userPrincipalName: shown?.userPrincipalName ?? plan.address };
    case 'contract':
      return { ...account, contractEnd: form.contractEnd, state: 'active', suspendedAt: null };
    case 'responsible':
      return { ...account, responsible: form.responsible, holder: form.responsible };
    case 'licence':
      return { ...account, licensed: true };
    case 'suspension':
      return { ...account, state: 'suspended', suspendedAt: at };
    case 'deletion':
      // The licence stays until the account is deleted, unless it goes with the suspension.
      return {
        ...account,
        state: 'suspended',
        licensed: shown?.hasMailboxLicence ?? (account.licensed && !takesLicences(plan)),
        suspendedAt: at,
      };
    case 'restoration':
      return {
        ...account,
        address: plan.address,
        userPrincipalName: shown?.userPrincipalName ?? account.userPrincipalName,
        state: 'active',
        // What came back with it is the tenant's to tell: a deletion by others leaves nothing that we would have kept.
        licensed: shown?.hasMailboxLicence ?? (account.licensed || plan.licences.add.length > 0),
        contractEnd: form.contractEnd ?? account.contractEnd,
        kept: null,
        suspendedAt: null,
        deletedAt: null,
      };
    case 'groups':
      return { ...account, licensed: account.licensed && !losesLicence(plan) };
    case 'password':
    case 'out_of_office':
    case 'redirection':
    case 'alias':
    case 'shared':
    case 'delegation':
      return account;
  }
}

/** Its last licence with a mailbox came by a group that it left. */
function losesLicence({ changes }: Plan): boolean {
  return changes.some(({ what, after }) => what === 'licence' && after === null);
}

function takesLicences({ licences }: Plan): boolean {
  return licences.remove.length > 0;
}
