import { answerable } from '#use-cases/register/answerable.ts';
import { applyCommands, type ChangeDeps } from '../commands/apply-commands.ts';
import { dayIn, morningOf } from '#use-cases/calendar/calendar.ts';
import type { Departments, Institution } from '#use-cases/ports/institution.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';

/** Working days without an answer before the second question. */
const REMIND_AFTER = 2;

interface AskDeps extends ChangeDeps {
  readonly departments: Departments;
  readonly institution: Institution;
}

/**
 * Asks the responsible official to confirm an extension that turned out to be the holder's own: it came in before such
 * questions existed, or the requester has become the holder since. Without anybody to ask it cannot be approved.
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

/** Asks again those who have not answered, in the morning, with the same buttons. */
export async function remindOfficials(deps: AskDeps): Promise<void> {
  const { timeZone } = deps.institution;
  const now = deps.clock.now();
  const today = dayIn(now, timeZone);
  if (now < morningOf(today, timeZone)) return;
  for (const { id: requestId, updatedAt } of await deps.store.contracts.unanswered())
    if (workingDaysLeft(dayIn(updatedAt, timeZone), today) >= REMIND_AFTER)
      await applyCommands(deps, { requestId, commands: [{ type: 'remind_official' }], door: 'worker' });
}
