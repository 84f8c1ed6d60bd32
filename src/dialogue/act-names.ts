import type { Purpose } from '#domain/form/account-access.ts';

/** What can be pressed on a request, whatever shows it. */
export const ACTIONS = {
  approve: 'request_approve',
  address: 'request_address',
  reject: 'request_reject',
  ask: 'request_ask',
  execute: 'request_execute',
  retry: 'request_retry',
  answer: 'request_answer',
  withdraw: 'request_withdraw',
  undo: 'request_undo',
  stop: 'request_stop',
  lineDone: 'request_line_done',
  lineNotRun: 'request_line_not_run',
  giveUp: 'request_give_up',
  release: 'hand_over_release',
  reveal: 'credential_reveal',
  confirmReceipt: 'receipt_confirm',
  agree: 'extension_agree',
  decline: 'extension_decline',
  guide: 'guide_open',
  acceptAgain: 'policy_accept_again',
} as const;

/** What do you need? Its buttons are named after what they open. */
export const CHOOSER = 'chooser';
export const CHOICES = {
  create: 'choose_create',
  modify: 'choose_modify',
  delete: 'choose_delete',
  restore: 'choose_restore',
} as const;

/** The forms about an account that is there. */
export const CHANGE_FORMS = {
  pick: 'modify_pick',
  details: 'modify_details',
  deletion: 'deletion_form',
  restoration: 'restoration_form',
} as const;

/** Sends FT-GTI-006 of a request to whoever presses it. */
export const SEND_RECORD = 'record_send';

/** Under the list of accounts: the page beside this one. */
export const ACCOUNT_PAGES = { previous: 'accounts_previous', next: 'accounts_next' } as const;

/** The choice of the list's order. */
export const ACCOUNTS_ORDER = 'accounts_order';

/** For the systems area: the whole list as a file. */
export const ACCOUNT_EXPORTS = { xlsx: 'accounts_export_xlsx', csv: 'accounts_export_csv' } as const;

/** Under a row of the list: opens the account's card. */
export const ACCOUNT_VIEW = 'account_view';

/** Under a row of the list: what the person can start on that account. */
export const ACCOUNT_BUTTONS = {
  modify: 'account_modify',
  delete: 'account_delete',
  restore: 'account_restore',
} as const satisfies Record<Purpose, string>;

/** In an account's card: the form of what was chosen takes its place. */
export const CARD_BUTTONS = {
  modify: 'card_modify',
  delete: 'card_delete',
  restore: 'card_restore',
} as const satisfies Record<Purpose, string>;

/** In a reminder of an end of contract. */
export const CONTRACT_ACTIONS = { extend: 'contract_extend', letExpire: 'contract_let_expire' } as const;

/** The form for a new account. */
export const CREATION_FORM = 'creation_form';

/** Leaves the form for a new account for the one that gives the old one back. */
export const FORM_RESTORE = 'form_restore';

/** What can be sent about a request. */
export const REQUEST_FORMS = {
  approve: 'approve_view',
  address: 'address_view',
  reject: 'reject_view',
  decline: 'decline_view',
  ask: 'ask_view',
  answer: 'answer_view',
  lineNotRun: 'line_not_run_view',
  giveUp: 'give_up_view',
  alone: 'alone_view',
  undo: 'undo_view',
} as const;

/** What can be pressed on what a review of the tenant found. */
export const DIGEST = {
  adopt: 'digest_adopt',
  request: 'digest_request',
  ignore: 'digest_ignore',
  previous: 'digest_previous',
  next: 'digest_next',
  review: 'digest_review',
} as const;

export const IMPORT_START = 'import_start';

/** What can be pressed on the addresses that nobody may have for now. */
export const QUARANTINE = {
  release: 'quarantine_release',
  next: 'quarantine_next',
  previous: 'quarantine_previous',
} as const;

/** What can be sent about the tenant. */
export const TENANT_FORMS = {
  ignore: 'ignore_finding',
  adopt: 'adopt_finding',
  release: 'release_address',
} as const;

/** The windows of the first steps that can be sent: a guide, and the policy of use. */
export const GUIDE_FORMS = { done: 'guide_done_view', policy: 'guide_policy_view' } as const;

/** The buttons that the home has for itself: to ask for something, and what a request is about. */
export const HOME_ACTS = { ask: 'home_ask', detail: 'home_detail' } as const;
