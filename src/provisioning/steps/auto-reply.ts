import { endOfDay, startOfDay } from '#use-cases/calendar/calendar.ts';
import type { AutoReply } from '#domain/account/directory-account.ts';
import { rememberTaken } from '../step/remember.ts';
import { accountOf, BACK_OFF, formOf, HOUR, type Step, type StepContext, type StepDeps } from '../step/step.ts';

/** Sets, or after a restoration ends, the automatic answer of a mailbox. */
export const autoReply: Step = {
  name: 'auto_reply',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    await rememberTaken(deps, context, { mailbox: true });
    await deps.directory.setAutoReply(accountOf(context), replyOf(deps, context));
    return { type: 'done' };
  },
};

/** What the request wants people to be answered; null for nothing. */
export function replyOf(deps: Pick<StepDeps, 'institution'>, context: StepContext): AutoReply | null {
  const form = formOf(context, 'out_of_office', 'deletion', 'restoration');
  const { timeZone } = deps.institution;
  switch (form.type) {
    case 'out_of_office':
      return { text: form.text, from: startOfDay(form.from, timeZone), until: endOfDay(form.until, timeZone) };
    case 'deletion':
      return { text: form.outOfOffice, from: null, until: null };
    case 'restoration':
      return null;
  }
}
