import type { ModalView } from '@slack/types';
import type { Field } from '#domain/form/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import type { Conflict } from '#use-cases/requests/find-conflicts.ts';
import type { SubmitRefusal } from '#use-cases/requests/submit-request.ts';
import { noticeView } from './door.ts';
import { plain } from './rich-text.ts';

/** The button that leaves the form for a new account for the one that gives the old one back. */
export const FORM_RESTORE = 'form_restore';

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
export function offerRestoration(m: Messages, conflict: Extract<Conflict, { code: 'has_restorable' }>): ModalView {
  const notice = noticeView(m, m.form.conflict.has_restorable[conflict.state](conflict.address));
  const button = {
    type: 'button',
    action_id: FORM_RESTORE,
    text: plain(m.form.conflict.restore),
    value: conflict.account,
    style: 'primary',
  } as const;
  return { ...notice, blocks: [...notice.blocks, { type: 'actions', elements: [button] }] };
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
