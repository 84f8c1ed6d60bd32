import type { OutOfOfficeForm } from '#domain/account/account-form.ts';
import type { AutoReply } from '#domain/account/directory-account.ts';
import { lengthProblem } from '#domain/form/validate-form.ts';
import type { Days, ModificationWork } from '../account-work.ts';
import { REPLY_MAX, requiredDay, tidyLines } from '../checking.ts';
import { GONE } from '../forgetting.ts';
import { cannot, workOn } from '../plan-draft.ts';

const MINUTE = 60_000;

/** For some days, whoever writes to the account is answered. */
export const outOfOffice: ModificationWork<OutOfOfficeForm> = {
  draft: (raw, form) => {
    const text = tidyLines(raw.replyText);
    form.note('replyText', lengthProblem(text, REPLY_MAX));
    const from = requiredDay(form, 'from', raw.from);
    const until = requiredDay(form, 'until', raw.until);
    if (until !== '' && until >= form.today && until < from) form.note('until', 'before_from');
    return { type: 'out_of_office', text, from, until };
  },
  filled: ({ text, from, until }) => ({ replyText: text, from, until }),
  rows: ({ text, from, until }) => [
    { label: 'replyText', text },
    { label: 'from', day: from },
    { label: 'until', day: until },
  ],
  plan: ({ text, from, until }, asking) => {
    const mailbox = asking.mailbox();
    if (mailbox === null) return cannot('no_mailbox');
    const before = mailbox.autoReply === null ? null : { text: mailbox.autoReply.text };
    return workOn(asking.account, {
      changes: [{ what: 'out_of_office', before, after: { text, from, until } }],
      work: ['auto_reply', 'verify'],
    });
  },
  isSeen: (form, { mailbox, days }) => isSame(mailbox()?.autoReply ?? null, replyOf(form, days)),
  forget: (form) => ({ ...form, text: GONE }),
};

/** The answer that Exchange is to give. */
export function replyOf(
  { text, from, until }: Pick<OutOfOfficeForm, 'text' | 'from' | 'until'>,
  days: Days,
): AutoReply {
  return { text, from: days.startOf(from), until: days.endOf(until) };
}

/** Exchange lays the words out anew and keeps moments by the second. */
function isSame(set: AutoReply | null, wanted: AutoReply): boolean {
  const words = (reply: AutoReply | null): string => (reply?.text ?? '').replace(/\s+/g, ' ').trim();
  const near = (one: Date | null | undefined, two: Date | null): boolean =>
    Math.abs((one?.getTime() ?? 0) - (two?.getTime() ?? 0)) <= MINUTE;
  return words(set) === words(wanted) && near(set?.from, wanted.from) && near(set?.until, wanted.until);
}
