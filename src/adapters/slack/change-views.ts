import type { KnownBlock, ModalView } from '@slack/types';
import { MODIFICATIONS, type Modification } from '#domain/account-form.ts';
import type { Account } from '#domain/account.ts';
import { REPLY_MAX } from '#domain/validate-change.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports.ts';
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

export function deletionView(
  m: Messages,
  about: { readonly account: Account | null; readonly institution: Institution; readonly today: string },
): ModalView {
  const words = m.change.deletion;
  const { account, institution, today } = about;
  const of = inputsOf(m, m.change.fields);
  return {
    ...formFrame(m, {
      callback: CHANGE_VIEWS.deletion,
      title: words.title,
      submit: m.change.submit,
      metadata: known(account),
    }),
    blocks: [
      numbered(words.intro(institution.rules.graceDays)),
      accountBlock(m, account),
      of.paragraph('justification', 1000),
      of.day('lastDay', { hint: plain(m.change.hints.lastDay) }, today),
      of.search('redirectTo', search(m), { optional: true, hint: plain(m.change.hints.redirectTo) }),
      of.paragraph(
        'replyText',
        REPLY_MAX,
        { optional: true, hint: plain(m.change.hints.reply) },
        words.reply(institution.name),
      ),
    ],
  };
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
      accountBlock(m, account),
      of.paragraph('justification', 1000),
      ...newLastDay,
    ],
  };
}

/** The account as text where it is known, else a search for it. */
function accountBlock(m: Messages, account: Account | null): KnownBlock {
  if (account !== null) return accountText(account);
  return inputsOf(m, m.change.fields).search('account', search(m), { hint: plain(m.change.hints.account) });
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
