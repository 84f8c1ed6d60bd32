import type { Purpose } from '#domain/form/account-access.ts';
import {
  ACCOUNT_BUTTONS,
  CARD_BUTTONS,
  CHOICES,
  CHOOSER,
  FORM_RESTORE,
  FORMER_CHOICES,
  GROUP_CHOICES,
} from '../act-names.ts';
import { act, open, type Act, type Acts, type Shortcut } from '../acts.ts';
import { FOR_WHOM, newCreationReply, type ForWhom } from '../creation-form/acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { accountId, nothing } from '../parts/payloads.ts';
import { chooserFor } from './chooser.ts';
import { formAbout, formWithSearch } from './first-dialog.ts';
import { forgottenActs } from './forgotten.ts';
import { GROUPS, modificationsIn, type Group } from './groups.ts';

const PURPOSES: readonly Purpose[] = ['modify', 'delete', 'restore', 'block'];
const CHOSEN = {
  modify: FORMER_CHOICES.modify,
  delete: CHOICES.delete,
  restore: CHOICES.restore,
  block: CHOICES.block,
} as const;

/** What opens a form: the question what is needed with its answers, and the buttons beside an account. */
export function beginActs(deps: DialogueDeps): Partial<Acts> {
  const ask: Shortcut = {
    name: 'solicitar_correo',
    run: async ({ by }) => open(await chooserFor(deps, by)),
  };
  return {
    acts: [
      ...FOR_WHOM.map((whom) => creates(deps, { name: CHOICES[whom], whom })),
      creates(deps, { name: FORMER_CHOICES.create, whom: 'other' }),
      ...GROUPS.map((group) => changes(deps, group)),
      ...forgottenActs(deps),
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

function creates(deps: DialogueDeps, { name, whom }: { readonly name: string; readonly whom: ForWhom }): Act {
  return act({ name, payload: nothing, run: async ({ by }) => await newCreationReply(deps, { by, whom }) });
}

function changes(deps: DialogueDeps, group: Group): Act {
  return act({
    name: GROUP_CHOICES[group],
    payload: nothing,
    run: async ({ by }) => await formWithSearch(deps, { by, purpose: 'modify', kinds: modificationsIn(group) }),
  });
}

/** A choice takes the place of the question. */
function chosen(deps: DialogueDeps, purpose: Purpose): Act {
  return act({
    name: CHOSEN[purpose],
    payload: nothing,
    run: async ({ by }) => await formWithSearch(deps, { by, purpose }),
  });
}

/** A button beside an account, in the list or in a window: the form for what it names, unless that is not worth filling in. */
function beside(deps: DialogueDeps, { name, purpose }: { readonly name: string; readonly purpose: Purpose }): Act {
  return act({
    name,
    payload: accountId,
    run: async ({ by, payload }) => await formAbout(deps, { by, purpose, accountId: payload }),
  });
}
