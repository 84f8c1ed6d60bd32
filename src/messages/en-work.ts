import type { FailureCode } from '#domain/request.ts';
import type { Words } from './es.ts';

const failures: Readonly<Record<FailureCode, (detail: string) => string>> = {
  no_seats: (sku) =>
    `There are no ${sku} licences left. Buy or free one in the Microsoft 365 admin center, then press Retry.`,
  licence_unknown: (sku) =>
    `The licence ${sku} does not exist in Microsoft 365. Correct LICENSE_SKU in the settings, restart Buzón and press Retry.`,
  address_taken: () => 'Another account took the address. Press Retry to propose another one.',
  no_free_address: () =>
    'Every possible address for this name is taken. Reject the request and ask for it to be sent again with another address.',
  permission_missing: (permission) =>
    `Buzón lacks the permission ${permission} in Microsoft 365. An administrator has to grant it (with consent); then press Retry.`,
  role_missing: (role) =>
    `Buzón lacks the role “${role}” in Microsoft Entra. An administrator has to assign it; then press Retry.`,
  invalid_value: (detail) =>
    `Microsoft 365 did not accept something in the request${detail === '' ? '' : ` (${detail})`}. Where the Reject button is shown, reject it with the explanation; otherwise correct it in the admin center and press Retry.`,
  licence_conflict: () =>
    'Microsoft 365 cannot assign this licence to the account (it clashes with another one, or is not offered in the country). Check the licence in the admin center and press Retry.',
  group_missing: (group) =>
    `The group ${group} does not exist in Microsoft 365. Correct DEFAULT_GROUPS in the settings, restart Buzón and press Retry.`,
  not_converged: () =>
    'Microsoft 365 does not show all changes to the account yet. Check the account in the admin center and press Retry.',
  mailbox_late: () =>
    'After 24 hours Exchange has not created the mailbox. Check the licence of the account; if it is right, open a case with Microsoft and then press Retry.',
  account_vanished: () =>
    'The account is no longer in Microsoft 365. Find out whether somebody deleted it, then press Retry.',
  mailbox_refused: (permission) =>
    `Exchange does not let Buzón configure the mailbox (${permission}). Check the access policies of the application and press Retry.`,
  credentials_rejected: () =>
    "Microsoft 365 did not accept Buzón's credentials: the certificate or secret expired or changed. Renew it in the settings, restart Buzón and press Retry.",
  throttled: () => 'Microsoft 365 has been asking us to wait for too long. Give it a few minutes and press Retry.',
  unavailable: () =>
    'Microsoft 365 did not answer. Check the connection and the health of the service, then press Retry.',
  chat_unavailable: () =>
    'The chat has not answered for too long and the account was not handed over. When the chat is back, press Retry.',
  chat_refused: (detail) =>
    `The chat did not let Buzón write (${detail}). Check the app's permissions in Slack and press Retry.`,
  nobody_reachable: (name) =>
    `Neither the person nor ${name}, who is responsible, could be written to: they are no longer in the chat. Hand the account over in person, or reactivate one of them and press Retry.`,
  unexpected: () => "Microsoft 365 gave an unexpected answer. Check Buzón's log and press Retry.",
};

export const enWork: Words['work'] = {
  steps: {
    reserve_address: {
      plan: 'Reserve the address',
      doing: 'checking the address and the licences…',
      done: 'address reserved',
    },
    create_user: { plan: 'Create the account', doing: 'creating the account…', done: 'account created' },
    assign_licence: { plan: 'Assign the licence', doing: 'assigning the licence…', done: 'licence assigned' },
    wait_mailbox: { plan: 'Wait for the mailbox', doing: 'waiting for the mailbox…', done: 'mailbox ready' },
    mailbox_settings: {
      plan: 'Set language and time zone',
      doing: 'setting language and time zone…',
      done: 'language and time zone set',
    },
    join_groups: { plan: 'Add to the groups', doing: 'adding to the groups…', done: 'added to the groups' },
    read_back: { plan: 'Check everything', doing: 'checking everything…', done: 'everything checked' },
    hand_over: { plan: 'Hand over the account', doing: 'handing over the account…', done: 'account handed over' },
  },
  waiting: {
    mailbox: (time) =>
      `Exchange is creating the mailbox; it usually takes about 15 minutes and can take up to 24 hours. The next check is at ${time}; nobody has to do anything.`,
    throttled: (time) => `Microsoft 365 asked us to wait. The work goes on at ${time}; nobody has to do anything.`,
    unavailable: (time) => `Microsoft 365 did not answer. The next attempt is at ${time}; nobody has to do anything.`,
    chat: (time) => `The chat did not answer. It is tried again at ${time}; nobody has to do anything.`,
    replication: (time) =>
      `Not all servers of Microsoft 365 show the change yet. The next check is at ${time}; nobody has to do anything.`,
  },
  failure: (failure) => failures[failure.code](failure.detail ?? ''),
  nothingLost: 'Nothing was lost: what is done stays done and is not repeated.',
};
