import type { Account } from '#domain/account/account.ts';
import type { ContractGiven } from '#domain/form/contract-fields.ts';
import type { ChangeForm } from './account-work.ts';

/** The contract as a form gives it another end, with the first day that it has then; null where the end stays. */
export function newEnd(
  form: ChangeForm,
  account: Account,
): { readonly [Day in 'contractStart' | 'contractEnd']: ContractGiven[Day] | null } | null {
  switch (form.type) {
    case 'employment':
    case 'contract':
    case 'restoration': {
      const { contractEnd } = form;
      if (contractEnd === null || contractEnd === account.contractEnd) return null;
      return { contractStart: form.type === 'employment' ? form.contractStart : account.contractStart, contractEnd };
    }
    default:
      return null;
  }
}
