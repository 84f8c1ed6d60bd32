import { z } from 'zod';
import { CUSTODIES, DELEGATION_RIGHTS, MODIFICATIONS, type Custody } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { RawChange } from '#domain/modifications/raw-change.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { accountToChange } from '#use-cases/register/accounts-for-purpose.ts';
import { askAbout } from '#use-cases/register/ask-about.ts';
import { beginWith } from '#use-cases/requests/begin-change.ts';
import { toCorrect } from '#use-cases/requests/correction.ts';
import { CHANGE_FORMS } from '../act-names.ts';
import { DONE, form, open, tell, type Acts, type Filled, type Form, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { refusal } from '../parts/ask-systems.ts';
import { asCorrection, correctionFrame } from '../parts/correcting.ts';
import { id } from '../parts/payloads.ts';
import type { Dialog } from '../screen.ts';
import { correctionRefusalText } from '../parts/refusal-text.ts';
import { changeState, type ChangeState } from './about-account.ts';
import { withProperNames, type Names } from './capitals.ts';
import { helpWith } from './change-help.ts';
import { deletionDialog } from './deletion.ts';
import { detailsDialog } from './details.ts';
import { detailsAgain, doubtedAgain } from './drawn-again.ts';
import { dialogFor } from './first-dialog.ts';
import { licenceChoice } from '../parts/licence-value.ts';
import { takeChange } from './take-change.ts';

type Sent = Filled<ChangeState>;

/** The forms that ask for something about an account, and what is told while they are filled in. */
export function changeForms(deps: DialogueDeps): Partial<Acts> {
  const details = sending(deps, {
    ...{ name: CHANGE_FORMS.details, asked: ({ what }) => what },
    chosen: { relation: async (sent) => await relationChosen(deps, sent) },
  });
  const deletion = sending(deps, {
    ...{ name: CHANGE_FORMS.deletion, asked: () => 'deletion' },
    chosen: {
      account: async (sent) => await accountChosen(deps, sent, 'delete'),
      custody: async (sent) => await custodyChosen(deps, sent),
    },
  });
  const restoration = sending(deps, {
    ...{ name: CHANGE_FORMS.restoration, asked: () => 'restoration' },
    chosen: { account: async (sent) => await accountChosen(deps, sent, 'restore') },
  });
  const choices = {
    ...{ what: z.enum(MODIFICATIONS), custody: z.enum(CUSTODIES), rights: z.enum(DELEGATION_RIGHTS) },
    ...{ account: id, redirectTo: id, delegate: id, keepers: id, join: id, leave: id },
    ...{ licence: licenceChoice, replaces: licenceChoice },
  };
  return { forms: [details, deletion, restoration], choices };
}

interface Sending {
  readonly name: string;
  /** Null where the form does not say what it is about. */
  readonly asked: (state: ChangeState) => RawChange['what'] | null;
  readonly chosen?: Readonly<Record<string, (sent: Sent) => Promise<Reply>>>;
}

function sending(deps: DialogueDeps, { asked, ...more }: Sending): Form {
  return form({
    ...{ ...more, state: changeState, keeps: true },
    submit: async (sent) => await submitted(deps, sent, asked(sent.state)),
  });
}

/** What only the systems area can help with is told on top of the form, with the way to it; the rest at a field. */
async function submitted(
  deps: DialogueDeps,
  { by, state, answers }: Sent,
  what: RawChange['what'] | null,
): Promise<Reply> {
  const { messages: m, log } = deps;
  const isSearched = state.accountId === null;
  const accountId = state.accountId ?? answers.option('account') ?? '';
  const account =
    what === null ? null : await askAbout(deps, { actor: by, asks: [what], accountId, act: `ask_${what}` });
  if (what === null || account === null) {
    const why = isSearched ? 'not_allowed' : 'not_now';
    const help = helpWith({ what: what ?? 'modify', accountId: isSearched ? null : accountId }, why);
    return refusal(m, { text: m.change.refusal[why], help });
  }
  const taken = await takeChange(deps, { by, account, what, state, answers });
  switch (taken.as) {
    case 'request': {
      const { requestId } = taken;
      // The form for a new account may stand below, from which this one was offered.
      return {
        as: 'close_all',
        after: async () => await Promise.resolve(log.info({ requestId }, 'request.submitted')),
      };
    }
    case 'errors':
      return { as: 'errors', errors: taken.errors };
    case 'refusal':
      if (taken.help === null && isSearched) return { as: 'errors', errors: { account: taken.text } };
      return refusal(m, { text: taken.text, help: taken.help });
    case 'doubted': {
      const { contract } = taken;
      const dialog = doubtedAgain(deps, { by, account, what, state, answers, contract });
      return await inCorrection(deps, { by, state, frame: correctionFrame, dialog });
    }
    case 'shouted':
      return await inCorrection(deps, {
        ...{ by, state, frame: correctionFrame },
        dialog: properNames(deps, { by, account, answers, shouted: taken.shouted }),
      });
  }
}

/** The form again, with names that were typed in capitals as they are written. */
function properNames(
  { messages: m, institution, departments, clock }: DialogueDeps,
  sent: Pick<Sent, 'by' | 'answers'> & { readonly account: Account; readonly shouted: Names },
): Dialog {
  const { by: actor, account, answers, shouted } = sent;
  const today = dayIn(clock.now(), institution.timeZone);
  const dialog = detailsDialog(m, { account, what: 'data', institution, departments, today, actor });
  return withProperNames(dialog, { shouted, answers, departments, words: m.form.capitals });
}

/** Why nothing will come of the account that was chosen is told below it, before the rest is filled in. */
export async function accountChosen(
  deps: DialogueDeps,
  { by, state, answers }: Sent,
  purpose: 'delete' | 'restore' | 'block',
): Promise<Reply> {
  const begun = await beginWith(deps, { actor: by, purpose, accountId: answers.option('account') ?? '' });
  // What was told of the one that was chosen before goes.
  if (begun === null || (begun.looked.hindered.length === 0 && !begun.lacksRatifier && state.drawn === undefined))
    return DONE;
  const drawn = (state.drawn ?? 0) + 1;
  const dialog = dialogFor(deps, { by, purpose, account: null, begun, custody: custodyIn(answers) });
  return open({ ...dialog, state: { ...dialog.state, drawn } });
}

function custodyIn(answers: Sent['answers']): Custody {
  return CUSTODIES.find((one) => one === answers.option('custody')) ?? 'none';
}

/** The relation decides what of a contract is asked for; what stands in the other fields stays. */
async function relationChosen(deps: DialogueDeps, { by, state, answers }: Sent): Promise<Reply> {
  const { accountId, what } = state;
  const account =
    accountId === null || what === null
      ? null
      : await askAbout(deps, { actor: by, asks: [what], accountId, act: `ask_${what}` });
  if (account === null || what === null) return tell(deps.messages.change.refusal.not_now);
  const dialog = detailsAgain(deps, { by, account, what, state, answers });
  return await inCorrection(deps, { by, state, dialog, frame: correctionFrame });
}

/** What becomes of the messages decides which questions follow; what was filled in stays. */
async function custodyChosen(deps: DialogueDeps, { by: actor, state, answers }: Sent): Promise<Reply> {
  const { messages: m, institution, clock } = deps;
  const { accountId } = state;
  const account: Account | null =
    accountId === null ? null : await accountToChange(deps, { actor, purpose: 'delete', accountId });
  const custody = custodyIn(answers);
  const today = dayIn(clock.now(), institution.timeZone);
  const dialog = deletionDialog(m, { account, institution, today, custody });
  return await inCorrection(deps, { by: actor, state, dialog, frame: asCorrection });
}

/** The form drawn again; one that corrects a request still does. */
async function inCorrection(
  deps: DialogueDeps,
  drawn: Pick<Sent, 'by' | 'state'> & { readonly dialog: Dialog; readonly frame: typeof asCorrection },
): Promise<Reply> {
  const { by, state, dialog, frame } = drawn;
  if (state.corrects === undefined) return open(dialog);
  const { messages: m } = deps;
  const found = await toCorrect(deps, { requestId: state.corrects, by });
  return found.ok ? open(frame(m, dialog, found.value)) : tell(correctionRefusalText(m, found.error.why));
}
