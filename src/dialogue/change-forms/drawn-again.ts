import type { Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { RawChange } from '#domain/modifications/raw-change.ts';
import type { newEnd } from '#domain/modifications/new-end.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Answers } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { withEndDoubt } from '../parts/end-doubt.ts';
import type { Dialog } from '../screen.ts';
import type { ChangeState } from './about-account.ts';
import { asSent } from './as-sent.ts';
import { detailsDialog } from './details.ts';
import { restorationDialog } from './restoration.ts';

interface Sent {
  readonly by: Actor;
  readonly account: Account;
  readonly state: ChangeState;
  readonly answers: Answers;
}

/** The form of a modification, for what was chosen in it, with what stands in its fields. */
export function detailsAgain(deps: DialogueDeps, sent: Sent & { readonly what: Modification }): Dialog {
  const { messages: m, institution, departments } = deps;
  const { by: actor, account, what, answers } = sent;
  const relation = answers.has('relation') ? { relation: answers.option('relation') } : {};
  const today = todayIn(deps);
  const dialog = detailsDialog(m, { account, what, institution, departments, today, actor, ...relation });
  return standing(deps, { dialog, answers });
}

/** The same of every form that gives a contract another end, with the box that says that this end is meant. */
export function doubtedAgain(
  deps: DialogueDeps,
  sent: Sent & { readonly what: RawChange['what']; readonly contract: NonNullable<ReturnType<typeof newEnd>> },
): Dialog {
  const { messages: m } = deps;
  const { account, what, state, answers, contract } = sent;
  const today = todayIn(deps);
  const isSearched = state.accountId === null;
  const dialog =
    what === 'restoration' || what === 'deletion'
      ? standing(deps, {
          dialog: restorationDialog(m, { account: isSearched ? null : account, own: account, today }),
          answers,
        })
      : detailsAgain(deps, { ...sent, what });
  return withEndDoubt(m, { dialog, contract, today });
}

function standing(
  { departments }: DialogueDeps,
  { dialog, answers }: { readonly dialog: Dialog; readonly answers: Answers },
): Dialog {
  const content = dialog.content.map((part) =>
    part.kind === 'field' && answers.has(part.name) ? asSent(part, { answers, departments }) : part,
  );
  return { ...dialog, content };
}

function todayIn({ clock, institution }: DialogueDeps): string {
  return dayIn(clock.now(), institution.timeZone);
}
