import { shownText, type ShownText } from '#domain/shown-text.ts';
import type { NoticeFacts } from './es/hand-over/privacy.ts';
import type { Messages } from './messages.ts';

/** The privacy notice for these settings, one line per paragraph. */
export function privacyNotice(m: Messages, facts: NoticeFacts): ShownText {
  return shownText({
    kind: 'privacy_notice',
    version: m.privacy.version,
    text: m.privacy.notice(facts).join('\n'),
  });
}
