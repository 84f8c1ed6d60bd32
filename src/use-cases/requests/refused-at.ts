import type { Field, RawForm } from '#domain/form/validate-form.ts';
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
