import type { AskedFor } from '#domain/form/account-access.ts';
import type { ChangeField } from '#domain/modifications/raw-change.ts';
import type { Field, RawForm } from '#domain/form/validate-form.ts';
import type { ChangeRefusal } from './submit-change.ts';
import type { SubmitRefusal } from './submit-request.ts';

/** The field that shows a refusal of a new account; null when no field fits. */
export function creationRefusedAt(refusal: SubmitRefusal, type: RawForm['type']): Field | null {
  switch (refusal.code) {
    case 'told_enough':
    case 'too_many_open':
    case 'nobody_decides':
    case 'correction_refused':
      return null;
    case 'address_taken':
      return 'desiredAddress';
    default:
      if (type === 'departmental') return 'accountName';
      // Shown where they were recognised: at the document, or at the chat user.
      return 'by' in refusal && refusal.by !== 'document' ? 'chatUser' : 'documentNumber';
  }
}

/** The field that shows a refusal of a change; null when no field of its form fits. */
export function changeRefusedAt({ code }: ChangeRefusal, what: AskedFor): ChangeField | null {
  if (code === 'address_taken') return what === 'alias' ? 'alias' : 'newAddress';
  return code === 'contract_over' ? 'contractEnd' : null;
}
