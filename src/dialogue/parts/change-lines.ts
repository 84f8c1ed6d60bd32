import type { Change } from '#domain/plan/plan.ts';
import { changeValue, withNames } from '#messages/change-value.ts';
import type { Messages } from '#messages/messages.ts';
import { type Line, shorten } from '../screen.ts';

/** How much of the old text is shown; the new one is shown completely. */
const BEFORE_MAX = 300;
/** No form accepts a longer text. */
const AFTER_MAX = 2000;

/** A request's changes, each as before → after. */
export function changeLines(m: Messages, changes: readonly Change[]): readonly Line[] {
  return changes.map((change) => [{ bold: `${m.values.labels[change.what]}: ` }, beforeAndAfter(m, change)]);
}

/** One change as one line of plain text. */
export function changeText(m: Messages, change: Change): string {
  return `${m.values.labels[change.what]}: ${beforeAndAfter(m, change)}`;
}

function beforeAndAfter(m: Messages, change: Change): string {
  const { what, before, after } = withNames(change);
  // A password has no old value that may be shown.
  if (what === 'password' && before === null) return changeValue(m, after, (text) => shorten(text, AFTER_MAX));
  const was = changeValue(m, before, (text) => shorten(text, BEFORE_MAX));
  return `${was} → ${changeValue(m, after, (text) => shorten(text, AFTER_MAX))}`;
}
