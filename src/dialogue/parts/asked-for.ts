import { MODIFICATIONS, type Modification, type ModificationForm } from '#domain/account/account-form.ts';
import { isCreation, type Form } from '#domain/form/form.ts';
import type { Messages } from '#messages/messages.ts';

export function isModification(form: Form): form is ModificationForm {
  return isModificationType(form.type);
}

export function isModificationType(type: string): type is Modification {
  return MODIFICATIONS.some((known) => known === type);
}

/** What is asked for, in a few words: the kind, and for a modification what it changes. */
export function whatFor(m: Messages, form: Form): string {
  if (isCreation(form)) return m.card.kinds.creation;
  if (!isModification(form)) return m.card.kinds[form.type];
  const { name } = m.change.modifications[form.type];
  return `${m.card.kinds.modification}: ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
}
