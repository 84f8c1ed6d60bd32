import { z } from 'zod';
import type { Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { beginModification } from '#use-cases/requests/begin-change.ts';
import { checkChange } from '#use-cases/requests/check-form.ts';
import { isProven, submitChange } from '#use-cases/requests/submit-change.ts';
import { CHOICES } from '../act-names.ts';
import { act, open, tell, type Act, type Reply } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { accountId, nothing } from '../parts/payloads.ts';
import { isHolder } from './about-account.ts';
import { refusal } from '../parts/ask-systems.ts';
import { anyHelp } from './change-help.ts';
import { changeRefusalText } from './change-texts.ts';
import { detailsDialog } from './details.ts';
import { formWithSearch } from './first-dialog.ts';
import { pickRefused } from './pick-form.ts';

interface Pressed {
  readonly by: Actor;
  readonly accountId: string;
}

/** Buttons that begin with an account of the person's own: a forgotten password, and more time under a contract. */
export function forgottenActs(deps: DialogueDeps): readonly Act[] {
  return [
    act({
      name: CHOICES.forgotten,
      payload: z.union([accountId, nothing]),
      kept: 'told',
      run: async ({ by, payload }) =>
        payload === null ? await whichAccount(deps, by) : await askPassword(deps, { by, accountId: payload }),
    }),
    act({
      name: CHOICES.extend,
      payload: accountId,
      run: async ({ by, payload }) => await openExtension(deps, { by, accountId: payload }),
    }),
  ];
}

async function whichAccount(deps: DialogueDeps, by: Actor): Promise<Reply> {
  return await formWithSearch(deps, { by, purpose: 'modify', kinds: ['password'] });
}

/**
 * Asked for with this one press where nobody has to approve it: the password of before goes on until the person has the new
 * one shown to them. Otherwise the form says who approves and who gets it.
 */
async function askPassword(deps: DialogueDeps, { by, accountId: id }: Pressed): Promise<Reply> {
  const { messages: m, log } = deps;
  const begun = await beginModification(deps, { actor: by, accountId: id, what: 'password' });
  if (!begun.ok) return pickRefused(m, { by, refusal: begun.error, wanted: { what: 'password', accountId: id } });
  const { account } = begun.value;
  const isOwn = account.type === 'personal' && isHolder(account, by);
  if (!isOwn || !(await isProven(deps, { account, requester: by })))
    return details(deps, { by, account, what: 'password', isClaim: isOwn });
  const form = checkChange(deps, {
    raw: { what: 'password', justification: m.change.chooser.forgottenWhy },
    account,
    by,
  });
  if (!form.ok) throw new Error('a new password needs a reason alone');
  const asked = await submitChange(deps, { form: form.value, requester: by });
  if (!asked.ok) {
    const text = asked.error.map((one) => changeRefusalText(m, one)).join('\n');
    return refusal(m, { text, help: anyHelp(asked.error, { what: 'password', accountId: id }) });
  }
  const { id: requestId, number } = asked.value;
  return tell(m.change.chooser.forgottenSent(number), {
    after: async () => await Promise.resolve(log.info({ requestId }, 'request.submitted')),
  });
}

async function openExtension(deps: DialogueDeps, asked: Pressed): Promise<Reply> {
  const { by } = asked;
  const what = 'contract';
  const begun = await beginModification(deps, { actor: by, accountId: asked.accountId, what });
  const wanted = { what, accountId: asked.accountId } as const;
  if (!begun.ok) return pickRefused(deps.messages, { by, refusal: begun.error, wanted });
  return details(deps, { by, account: begun.value.account, what });
}

function details(
  { messages: m, institution, departments, clock }: DialogueDeps,
  about: { readonly by: Actor; readonly account: Account; readonly what: Modification; readonly isClaim?: boolean },
): Reply {
  const { by: actor, what } = about;
  const today = dayIn(clock.now(), institution.timeZone);
  const why = what === 'password' ? { why: m.change.chooser.forgottenWhy } : {};
  return open(detailsDialog(m, { ...about, ...why, institution, departments, today, actor }));
}
