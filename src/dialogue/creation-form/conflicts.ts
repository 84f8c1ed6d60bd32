import type { Field, RawForm } from '#domain/form/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import type { Conflict } from '#use-cases/requests/find-conflicts.ts';
import { creationRefusedAt } from '#use-cases/requests/refused-at.ts';
import type { SubmitRefusal } from '#use-cases/requests/submit-request.ts';
import { purposeLabel } from '../accounts/list.ts';
import { FORM_RESTORE } from '../act-names.ts';
import type { WhyNot } from '#domain/question/question.ts';
import type { Reply } from '../acts.ts';
import { askSystemsAction, refusal, type Help } from '../parts/ask-systems.ts';
import { correctionRefusalText } from '../parts/refusal-text.ts';
import { noticeDialog } from '../parts/notice-dialog.ts';
import { shorten, type Dialog } from '../screen.ts';

interface Refused {
  readonly conflicts: readonly SubmitRefusal[];
  readonly type: RawForm['type'];
  /** Whose account it was to be, as it was typed. */
  readonly whose: string;
}

/**
 * Conflicts with a form for a new account: at their fields; those without a field in a window on top, so that typed
 * text stays.
 */
export function conflictReply(m: Messages, refused: Refused): Reply {
  const { conflicts, type, whose } = refused;
  const general = conflicts.find((conflict) => creationRefusedAt(conflict, type) === null);
  // The way to the systems area needs a window.
  const told = general ?? conflicts.find(({ code }) => code === 'ask_systems');
  if (told !== undefined) return refusal(m, { text: conflictText(m, told), help: conflictHelp(told, whose) });
  const restorable = conflicts.find((conflict) => conflict.code === 'has_restorable');
  if (restorable !== undefined) return { as: 'open', dialog: restoreInsteadDialog(m, restorable, whose), onTop: true };
  return { as: 'errors', errors: conflictErrors(m, refused) };
}

export function conflictErrors(
  m: Messages,
  { conflicts, type }: Omit<Refused, 'whose'>,
): Partial<Record<Field, string>> {
  const errors: Partial<Record<Field, string>> = {};
  for (const conflict of conflicts) {
    const field = creationRefusedAt(conflict, type);
    if (field !== null) errors[field] ??= conflictText(m, conflict);
  }
  return errors;
}

/** Offers the restoration of the old account instead of a new one. */
export function restoreInsteadDialog(
  m: Messages,
  conflict: Extract<Conflict, { code: 'has_restorable' }>,
  whose: string,
): Dialog {
  const help = conflictHelp(conflict, whose);
  const button = {
    act: FORM_RESTORE,
    payload: conflict.account,
    label: purposeLabel(m, 'restore', conflict.state),
    style: 'primary',
  } as const;
  return noticeDialog(m, conflictText(m, conflict), [button, ...(help === null ? [] : [askSystemsAction(m, help)])]);
}

/** What turns to the systems area after a conflict; null where the person goes on without it. */
function conflictHelp(conflict: SubmitRefusal, whose: string): Help | null {
  const help = (why: WhyNot): Help => ({ act: 'create', why, whose: shorten(whose, 150) });
  switch (conflict.code) {
    case 'nobody_decides':
    case 'told_enough':
      return help(conflict.code);
    case 'ask_systems':
      return help('exists');
    case 'has_restorable':
      return conflict.state === 'deleted' ? { ...help('deleted'), account: conflict.account } : null;
    case 'has_account':
    case 'has_open_request':
    case 'address_taken':
    case 'too_many_open':
    case 'correction_refused':
      return null;
  }
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
