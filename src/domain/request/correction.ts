import type { FormField } from '#domain/modifications/filled-in.ts';
import type { Form } from '#domain/form/form.ts';

/** The requester corrected the open request: when, the form as it was before, and which of its fields are others now. */
export interface Correction {
  readonly at: Date;
  readonly before: Form;
  readonly fields: readonly FormField[];
}
