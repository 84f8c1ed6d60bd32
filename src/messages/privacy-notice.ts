import { shownText, type ShownText } from '#domain/shown-text.ts';
import type { NoticeFacts } from './es/privacy.ts';
import type { Messages } from './messages.ts';

/** The privacy notice as it is true under these settings, a line for each of its paragraphs. */
export function privacyNotice(m: Messages, facts: NoticeFacts): ShownText {
  return shownText({
    kind: 'privacy_notice',
    version: m.privacy.version,
    text: m.privacy.notice(facts).join('\n'),
  });
}
