import { MODIFICATIONS, type Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor, Person } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { beginModification, type PickRefusal } from '#use-cases/requests/begin-change.ts';
import { isProven } from '#use-cases/requests/submit-change.ts';
import { replaceable } from '#use-cases/requests/what-to-choose.ts';
import type { Messages } from '#messages/messages.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { form, open, tell, type Acts, type Filled, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { alreadyOpenText } from '../request-card/already-open.ts';
import { changeState, type ChangeState } from './about-account.ts';
import type { Dialog } from '../screen.ts';
import { detailsDialog } from './details.ts';

/** The first step of a modification: its answer is the second. */
export function pickForm(deps: DialogueDeps): Partial<Acts> {
  const picked = form({
    ...{ name: CHANGE_FORMS.pick, state: changeState, keeps: true },
    submit: async (filled) => await secondStep(deps, filled),
  });
  return { forms: [picked] };
}

async function secondStep(deps: DialogueDeps, { by, state, answers }: Filled<ChangeState>): Promise<Reply> {
  const chosen = MODIFICATIONS.find((name) => name === answers.option('what')) ?? null;
  const accountId = state.accountId ?? answers.option('account') ?? '';
  const begun = await beginModification(deps, { actor: by, accountId, what: chosen });
  if (!begun.ok) return refused(deps, { by, isSearched: state.accountId === null, refusal: begun.error });
  return open(await detailsFor(deps, { by, ...begun.value }));
}

/** The second step, for what was chosen. */
export async function detailsFor(
  deps: DialogueDeps,
  { by, account, what }: { readonly by: Actor; readonly account: Account; readonly what: Modification },
): Promise<Dialog> {
  const { messages: m, institution, departments, clock } = deps;
  const today = dayIn(clock.now(), institution.timeZone);
  const licences = what === 'licence' ? await replaceable(deps, account) : [];
  const isClaim = what === 'password' && !(await isProven(deps, { account, requester: by }));
  return detailsDialog(m, { account, what, institution, departments, today, actor: by, licences, isClaim });
}

/** Told at the field of the account where it was searched in the form. */
function refused(
  { messages: m }: DialogueDeps,
  { by, isSearched, refusal }: { readonly by: Person; readonly isSearched: boolean; readonly refusal: PickRefusal },
): Reply {
  const text = pickRefusalText(m, { by, refusal, isSearched });
  if (refusal.code === 'not_for_this') return { as: 'errors', errors: { what: text } };
  return isSearched ? { as: 'errors', errors: { account: text } } : tell(text);
}

/** Why the form of a modification does not open. */
export function pickRefusalText(
  m: Messages,
  about: { readonly by: Person; readonly refusal: PickRefusal; readonly isSearched?: boolean },
): string {
  const { by, refusal, isSearched = false } = about;
  const words = m.change.refusal;
  switch (refusal.code) {
    case 'not_allowed':
      return isSearched ? words.not_allowed : words.not_now;
    case 'not_for_this':
      return words.not_for_this(refusal.possible.map((name) => m.change.modifications[name].name).join(', '));
    case 'protected':
      return words.protected[refusal.why];
    case 'has_open_request':
      return alreadyOpenText(m, { request: refusal.request, actor: by });
  }
}
