import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { checkChange } from '#use-cases/requests/check-form.ts';
import { changeRefusedAt } from '#use-cases/requests/refused-at.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import type { Answers } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import type { ChangeState } from './about-account.ts';
import type { Help } from '../parts/ask-systems.ts';
import { asWanted, newlyShouted, type Names } from './capitals.ts';
import { newEnd } from '#domain/modifications/new-end.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { END_SURE, whileDoubted } from '../parts/end-doubt.ts';
import { anyHelp, helpWith } from './change-help.ts';
import { changeProblemText, changeRefusalText } from './change-texts.ts';
import { namedIn, type FieldTexts } from './named-in.ts';
import { rawChange } from './raw-change.ts';
import type { RawChange } from '#domain/modifications/raw-change.ts';

/** What became of a form: taken, wrong in some fields, or refused for a reason that stands at none. */
type Taken =
  | { readonly as: 'request'; readonly requestId: string }
  | { readonly as: 'errors'; readonly errors: FieldTexts | { readonly [END_SURE]: string } }
  | { readonly as: 'refusal'; readonly text: string; readonly help: Help | null }
  /** Right, but names are in capitals, as nobody has proposed them yet otherwise. */
  | { readonly as: 'shouted'; readonly shouted: Names }
  /** Right, but a contract would end on a day that somebody may have mistyped. */
  | { readonly as: 'doubted'; readonly contract: NonNullable<ReturnType<typeof newEnd>> };

interface Sent {
  readonly by: Actor;
  readonly account: Account;
  readonly what: RawChange['what'];
  readonly state: ChangeState;
  readonly answers: Answers;
}

/** Checks a form about an account and hands it in. Everything that is wrong with it is told at once. */
export async function takeChange(deps: DialogueDeps, sent: Sent): Promise<Taken> {
  const { by, account, what, state } = sent;
  const wanted = { what, accountId: account.id };
  const answers = asWanted(sent);
  const { messages: m, departments } = deps;
  const { named, errors } = await namedIn(deps, { answers, account });
  const raw = rawChange(answers, { what, departments, named });
  const form = checkChange(deps, { raw, account, by });
  if (!form.ok) for (const one of form.error) errors[one.field] ??= changeProblemText(m, one);
  if (!form.ok || Object.keys(errors).length > 0) {
    const problems = form.ok ? [] : form.error.map(({ problem }) => problem);
    const isReserved = problems.length > 0 && problems.every((problem) => problem === 'address_reserved');
    // The systems area may give such a name: the way to it needs a window.
    if (isReserved && Object.keys(errors).length === problems.length)
      return { as: 'refusal', text: textOf(errors), help: helpWith(wanted, 'reserved') };
    return atFields(errors, answers);
  }

  const shouted = newlyShouted({ account, state, answers });
  if (shouted !== null) return { as: 'shouted', shouted };

  const contract = newEnd(form.value, account);
  const doubt = whileDoubted({ contract, today: todayIn(deps) }, { asked: state.doubted, answers });
  if (doubt === 'ask' && contract !== null) return { as: 'doubted', contract };
  if (doubt === 'unticked') return { as: 'errors', errors: { [END_SURE]: m.form.endDoubt.unticked } };

  const submitted = await submitChange(deps, { form: form.value, requester: by, corrects: state.corrects ?? null });
  if (submitted.ok) return { as: 'request', requestId: submitted.value.id };
  const [only, ...more] = submitted.error;
  const field = only === undefined || more.length > 0 ? null : changeRefusedAt(only, what);
  if (only !== undefined && field !== null) return atFields({ [field]: changeRefusalText(m, only) }, answers);
  const text = submitted.error.map((refusal) => changeRefusalText(m, refusal)).join('\n');
  return { as: 'refusal', text, help: anyHelp(submitted.error, wanted) };
}

function todayIn({ clock, institution }: DialogueDeps): string {
  return dayIn(clock.now(), institution.timeZone);
}

/** Nothing is told at a field that the form does not have: then it is a refusal of the whole. */
function atFields(errors: FieldTexts, answers: Answers): Taken {
  const lost = Object.keys(errors).some((field) => !answers.has(field));
  return lost ? { as: 'refusal', text: textOf(errors), help: null } : { as: 'errors', errors };
}

function textOf(errors: FieldTexts): string {
  return Object.values(errors).join('\n');
}
