import type { Field } from '#domain/form/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import type { Conflict } from '#use-cases/requests/find-conflicts.ts';
import type { SubmitRefusal } from '#use-cases/requests/submit-request.ts';
import { FORM_RESTORE } from '../act-names.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { actions, type Dialog } from '../screen.ts';

/** What stands against a form for a new account, at the fields that it concerns. */
export function conflictErrors(
  m: Messages,
  { conflicts, type }: { readonly conflicts: readonly SubmitRefusal[]; readonly type: 'personal' | 'departmental' },
): Partial<Record<Field, string>> {
  const errors: Partial<Record<Field, string>> = {};
  for (const conflict of conflicts) errors[fieldOf(conflict, type)] ??= conflictText(m, conflict);
  return errors;
}

/** Offers to give an account back instead of making another one. */
export function restoreInsteadDialog(m: Messages, conflict: Extract<Conflict, { code: 'has_restorable' }>): Dialog {
  const notice = noticeDialog(m, conflictText(m, conflict));
  const button = {
    act: FORM_RESTORE,
    payload: conflict.account,
    label: m.form.conflict.restore,
    style: 'primary',
  } as const;
  return { ...notice, content: [...notice.content, actions([button])] };
}

function fieldOf(conflict: SubmitRefusal, type: 'personal' | 'departmental'): Field {
  if (conflict.code === 'address_taken') return 'desiredAddress';
  if (type === 'departmental') return 'accountName';
  return 'by' in conflict && conflict.by !== 'document' ? 'chatUser' : 'documentNumber';
}

/** What is told of one conflict. */
export function conflictText(m: Messages, conflict: SubmitRefusal): string {
  const words = m.form.conflict;
  switch (conflict.code) {
    case 'has_account':
      return words.has_account(conflict.address);
    case 'has_restorable':
      return words.has_restorable[conflict.state](conflict.address);
    case 'has_open_request':
      return words.has_open_request(conflict.number);
    case 'address_taken':
      return words.address_taken(conflict.address);
    case 'too_many_open':
      return words.too_many_open(conflict.limit);
    case 'nobody_decides':
      return words.nobody_decides[conflict.lacks];
    case 'told_enough':
      return words.told_enough(m.moment(conflict.until));
    case 'ask_systems':
      return words.ask_systems;
  }
}
