import type { AskedFor } from '#domain/form/account-access.ts';
import type { ChangeField } from '#domain/modifications/validate-change.ts';
import type { Field, RawForm } from '#domain/form/validate-form.ts';
import type { ChangeRefusal } from './submit-change.ts';
import type { SubmitRefusal } from './submit-request.ts';

/** The field at which a refusal of a new account is told; null where it is about no field. */
export function creationRefusedAt(refusal: SubmitRefusal, type: RawForm['type']): Field | null {
  switch (refusal.code) {
    case 'told_enough':
    case 'too_many_open':
    case 'nobody_decides':
      return null;
    case 'address_taken':
      return 'desiredAddress';
    default:
      if (type === 'departmental') return 'accountName';
      // Told where they were recognised: by their document, or by who they are in the chat.
      return 'by' in refusal && refusal.by !== 'document' ? 'chatUser' : 'documentNumber';
  }
}

/** The field at which a refusal of something about an account is told; null where it is about no field of its form. */
export function changeRefusedAt({ code }: ChangeRefusal, what: AskedFor): ChangeField | null {
  if (code === 'address_taken') return what === 'alias' ? 'alias' : 'newAddress';
  return code === 'contract_over' ? 'contractEnd' : null;
}
