import type { Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import type { Messages } from '#messages/messages.ts';
import { actionsOn, blocksSome, modificationsFor, type FindDeps } from '#use-cases/register/find-accounts.ts';
import { ownAccounts } from '#use-cases/register/own-accounts.ts';
import { purposeLabel } from '../accounts/list.ts';
import { CARD_BUTTONS, CHOICES, CHOOSER, GROUP_CHOICES, HOME_ACTS } from '../act-names.ts';
import type { DialogueDeps } from '../deps.ts';
import type { HomeListValue } from '../parts/payloads.ts';
import { writeToSystemsAction } from '../parts/ask-systems.ts';
import { actions, heading, note, paragraph, type Action, type Dialog, type Part } from '../screen.ts';
import { GROUPS } from './groups.ts';

/** How many of their accounts the window shows. */
const MOST_SHOWN = 5;

/** An account of the person's own, and what they can start on it. */
export interface ChooserAccount {
  readonly account: Account;
  readonly can: readonly ('forgotten' | 'modify' | 'extend' | 'delete' | 'restore')[];
}

/** What do you need? It opens with what this person probably wants; without their accounts where nobody knows them in time. */
export async function chooserFor(deps: DialogueDeps, actor: Actor): Promise<Dialog> {
  const found = await ownAccounts(deps, actor);
  const accounts = found?.map((account) => ({ account, can: whatCanBe(deps, { actor, account }) })) ?? null;
  return chooserDialog(deps.messages, accounts, { blocks: blocksSome(deps, actor) });
}

function whatCanBe(
  deps: Pick<FindDeps, 'departments'>,
  about: { readonly actor: Actor; readonly account: Account },
): ChooserAccount['can'] {
  const can = modificationsFor(deps, about);
  const purposes = actionsOn(deps, about);
  return [
    ...(can.includes('password') ? (['forgotten'] as const) : []),
    ...(can.includes('contract') && about.account.contractEnd !== null ? (['extend'] as const) : []),
    // For blocking there is one button, whichever account it is.
    ...purposes.filter((purpose) => purpose !== 'block'),
  ];
}

/** `accounts` is null where it is not known which ones the person has; `blocks`: they may block some at once. */
export function chooserDialog(
  m: Messages,
  accounts: readonly ChooserAccount[] | null,
  { blocks = false }: { readonly blocks?: boolean } = {},
): Dialog {
  const words = m.change.chooser;
  const hasOwn = accounts?.some(({ account }) => account.type === 'personal') === true;
  return {
    form: CHOOSER,
    title: words.title,
    close: m.dialogs.close,
    content: [
      ...forgottenParts(m, accounts),
      ...ownParts(m, accounts ?? []),
      heading(words.create),
      actions(
        (['self', 'other', 'department'] as const)
          .filter((whom) => whom !== 'self' || !hasOwn)
          .map((whom) => ({ act: CHOICES[whom], label: words[whom] })),
        'create',
      ),
      heading(words.change),
      actions(
        GROUPS.map((group) => ({ act: GROUP_CHOICES[group], label: words.groups[group] })),
        'change',
      ),
      heading(words.end),
      actions(
        [
          ...(['delete', 'restore'] as const).map((name): Action => ({ act: CHOICES[name], label: words[name] })),
          ...(blocks ? [{ act: CHOICES.block, label: m.block.choose, style: 'danger' } as const] : []),
        ],
        'end',
      ),
      note(words.hint),
      actions([writeToSystemsAction(m)], 'systems'),
    ],
  };
}

/** One press for whoever has one account; with several, each has the button. Who has none needs none. */
function forgottenParts(m: Messages, accounts: readonly ChooserAccount[] | null): readonly Part[] {
  const words = m.change.chooser;
  const [only, ...others] = (accounts ?? []).filter(({ can }) => can.includes('forgotten'));
  if (accounts !== null && (only === undefined || others.length > 0)) return [];
  const payload = only === undefined ? {} : { payload: only.account.id };
  return [
    actions([{ act: CHOICES.forgotten, label: words.forgotten, style: 'primary', ...payload }], 'forgotten'),
    note(only === undefined ? words.forgottenWhich : words.forgottenHint),
  ];
}

function ownParts(m: Messages, accounts: readonly ChooserAccount[]): readonly Part[] {
  if (accounts.length === 0) return [];
  const words = m.change.chooser;
  const isOne = accounts.filter(({ can }) => can.includes('forgotten')).length === 1;
  const shown = accounts.slice(0, MOST_SHOWN);
  return [
    heading(shown.length === 1 ? words.yourAccount : words.yourAccounts),
    ...shown.flatMap(({ account, can }): readonly Part[] => [
      paragraph([[{ bold: account.displayName }], [{ code: account.address }, ...about(m, account)]], account.id),
      actions(
        can.filter((what) => what !== 'forgotten' || !isOne).map((what) => button(m, { account, what })),
        `of:${account.id}`,
      ),
    ]),
    ...(accounts.length > shown.length ? [allOwn(m)] : []),
  ];
}

function allOwn(m: Messages): Part {
  const payload: HomeListValue = { list: 'accounts', page: 0 };
  return actions([{ act: HOME_ACTS.list, label: m.change.chooser.all, payload }], 'all');
}

function about(m: Messages, { state, contractEnd }: Account): readonly string[] {
  const words = m.change.chooser;
  if (state === 'suspended') return [` · ${words.suspended}`];
  return contractEnd === null ? [] : [` · ${words.until(m.day(contractEnd))}`];
}

function button(
  m: Messages,
  { account, what }: { readonly account: Account; readonly what: ChooserAccount['can'][number] },
): Action {
  const { spoken } = m.change.chooser;
  const isPurpose = what !== 'forgotten' && what !== 'extend';
  const label = isPurpose ? purposeLabel(m, what, account.state) : m.change.chooser[what];
  const act = isPurpose ? CARD_BUTTONS[what] : CHOICES[what];
  return { act, payload: account.id, label, spoken: spoken(label, account.displayName) };
}
