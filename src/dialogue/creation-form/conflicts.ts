import type { Field, RawForm } from '#domain/form/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import type { Conflict } from '#use-cases/requests/find-conflicts.ts';
import { creationRefusedAt } from '#use-cases/requests/refused-at.ts';
import type { SubmitRefusal } from '#use-cases/requests/submit-request.ts';
import { FORM_RESTORE } from '../act-names.ts';
import { tell, type Reply } from '../acts.ts';
import { correctionRefusalText } from '../parts/refusal-text.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { actions, type Dialog } from '../screen.ts';

interface Refused {
  readonly conflicts: readonly SubmitRefusal[];
  readonly type: RawForm['type'];
}

/**
 * Conflicts with a form for a new account: at their fields; those without a field in a window on top, so that typed
 * text stays.
 */
export function conflictReply(m: Messages, refused: Refused): Reply {
  const { conflicts, type } = refused;
  const general = conflicts.find((conflict) => creationRefusedAt(conflict, type) === null);
  if (general !== undefined) return tell(conflictText(m, general));
  const restorable = conflicts.find((conflict) => conflict.code === 'has_restorable');
  if (restorable !== undefined) return { as: 'open', dialog: restoreInsteadDialog(m, restorable), onTop: true };
  return { as: 'errors', errors: conflictErrors(m, refused) };
}

export function conflictErrors(m: Messages, { conflicts, type }: Refused): Partial<Record<Field, string>> {
  const errors: Partial<Record<Field, string>> = {};
  for (const conflict of conflicts) {
    const field = creationRefusedAt(conflict, type);
    if (field !== null) errors[field] ??= conflictText(m, conflict);
  }
  return errors;
}

/** Offers the restoration of the old account instead of a new one. */
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

/** The text for one conflict. */
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
    case 'correction_refused':
      return correctionRefusalText(m, conflict.why);
    case 'ask_systems':
      return words.ask_systems;
  }
}
