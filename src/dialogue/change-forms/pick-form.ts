import { MODIFICATIONS, type Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor, Person } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { beginModification, beginWith, type PickRefusal } from '#use-cases/requests/begin-change.ts';
import { isProven } from '#use-cases/requests/submit-change.ts';
import { replaceable } from '#use-cases/requests/what-to-choose.ts';
import type { Messages } from '#messages/messages.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { DONE, form, open, tell, type Acts, type Filled, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { refusal } from '../parts/ask-systems.ts';
import { changeState, type ChangeState } from './about-account.ts';
import { helpWith, type Wanted } from './change-help.ts';
import { dialogFor } from './first-dialog.ts';
import { hindranceRefused } from './hindrances.ts';
import type { Dialog } from '../screen.ts';
import { detailsDialog } from './details.ts';

/** The first step of a modification: its answer is the second. */
export function pickForm(deps: DialogueDeps): Partial<Acts> {
  const picked = form({
    ...{ name: CHANGE_FORMS.pick, state: changeState, keeps: true },
    submit: async (filled) => await secondStep(deps, filled),
    chosen: { account: async (filled) => await accountChosen(deps, filled) },
  });
  return { forms: [picked] };
}

async function secondStep(deps: DialogueDeps, { by, state, answers }: Filled<ChangeState>): Promise<Reply> {
  const chosen = MODIFICATIONS.find((name) => name === answers.option('what')) ?? null;
  const accountId = state.accountId ?? answers.option('account') ?? '';
  const begun = await beginModification(deps, { actor: by, accountId, what: chosen });
  if (!begun.ok) {
    const wanted = { what: chosen ?? 'modify', accountId } as const;
    const isSearched = state.accountId === null;
    const reply = pickRefused(deps.messages, { by, isSearched, refusal: begun.error, wanted });
    if (reply.as !== 'tell' || reply.actions !== undefined) return reply;
    // What the person can mend stands at its field.
    if (begun.error.code === 'not_for_this') return { as: 'errors', errors: { what: reply.text } };
    return isSearched ? { as: 'errors', errors: { account: reply.text } } : reply;
  }
  return open(await detailsFor(deps, { by, ...begun.value }));
}

/** What can be changed in the account that was chosen, and what keeps the rest from it. */
async function accountChosen(deps: DialogueDeps, { by, state, answers }: Filled<ChangeState>): Promise<Reply> {
  const { kinds, drawn = 0 } = state;
  const accountId = answers.option('account') ?? '';
  const begun = await beginWith(deps, { actor: by, purpose: 'modify', accountId, kinds });
  if (begun === null) return DONE;
  const chosen = answers.option('what');
  return open(dialogFor(deps, { by, purpose: 'modify', account: null, begun, kinds, drawn: drawn + 1, chosen }));
}

/** The second step, for what was chosen. */
export async function detailsFor(
  deps: DialogueDeps,
  asked: {
    readonly by: Actor;
    readonly account: Account;
    readonly what: Modification;
    /** Of a change of the relation: the one that was chosen. */
    readonly relation?: string;
  },
): Promise<Dialog> {
  const { by, account, what } = asked;
  const relation = asked.relation === undefined ? {} : { relation: asked.relation };
  const { messages: m, institution, departments, clock } = deps;
  const today = dayIn(clock.now(), institution.timeZone);
  const licences = what === 'licence' ? await replaceable(deps, account) : [];
  const isClaim = what === 'password' && !(await isProven(deps, { account, requester: by }));
  const about = { account, what, institution, departments, today, actor: by };
  return detailsDialog(m, { ...about, licences, isClaim, ...relation });
}

interface PickRefused {
  readonly by: Person;
  readonly refusal: PickRefusal;
  readonly wanted: Wanted;
  /** The account was searched in the form. */
  readonly isSearched?: boolean;
}

/** Why the form of a modification does not open, with what can be done about it. */
export function pickRefused(m: Messages, { by, refusal: why, wanted, isSearched = false }: PickRefused): Reply {
  const words = m.change.refusal;
  switch (why.code) {
    case 'not_allowed': {
      const code = isSearched ? 'not_allowed' : 'not_now';
      const accountId = isSearched ? null : wanted.accountId;
      return refusal(m, { text: words[code], help: helpWith({ ...wanted, accountId }, code) });
    }
    case 'not_for_this':
      return tell(words.not_for_this(why.possible.map((name) => m.change.modifications[name].name).join(', ')));
    default:
      return refusal(m, hindranceRefused(m, { by, why, what: wanted.what, accountId: wanted.accountId ?? '' }));
  }
}
