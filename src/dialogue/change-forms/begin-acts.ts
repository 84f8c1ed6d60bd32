import type { Purpose } from '#domain/form/account-access.ts';
import { beginWith } from '#use-cases/requests/begin-change.ts';
import { ACCOUNT_BUTTONS, CARD_BUTTONS, CHOICES, CHOOSER, FORM_RESTORE } from '../act-names.ts';
import { act, open, tell, type Act, type Acts, type Shortcut } from '../acts.ts';
import { newCreationDialog } from '../creation-form/acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { accountId, nothing } from '../parts/payloads.ts';
import { chooserDialog } from './chooser.ts';
import { changeDialog } from './first-dialog.ts';

const PURPOSES: readonly Purpose[] = ['modify', 'delete', 'restore'];

/** What opens a form: the question what is needed with its answers, and the buttons beside an account. */
export function beginActs(deps: DialogueDeps): Partial<Acts> {
  const create = act({
    name: CHOICES.create,
    payload: nothing,
    run: async ({ by }) => open(await newCreationDialog(deps, { by, whom: 'other' })),
  });
  const ask: Shortcut = {
    name: 'solicitar_correo',
    run: async () => await Promise.resolve(open(chooserDialog(deps.messages))),
  };
  return {
    acts: [
      create,
      ...PURPOSES.flatMap((purpose) => [
        chosen(deps, purpose),
        beside(deps, { name: ACCOUNT_BUTTONS[purpose], purpose }),
        beside(deps, { name: CARD_BUTTONS[purpose], purpose }),
      ]),
      // The form for a new account, from which it is offered, is left when this one is sent.
      beside(deps, { name: FORM_RESTORE, purpose: 'restore' }),
    ],
    shortcuts: [ask],
    windows: [CHOOSER],
  };
}

/** A choice takes the place of the question. */
function chosen(deps: DialogueDeps, purpose: Purpose): Act {
  return act({
    name: CHOICES[purpose],
    payload: nothing,
    run: async ({ by }) => await Promise.resolve(open(changeDialog(deps, { by, purpose, account: null }))),
  });
}

/** A button beside an account, in the list or in a window: the form for what it names, unless that is not worth filling in. */
function beside(deps: DialogueDeps, { name, purpose }: { readonly name: string; readonly purpose: Purpose }): Act {
  const words = deps.messages.change.refusal;
  return act({
    name,
    payload: accountId,
    run: async ({ by, payload }) => {
      const begun = await beginWith(deps, { actor: by, purpose, accountId: payload });
      if (begun.ok) return open(changeDialog(deps, { by, purpose, account: begun.value }));
      return tell(begun.error.code === 'not_now' ? words.not_now : words.protected[begun.error.why]);
    },
  });
}
