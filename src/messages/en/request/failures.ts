import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import { refusedIn } from '#domain/plan/mailbox-access.ts';
import { productNamed } from '#domain/account/product-names.ts';
import type { esFailures } from '#messages/es/request/failures.ts';

export const enFailures: typeof esFailures = {
  no_seats: (sku, { again }) =>
    `There are no ${productNamed(sku)} licences left. Buy or free one in the Microsoft 365 admin center, then ${again}.`,
  licence_unknown: (sku, { again }) =>
    `The licence ${withName(sku)} does not exist in Microsoft 365. Correct LICENSE_SKU in the settings, restart Correo and ${again}.`,
  address_taken: (_, { again }) => `Another account took the address. To have Correo propose another one, ${again}.`,
  no_free_address: (_, { end }) =>
    `The addresses that Correo can propose are taken. For a new account press Type the address; otherwise ${end} and ask for it to be sent again with another address.`,
  permission_missing: (permission, { again }) =>
    `Correo lacks the permission ${permission} in Microsoft 365. An administrator has to grant it (with consent); then ${again}.`,
  role_missing: (role, { again }) =>
    `Correo lacks the role “${role}” in Microsoft Entra, or its scope does not include this account (and never includes those who administer Microsoft 365). An administrator has to assign or widen it; then ${again}.`,
  granted_but_refused: (granted, { again }) =>
    `Microsoft 365 did not allow this step${granted === '' ? '' : `, although Correo has “${granted}”`}. It may be because ${granted === '' ? 'Correo lacks a permission, ' : ''}the account or the group is in a restricted administrative unit, the account administers Microsoft 365 or is eligible to, the scope of Correo's role does not include it, or the permission was given a few minutes ago. Check it in the Microsoft Entra admin center and ${again}; where it cannot be allowed, make the change there.`,
  invalid_value: (detail, { again, end }) =>
    `Microsoft 365 did not accept something in the request${detail === '' ? '' : ` (${detail})`}. Correct it in the admin center and ${again}; where that cannot be, ${end} and say why.`,
  password_refused: (_, { again }) =>
    `Microsoft 365 did not accept the password that Correo generated. Nothing is wrong with the request: ${again} and Correo generates another one. If it happens again, an administrator has to check the password policy and the list of banned words of the institution in Microsoft Entra.`,
  licence_conflict: (_, { again }) =>
    `Microsoft 365 cannot assign this licence to the account (it clashes with another one, or is not offered in the country). Check the licence in the admin center and ${again}.`,
  licence_refused: (detail, { again }) =>
    `Microsoft 365 did not assign the licence: ${why[detail] ?? `there is a conflict that it does not explain${detail === '' ? '' : ` (${detail})`}. Check the licences of the account`} in the admin center and ${again}.`,
  licence_not_removable: (detail, { again }) =>
    `Microsoft 365 did not let the licence be removed: ${whyNot[detail] ?? 'it does not say why. Check the licences of the account'} in the admin center and ${again}.`,
  licence_ambiguous: (licences, { end }) =>
    `The account has several licences with mail (${productNamed(licences)}), and the request does not say which one is replaced: ${end} and ask for it to be sent again; the form asks.`,
  licence_group_wrong: (group, { again }) =>
    `The group ${group} does not give the licence of new accounts. Assign it to the group in the admin center, or correct LICENSE_GROUP or LICENSE_SKU in the settings and restart Correo; then ${again}.`,
  licence_group_late: (group, { again }) =>
    `The account has been in the group ${group} for more than an hour, and Microsoft 365 has not given it the group's licence. Check the licences of that group in the admin center and ${again}.`,
  mailbox_address_taken: (_, { again }) =>
    `Another object in Microsoft 365 has the address of the mailbox (a group, a contact or a deleted account), so Exchange does not create the mailbox. Look for the address in the Exchange admin center, remove it there and ${again}.`,
  mailbox_plan_disabled: (licence, { again }) =>
    `Mail (Exchange Online) is switched off in the licence ${productNamed(licence)} of this account. Switch it on in the licences of the account, or of the group that gives it, and ${again}.`,
  mailbox_error: (detail, { again }) =>
    `Exchange cannot create the mailbox${detail === '' ? '' : ` and says: “${detail}”`}. Correct the account in the admin center and ${again}; if it is not clear what to correct, open a case with Microsoft.`,
  group_missing: (group, { again }) =>
    `The group ${group} does not exist in Microsoft 365. Create it, or correct DEFAULT_GROUPS or LICENSE_GROUP in the settings and restart Correo; then ${again}.`,
  licence_not_offered: (licence) =>
    `The licence ${productNamed(licence)} includes no mailbox, or the institution does not have it any more. Send the request again with /correo modificar and choose another licence.`,
  group_gives_mail: (group) =>
    `Leaving the group ${group} would take the account's only licence with mail, and the mailbox would be deleted ${MAILBOX_KEPT_DAYS} days later. If the account is to end, ask for its deletion with /correo eliminar; if it is to have another licence, ask for the change of licence first with /correo modificar, and then send this request again.`,
  not_converged: (_, { again }) =>
    `Microsoft 365 does not show all changes to the account yet. Check the account in the admin center and ${again}.`,
  mailbox_late: (_, { again }) =>
    `After 24 hours Exchange has not created the mailbox. Check the licence of the account; if it is right, open a case with Microsoft and then ${again}.`,
  account_vanished: (_, { again }) =>
    `The account is no longer in Microsoft 365. Find out whether somebody deleted it, then ${again}.`,
  mailbox_refused: (detail, { again }) => {
    const { permission, line } = refusedIn(detail);
    return `For hours Exchange has not let Correo look into this mailbox; the rest of the account is fine. An administrator has to check that Correo has the permission ${permission} in Microsoft Entra, or in Exchange the role “Application ${permission}” with this mailbox in its scope; where it is missing, give it and wait for up to two hours. Then ${again}. This line of Exchange Online PowerShell shows the roles in Exchange and whether they reach the mailbox (InScope): ${line}`;
  },
  address_conflict: (what, { again }) =>
    `The account shares an address with another account, group or contact, and so Microsoft 365 accepts no change to it. Whoever administers Exchange has to find in the admin center who else has each of the account's addresses, and take the double one from one of the two. Then ${again}.${what === 'sign_in' ? ' Until then the person can still sign in: if it is urgent, block them in the Microsoft 365 admin center.' : ''}`,
  wish_unseen: (address) =>
    `The address ${address === '' ? 'that was asked for' : address} belongs to something that Microsoft 365 does not show, such as a dynamic distribution list or a deleted group. Correo put it in quarantine. Send another request with a different one.`,
  credentials_rejected: (_, { again }) =>
    `Microsoft 365 did not accept Correo's credentials: the certificate or secret expired or changed. Renew it in the settings, restart Correo and ${again}.`,
  throttled: (_, { again }) =>
    `Microsoft 365 has been asking us to wait for too long. Give it a few minutes and ${again}.`,
  unavailable: (_, { again }) =>
    `Microsoft 365 did not answer. Check the connection and the health of the service, then ${again}.`,
  chat_unavailable: (_, { again }) =>
    `The chat has not answered for too long and the account was not handed over. When the chat is back, ${again}.`,
  chat_refused: (detail, { again }) =>
    `The chat did not let Correo write (${detail}). Check the app's permissions in Slack and ${again}.`,
  nobody_reachable: (name, { again }) =>
    `Neither the person nor ${name}, who is responsible, could be written to: they are no longer in the chat. Hand the account over in person, or reactivate one of them and ${again}.`,
  holder_unreachable: (name, { again }) =>
    `${name}, who receives the account, could not be written to: they are not in the chat any more. It was handed over to nobody else; the rest is done. Reactivate that person in Slack and ${again}. If they are not to receive it any more, close the request unfinished.`,
  receives_changed: (name) =>
    `Since the approval it changed who receives the account${name === '' ? '' : ` (now it would be ${name})`}, and it was handed over to nobody. The rest is done. Close the request unfinished, and ask for a new password with /correo modificar.`,
  nothing_to_change: () => 'The account is already as it was asked for: there is nothing to change.',
  wish_taken: (address) =>
    `The address ${address === '' ? 'that was asked for' : address} belongs to another account. Send another request with a different one.`,
  document_taken: () =>
    'The corrected document belongs to another account by now, or to an open request. See whose it is with /correos and, if it is right, send another request later.',
  no_mailbox: (_, { again, end }) =>
    `The account has no mailbox that answers in Microsoft 365. Assign it a licence with e-mail and ${again}, or ${end}.`,
  protected_role: () =>
    'This account administers Microsoft 365, and Correo does not touch it. The systems area makes that change in the admin center.',
  protected_synced: () => "The account comes from the institution's local directory and can be changed only there.",
  protected_listed: () => 'The account is on the list of those that Correo never touches.',
  protected_guest: () => 'The account belongs to a guest of another organisation, and Correo does not manage it.',
  protected_eligible: () =>
    'This person may take an administrator role of Microsoft 365 when they need it, so Correo does not touch their account. The systems area makes that change in the admin center.',
  protected_restricted: () =>
    'The account is in a restricted administrative unit of Microsoft Entra, where Correo can change nothing whatever permissions it has. Whoever administers that unit makes that change.',
  account_blocked: (_, { again }) =>
    `Somebody blocked sign-in to the account outside Correo, and a new password would not help. Find out why; if it is all right, unblock it in the admin center and ${again}.`,
  blocked_here: (number, { again }) =>
    `The account is blocked${number === '' ? '' : ` (request ${number})`}. Once the block is lifted, ${again}.`,
  account_gone: (address) =>
    `The account${address === '' ? '' : ` ${address}`} is no longer active in Microsoft 365. Check the list with /correos.`,
  not_restorable: () =>
    `More than ${MAILBOX_KEPT_DAYS} days have passed since it was deleted, and Microsoft 365 cannot give it back. Ask for a new account with /correo crear.`,
  group_refused: (group, { again, end }) =>
    `Microsoft 365 does not let us change who is in the group ${group}: it fills itself, or it gives administrative rights. Make that change by hand and ${again}, or ${end}.`,
  licence_without_mailbox: (sku, { again }) =>
    `The licence ${sku} (LICENSE_SKU) includes no mailbox of Exchange Online. There is nothing wrong with the request. Put a licence with a mailbox into LICENSE_SKU, restart Correo and ${again}.`,
  licence_disabled: (sku, { again }) =>
    `The licence ${sku} (LICENSE_SKU) cannot be assigned to people: its subscription is not active, or it is not for users. There is nothing wrong with the request. Renew the subscription, or put another licence into LICENSE_SKU and restart Correo; then ${again}.`,
  pass_disabled: () =>
    'The institution has the Temporary Access Pass switched off. An administrator has to switch it on in Microsoft Entra (Authentication methods, Policies), or set CREDENTIAL_DELIVERY=password and restart Correo.',
  pass_range: (range) =>
    `The policy of the Temporary Access Pass did not take the lifetime that was asked for${range === '' ? '' : ` (it takes ${range} minutes)`}. Check its shortest and longest lifetime in Microsoft Entra.`,
  pass_scope: () =>
    'The policy of the Temporary Access Pass is switched off or does not include this person. An administrator has to include them in Microsoft Entra (Authentication methods, Policies), or set CREDENTIAL_DELIVERY=password and restart Correo.',
  domain_federated: (domain, { again }) =>
    `The domain ${domain} (MAIL_DOMAIN) is federated with another sign-in system, so Microsoft 365 lets nobody create accounts in it. There is nothing wrong with the request. An administrator has to make the domain “Managed” in Microsoft Entra, or correct MAIL_DOMAIN and restart Correo; then ${again}.`,
  domain_unverified: (domain, { again }) =>
    `The domain ${domain} (MAIL_DOMAIN) is not verified in Microsoft 365, so addresses of it cannot be used. There is nothing wrong with the request. An administrator has to verify the domain, or correct MAIL_DOMAIN and restart Correo; then ${again}.`,
  group_synced: (group, { again }) =>
    `The group ${group} comes from the institution's local directory, and who is in it is changed only there. Make that change in the local directory. If the group is in DEFAULT_GROUPS, take it out of the settings, restart Correo and ${again}.`,
  group_restricted: (group, { again }) =>
    `The group ${group} is in a restricted administrative unit of Microsoft Entra, and only who administers that unit changes who is in it. If the group is in DEFAULT_GROUPS, take it out of the settings, restart Correo and ${again}.`,
  group_hidden: (group, { again }) =>
    `The group ${group} hides who is in it, and Correo could not check the change. Make it by hand in the admin center. If the group is in DEFAULT_GROUPS, take it out of the settings, restart Correo and ${again}.`,
  group_protected: (group) =>
    `The group ${group} is protected (PROTECTED_GROUPS): nobody joins or leaves it from here. Where it is needed, whoever administers Microsoft 365 makes the change.`,
  line_without_effect: (_, { again }) =>
    `The step by hand was confirmed, but Microsoft 365 does not show its result. To have the lines on the card again, ${again}.`,
  has_other_account: (address) =>
    `This person has another account already${address === '' ? '' : ` (${address})`}, and nobody can have two. If the earlier one is needed, ask for the other to be deleted first.`,
  reopened_outside: (_, { again }) =>
    `Somebody allowed sign-in to this account again outside Correo, so it was not deleted. If it is to stay, press Reactivate; if not, block it in the admin center and ${again}.`,
  line_not_run: (reason, { again, end }) =>
    `The step by hand could not be done${reason === '' ? '' : `: ${reason}`}. Mend what stood in the way and ${again}, or ${end}.`,
  forward_stays: (rules, { again }) =>
    `The account is blocked already, but there are rules of its mailbox${rules === '' ? '' : ` (${rules})`} that still send messages outside the institution, and Microsoft 365 does not let Correo change them. Switch them off in Exchange Online PowerShell with Disable-InboxRule and ${again}.`,
  target_blocked: (address, { again, end }) =>
    `The account ${address === '' ? 'that would receive the messages' : address} is blocked in Microsoft 365: nobody would read what arrives. Unblock it and ${again}, or ${end} so that another one is chosen.`,
  department_too_long: (name, { end }) =>
    `The name of the department “${name}” is too long: Microsoft 365 keeps up to 64 characters, and Correo does not cut it. If there is a list of departments, shorten it in that file (DEPARTMENTS_FILE) and restart Correo. Then ${end} and ask for it again with the short name.`,
  unexpected: (_, { again }) => `Microsoft 365 gave an unexpected answer. Check Correo's log and ${again}.`,
};

/** Microsoft's codes for why a licence cannot be assigned. */
const why: Readonly<Record<string, string>> = {
  DependencyViolation: 'it needs another licence or a service plan that the account does not have. Add what is missing',
  MutuallyExclusiveViolation: 'it clashes with another licence that the account has. Remove one of the two',
  ProhibitedInUsageLocationViolation: 'it is not offered in the country of the account. Check its usage location',
};

const whyNot: Readonly<Record<string, string>> = {
  group: 'a group gives it. Take the account out of that group',
  DependencyViolation: 'another licence of the account depends on it. Remove the other one first',
};

/** The product's name beside the part number of the settings. */
function withName(sku: string): string {
  const name = productNamed(sku);
  return name === sku ? sku : `${sku} (${name})`;
}
