import { answerable } from '#use-cases/register/answerable.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import { dayIn, morningOf } from '#use-cases/calendar/calendar.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';

/** Working days without an answer after which somebody is asked a second time. */
const REMIND_AFTER = 2;

interface AskDeps extends ChangeDeps {
  readonly departments: Departments;
  readonly institution: Institution;
}

/**
 * Asks whoever answers for the account to confirm an extension that turned out to be its holder's own: it came in before anybody
 * was asked, or whoever asked for it has got the account since. Where there is nobody to ask it cannot be approved.
 */
export async function askOfficials(deps: AskDeps): Promise<void> {
  for (const { id: requestId, form, requester } of await deps.store.contracts.unconfirmed()) {
    const account = 'account' in form ? await deps.store.account(form.account.id) : null;
    if (account === null) continue;
    const official = answerable(deps.departments, { account, requester });
    if (official !== null)
      await applyCommands(deps, { requestId, commands: [{ type: 'ask_official', official }], door: 'worker' });
  }
}

/** Asks those who have not answered once more, in the morning, with the same buttons. */
export async function remindOfficials(deps: AskDeps): Promise<void> {
  const { timeZone } = deps.institution;
  const now = deps.clock.now();
  const today = dayIn(now, timeZone);
  if (now < morningOf(today, timeZone)) return;
  for (const { id: requestId, updatedAt } of await deps.store.contracts.unanswered())
    if (workingDaysLeft(dayIn(updatedAt, timeZone), today) >= REMIND_AFTER)
      await applyCommands(deps, { requestId, commands: [{ type: 'remind_official' }], door: 'worker' });
}
