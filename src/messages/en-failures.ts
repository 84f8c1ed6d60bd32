import type { FailureCode } from '#domain/request.ts';

export const enFailures: Readonly<Record<FailureCode, (detail: string) => string>> = {
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
    `The group ${group} does not exist in Microsoft 365. Create it, or correct DEFAULT_GROUPS in the settings and restart Buzón; then press Retry.`,
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
  nothing_to_change: () => 'The account is already as it was asked for: there is nothing to change.',
  wish_taken: (address) =>
    `The address ${address === '' ? 'that was asked for' : address} belongs to another account. Send another request with a different one.`,
  no_mailbox: () =>
    'The account has no mailbox that answers in Microsoft 365. Assign it a licence with e-mail and press Retry, or reject the request.',
  protected_role: () =>
    'This account administers Microsoft 365, and Buzón does not touch it. The systems area makes that change in the admin center.',
  protected_synced: () =>
    "The account comes from the institution's local directory and can be changed only there. Talk to the systems area.",
  protected_listed: () =>
    'The account is on the list of those that Buzón never touches. If it is needed, talk to the systems area.',
  protected_guest: () => 'The account belongs to a guest of another organisation, and Buzón does not manage it.',
  account_blocked: () =>
    'Somebody blocked sign-in to the account outside Buzón, and a new password would not help. Find out why; if it is all right, unblock it in the admin center and press Retry.',
  account_gone: (address) =>
    `The account${address === '' ? '' : ` ${address}`} is no longer active in Microsoft 365. Check the list with /correos.`,
  not_restorable: () =>
    'More than 30 days have passed since it was deleted, and Microsoft 365 cannot give it back. Ask for a new account with /correo crear.',
  group_refused: (group) =>
    `Microsoft 365 does not let us change who is in the group ${group}: it fills itself, or it gives administrative rights. Reject the request if the button is shown, or make that change by hand and press Retry.`,
  line_without_effect: () =>
    'The step by hand was confirmed, but Microsoft 365 does not show its result. Press Retry, run the lines on the card again and press Done.',
  has_other_account: (address) =>
    `This person has another account already${address === '' ? '' : ` (${address})`}, and nobody can have two. If the earlier one is needed, ask for the other to be deleted first.`,
  reopened_outside: () =>
    'Somebody allowed sign-in to this account again outside Buzón, so it was not deleted. If it is to stay, press Reactivate; if not, block it in the admin center and press Retry.',
  line_not_run: (reason) =>
    `The step by hand could not be done${reason === '' ? '' : `: ${reason}`}. Mend what stood in the way and press Retry; where the Reject button is shown, the request can be rejected too.`,
  unexpected: () => "Microsoft 365 gave an unexpected answer. Check Buzón's log and press Retry.",
};
