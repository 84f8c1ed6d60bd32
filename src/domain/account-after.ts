import type { AccountForm } from './account-form.ts';
import type { Account } from './account.ts';
import type { Plan } from './plan.ts';

/** The line of the register once a request on the account was carried out and read back. */
export function accountAfter(
  account: Account,
  done: { readonly form: AccountForm; readonly plan: Plan; readonly at: Date },
): Account {
  const { form, plan, at } = done;
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
        responsible: account.type === 'departmental' ? account.responsible : responsible,
        departmentCode: department.code,
        departmentName: department.name,
      };
    }
    case 'address':
      return { ...account, address: plan.address };
    case 'contract':
      return { ...account, contractEnd: form.contractEnd, state: 'active', suspendedAt: null };
    case 'responsible':
      return { ...account, responsible: form.responsible, holder: form.responsible };
    case 'licence':
      return { ...account, licensed: true };
    case 'suspension':
      return { ...account, state: 'suspended', suspendedAt: at };
    case 'deletion':
      return { ...account, state: 'suspended', licensed: false, suspendedAt: at };
    case 'restoration':
      return {
        ...account,
        address: plan.address,
        state: 'active',
        licensed: account.licensed || plan.licences.add.length > 0,
        contractEnd: form.contractEnd ?? account.contractEnd,
        kept: null,
        suspendedAt: null,
        deletedAt: null,
      };
    case 'password':
    case 'groups':
    case 'out_of_office':
    case 'redirection':
    case 'alias':
    case 'shared':
    case 'delegation':
      return account;
  }
}
