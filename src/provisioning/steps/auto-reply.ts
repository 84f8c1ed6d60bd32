import { daysIn } from '#use-cases/calendar/calendar.ts';
import { replyOf } from '#domain/modifications/kinds/out-of-office.ts';
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
    await deps.directory.setAutoReply(accountOf(context), wantedReply(deps, context));
    return { type: 'done' };
  },
};

/** What the request wants people to be answered; null for nothing. */
function wantedReply(deps: Pick<StepDeps, 'institution'>, context: StepContext): AutoReply | null {
  const form = formOf(context, 'out_of_office', 'deletion', 'restoration');
  switch (form.type) {
    case 'out_of_office':
      return replyOf(form, daysIn(deps.institution.timeZone));
    case 'deletion':
      return { text: form.outOfOffice, from: null, until: null };
    case 'restoration':
      return null;
  }
}
