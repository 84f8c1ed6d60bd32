import type { KnownBlock, ModalView } from '@slack/types';
import { CUSTODIES, MODIFICATIONS, type Custody, type Modification } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { REASON_MAX, REPLY_MAX } from '#domain/form/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { formFrame, inputsOf, option } from './form-inputs.ts';
import { numbered, plain, rich } from './rich-text.ts';

export const CHANGE_VIEWS = {
  chooser: 'chooser',
  pick: 'modify_pick',
  details: 'modify_details',
  deletion: 'deletion_form',
  restoration: 'restoration_form',
} as const;

/** The buttons of the chooser, each named after what it opens. */
export const CHOICES = {
  create: 'choose_create',
  modify: 'choose_modify',
  delete: 'choose_delete',
  restore: 'choose_restore',
} as const;

/** So many may open a shared mailbox by one request. */
const MOST_KEEPERS = 10;

/** What a person can do to an account that is there. */
export type Purpose = 'modify' | 'delete' | 'restore';

/** What a form about an account carries along. */
export interface ChangeMetadata {
  /** Null while the person has yet to choose it. */
  readonly accountId: string | null;
  readonly what: Modification | null;
}

/** What do you need? */
export function chooserView(m: Messages): ModalView {
  const words = m.change.chooser;
  const names = ['create', 'modify', 'delete', 'restore'] as const;
  return {
    type: 'modal',
    callback_id: CHANGE_VIEWS.chooser,
    title: plain(words.title),
    close: plain(m.dialogs.close),
    blocks: [
      rich([[words.intro]], 'intro'),
      {
        type: 'actions',
        block_id: 'choices',
        elements: names.map((name) => ({ type: 'button', action_id: CHOICES[name], text: plain(words[name]) })),
      },
      rich([[words.hint]], 'hint'),
    ],
  };
}

/** First step of a modification: which account, and what of it. An account that is known stands as text. */
export function pickView(
  m: Messages,
  about: { readonly account: Account | null; readonly possible?: readonly Modification[] },
): ModalView {
  const words = m.change.pick;
  const { account, possible = MODIFICATIONS } = about;
  const of = inputsOf(m, m.change.fields);
  return {
    ...formFrame(m, { callback: CHANGE_VIEWS.pick, title: words.title, submit: words.next, metadata: known(account) }),
    blocks: [
      rich([[account === null ? words.intro : words.introKnown]], 'intro'),
      accountBlock(m, account),
      of.choice(
        'what',
        possible.map((name) => option(m.change.modifications[name].name, name)),
      ),
    ],
  };
}

/** What becomes of the messages decides which questions follow. */
export function deletionView(
  m: Messages,
  about: {
    readonly account: Account | null;
    readonly institution: Institution;
    readonly today: string;
    readonly custody?: Custody;
  },
): ModalView {
  const words = m.change.deletion;
  const { account, institution, today, custody = 'none' } = about;
  const { graceDays, releaseLicence } = institution.rules;
  const releases = releaseLicence === 'at_suspension';
  const of = inputsOf(m, m.change.fields);
  return {
    ...formFrame(m, {
      callback: CHANGE_VIEWS.deletion,
      title: words.title,
      submit: m.change.submit,
      metadata: known(account),
    }),
    blocks: [
      numbered((releases ? words.introReleasing : words.intro)(graceDays)),
      accountBlock(m, account, { dispatch_action: true }),
      of.paragraph('justification', 1000),
      of.day('lastDay', { hint: plain(m.change.hints.lastDay) }, today),
      ...custodyBlocks(m, { custody, releases }),
      ...(releases
        ? []
        : [
            of.search('redirectTo', search(m), { optional: true, hint: plain(m.change.hints.redirectTo) }),
            of.paragraph(
              'replyText',
              REPLY_MAX,
              { optional: true, hint: plain(m.change.hints.reply) },
              words.reply(institution.name),
            ),
          ]),
    ],
  };
}

function custodyBlocks(
  m: Messages,
  { custody, releases }: { readonly custody: Custody; readonly releases: boolean },
): readonly KnownBlock[] {
  const of = inputsOf(m, m.change.fields);
  const words = m.mail.custody;
  const options = CUSTODIES.map((one) => option(words.options[one], one));
  const initial = options.find(({ value }) => value === custody);
  const choice = of.input(
    'custody',
    {
      type: 'static_select',
      action_id: 'custody',
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
    { dispatch_action: true, hint: plain(words.hint) },
  );
  const keepers = of.input(
    'keepers',
    {
      type: 'multi_external_select',
      action_id: 'keepers',
      min_query_length: 0,
      max_selected_items: MOST_KEEPERS,
      placeholder: plain(m.change.placeholders.search),
    },
    { hint: plain(words.keepersHint) },
  );
  if (custody === 'shared') return [choice, keepers];
  const asksWhy = releases && custody === 'none';
  return asksWhy ? [choice, of.paragraph('mayBeLost', REASON_MAX, { hint: plain(words.mayBeLostHint) })] : [choice];
}

/** A new last day is asked for where the contract is over, and may be given while the account is not known. */
export function restorationView(
  m: Messages,
  about: { readonly account: Account | null; readonly today: string },
): ModalView {
  const words = m.change.restoration;
  const { account, today } = about;
  const of = inputsOf(m, m.change.fields);
  const over = account !== null && account.contractEnd !== null && account.contractEnd < today;
  const newLastDay =
    account === null
      ? [of.day('contractEnd', { optional: true, hint: plain(m.change.hints.contractEnd) })]
      : over
        ? [of.day('contractEnd')]
        : [];
  return {
    ...formFrame(m, {
      callback: CHANGE_VIEWS.restoration,
      title: words.title,
      submit: m.change.submit,
      metadata: known(account),
    }),
    blocks: [
      rich(
        words.intro.map((line) => [line]),
        'intro',
      ),
      accountBlock(m, account, { dispatch_action: true }),
      of.paragraph('justification', 1000),
      ...newLastDay,
    ],
  };
}

/** The account as text where it is known, else a search for it. */
/** `dispatch_action`: the one form that follows is not worth filling in for an account that is protected, which is told at once. */
function accountBlock(
  m: Messages,
  account: Account | null,
  more: { readonly dispatch_action?: true } = {},
): KnownBlock {
  if (account !== null) return accountText(account);
  return inputsOf(m, m.change.fields).search('account', search(m), { hint: plain(m.change.hints.account), ...more });
}

export function accountText(account: Account): KnownBlock {
  return rich([[{ bold: account.displayName }], [{ code: account.address }, ` · ${account.departmentName}`]], 'known');
}

/** Something that is looked up, and shown before anything is typed. */
export function search(m: Messages): { readonly placeholder: string; readonly from: number } {
  return { placeholder: m.change.placeholders.search, from: 0 };
}

function known(account: Account | null): ChangeMetadata {
  return { accountId: account?.id ?? null, what: null };
}
