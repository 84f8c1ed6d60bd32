import type { Purpose } from '#domain/form/account-access.ts';

/** Buttons about a request, in any message or window. */
export const ACTIONS = {
  /** Approves at one press. */
  decide: 'request_decide',
  /** Opens the approval, with another address or receiver. */
  approve: 'request_approve',
  more: 'request_more',
  address: 'request_address',
  reject: 'request_reject',
  ask: 'request_ask',
  execute: 'request_execute',
  retry: 'request_retry',
  answer: 'request_answer',
  withdraw: 'request_withdraw',
  correct: 'request_correct',
  undo: 'request_undo',
  stop: 'request_stop',
  createNow: 'request_create_now',
  lineDone: 'request_line_done',
  lineNotRun: 'request_line_not_run',
  giveUp: 'request_give_up',
  ratify: 'block_ratify',
  lift: 'block_lift',
  /** Who follows whoever leaves, as the official of their accounts. */
  succession: 'request_succession',
  release: 'hand_over_release',
  reveal: 'credential_reveal',
  confirmReceipt: 'receipt_confirm',
  /** Opens the window in which an official confirms several. */
  confirmReceipts: 'receipts_confirm',
  agree: 'extension_agree',
  decline: 'extension_decline',
  guide: 'guide_open',
  acceptAgain: 'policy_accept_again',
} as const;

/** The first window ("What do you need?"). Its buttons are named after what they open. */
export const CHOOSER = 'chooser';
export const CHOICES = {
  /** Whoever forgot their password; with an account, theirs. */
  forgotten: 'choose_forgotten',
  self: 'choose_self',
  other: 'choose_other',
  department: 'choose_department',
  extend: 'choose_extend',
  delete: 'choose_delete',
  restore: 'choose_restore',
  block: 'choose_block',
} as const;

/** Something that is changed in an account, by group. */
export const GROUP_CHOICES = {
  data: 'choose_data',
  mail: 'choose_mail',
  access: 'choose_access',
  contract: 'choose_contract',
} as const;

/** Answers to the first window in messages and windows from before 30 Nov 2026. */
export const FORMER_CHOICES = { create: 'choose_create', modify: 'choose_modify' } as const;

/** The forms about an existing account. */
export const CHANGE_FORMS = {
  pick: 'modify_pick',
  details: 'modify_details',
  deletion: 'deletion_form',
  restoration: 'restoration_form',
  block: 'block_form',
} as const;

/** Sends FT-GTI-006 of a request to the person who presses it. */
export const SEND_RECORD = 'record_send';

/** Below the list of accounts: the neighbouring pages. */
export const ACCOUNT_PAGES = { previous: 'accounts_previous', next: 'accounts_next' } as const;

/** Opens the list of accounts. */
export const ACCOUNTS_LIST = 'accounts_list';

/** The choice of the list's order. */
export const ACCOUNTS_ORDER = 'accounts_order';

/** For the systems area: the whole list as a file. */
export const ACCOUNT_EXPORTS = { xlsx: 'accounts_export_xlsx', csv: 'accounts_export_csv' } as const;

/** Below a row of the list: opens the account's card. */
export const ACCOUNT_VIEW = 'account_view';

/** Below the history in an account's card: its neighbouring pages. */
export const HISTORY_PAGES = { previous: 'account_history_previous', next: 'account_history_next' } as const;

/** Below a row of the list: what the person can start on that account. */
export const ACCOUNT_BUTTONS = {
  modify: 'account_modify',
  delete: 'account_delete',
  restore: 'account_restore',
  block: 'account_block',
} as const satisfies Record<Purpose, string>;

/** In an account's card: replaces the card by the chosen form. */
export const CARD_BUTTONS = {
  modify: 'card_modify',
  delete: 'card_delete',
  restore: 'card_restore',
  block: 'card_block',
} as const satisfies Record<Purpose, string>;

/** In a reminder of an end of contract. */
export const CONTRACT_ACTIONS = { extend: 'contract_extend', letExpire: 'contract_let_expire' } as const;

/** The form for a new account. */
export const CREATION_FORM = 'creation_form';

/** Who follows whoever leaves: the form, and its pages. */
export const SUCCESSION_FORM = 'succession_form';
export const SUCCESSION_PAGES = { previous: 'succession_previous', next: 'succession_next' } as const;

/** Leaves the form for a new account for the restoration of the old one. */
export const FORM_RESTORE = 'form_restore';

/** Forms about a request. */
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
  lift: 'lift_view',
} as const;

/** Confirms the hand-overs that are chosen in it. */
export const RECEIPTS_FORM = 'receipts_view';

/** Buttons on a review's findings. */
export const DIGEST = {
  adopt: 'digest_adopt',
  request: 'digest_request',
  ignore: 'digest_ignore',
  previous: 'digest_previous',
  next: 'digest_next',
  review: 'digest_review',
} as const;

export const IMPORT_START = 'import_start';

/** Buttons on addresses in quarantine. */
export const QUARANTINE = {
  release: 'quarantine_release',
  next: 'quarantine_next',
  previous: 'quarantine_previous',
} as const;

/** Forms about the tenant. */
export const TENANT_FORMS = {
  ignore: 'ignore_finding',
  adopt: 'adopt_finding',
  release: 'release_address',
} as const;

/** The forms of the first steps: a guide, and the policy of use. */
export const GUIDE_FORMS = { done: 'guide_done_view', policy: 'guide_policy_view' } as const;

/** Turning to the systems area: with what was refused, or with a text of one's own; and its answers. */
export const ASK_SYSTEMS = {
  send: 'systems_ask',
  /** The same, in a window whose form keeps what was filled in. */
  sendAbove: 'systems_ask_above',
  sendForm: 'systems_ask_form',
  write: 'systems_write',
  writeForm: 'systems_write_form',
  answer: 'question_answer',
  answerForm: 'question_answer_form',
  resolve: 'question_resolve',
} as const;

/** The home page's own buttons: to ask for something, to see a whole list and turn its pages, and a request's details. */
export const HOME_ACTS = {
  ask: 'home_ask',
  list: 'home_list',
  previous: 'home_list_previous',
  next: 'home_list_next',
  detail: 'home_detail',
} as const;
