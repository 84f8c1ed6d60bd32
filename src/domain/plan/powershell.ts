import type { Custody, DelegationRight } from '#domain/account/account-form.ts';

/*
 * The exact Exchange Online PowerShell lines for what Graph cannot do (facts: graph.md 2.1). An account is named by its
 * directory id, so that no text that a person typed decides on whom a line acts.
 */

/** A text as PowerShell takes it literally. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, (quote) => quote + quote)}'`;
}

/** What every set of lines begins with. Added where lines are shown: a plan keeps those that differ. */
const CONNECT = 'Connect-ExchangeOnline';

/** The lines as somebody runs them. */
export function withConnection(lines: readonly string[]): readonly string[] {
  return [CONNECT, ...lines.filter((line) => line !== CONNECT)];
}

/** Whether a line changes a distribution list, which takes a role more; whether one makes a mailbox a shared one, or holds it. */
export function needsOf(lines: readonly string[]): {
  readonly lists: boolean;
  readonly shared: boolean;
  readonly holds: boolean;
} {
  return {
    lists: lines.some((line) => line.includes(BYPASS)),
    shared: lines.some((line) => line.endsWith('-Type Shared')),
    holds: lines.some((line) => line.includes('-LitigationHoldEnabled $true')),
  };
}

/** Without it only a manager of the list may change it (office-docs-powershell, Add-DistributionGroupMember). */
const BYPASS = '-BypassSecurityGroupManagerCheck';

/** Makes an address that the account has already its primary one. No effect while the mailbox follows an address policy. */
export function primaryAddressLine(identity: string, address: string): string {
  return `Set-Mailbox -Identity ${quoted(identity)} -WindowsEmailAddress ${quoted(address)}`;
}

/**
 * Shows what Exchange lets the application do with a mailbox, and whether its scope holds it. `-Identity` takes the AppId
 * (office-docs-powershell, Test-ServicePrincipalAuthorization.md, read 28 Nov 2026).
 */
export function accessLine({
  application,
  address,
}: {
  readonly application: string;
  readonly address: string;
}): string {
  return `Test-ServicePrincipalAuthorization -Identity ${quoted(application)} -Resource ${quoted(address)} | Format-Table`;
}

/**
 * The same where the mailbox follows an address policy (EmailAddressPolicyEnabled): the whole list of its addresses is written,
 * as it is at that moment, with this one as the primary (facts: graph.md 2.1).
 */
export function addressListLine(identity: string, address: string): string {
  const mailbox = quoted(identity);
  const others =
    `Get-Mailbox -Identity ${mailbox} | Select-Object -ExpandProperty EmailAddresses | ` +
    `ForEach-Object { $_ -creplace '^SMTP:','smtp:' } | Where-Object { $_ -ne ${quoted(`smtp:${address}`)} }`;
  return `Set-Mailbox -Identity ${mailbox} -EmailAddresses (@(${quoted(`SMTP:${address}`)}) + @(${others}))`;
}

/** Another address of the mailbox. */
export function addAddressLine(directoryId: string, address: string): string {
  return `Set-Mailbox -Identity ${quoted(directoryId)} -EmailAddresses @{Add=${quoted(`smtp:${address}`)}}`;
}

/** Makes the mailbox a shared one. */
export function sharedLine(directoryId: string): string {
  return `Set-Mailbox -Identity ${quoted(directoryId)} -Type Shared`;
}

/** Who gets which rights to a mailbox, or loses them. */
interface Delegate {
  readonly address: string;
  readonly rights: readonly DelegationRight[];
}

/** A line for each right that is given. */
export function delegationLines(directoryId: string, to: Delegate): readonly string[] {
  const [identity, who] = [quoted(directoryId), quoted(to.address)];
  const lineOf: Readonly<Record<DelegationRight, string>> = {
    full_access: `Add-MailboxPermission -Identity ${identity} -User ${who} -AccessRights FullAccess`,
    send_as: `Add-RecipientPermission -Identity ${identity} -Trustee ${who} -AccessRights SendAs -Confirm:$false`,
    send_on_behalf: `Set-Mailbox -Identity ${identity} -GrantSendOnBehalfTo @{Add=${who}}`,
  };
  return to.rights.map((right) => lineOf[right]);
}

/**
 * What a person does with the messages before the licence or the account goes. A shared mailbox needs no licence up to 50 GB, so
 * its size is looked at first. A hold keeps the mailbox of a deleted user; content is exported in the Purview portal, since its
 * PowerShell exports nothing any more (facts: graph.md 1.9; office-docs-powershell#12752, May 2025).
 */
export function custodyLines(
  custody: Custody,
  mail: {
    readonly directoryId: string;
    readonly address: string;
    readonly number: string;
    readonly keepers: readonly string[];
  },
): readonly string[] {
  const identity = quoted(mail.directoryId);
  switch (custody) {
    case 'none':
      return [];
    case 'shared':
      return [
        `Get-EXOMailboxStatistics -Identity ${identity} | Format-List DisplayName,TotalItemSize`,
        sharedLine(mail.directoryId),
        ...mail.keepers.map(
          (address) => `Add-MailboxPermission -Identity ${identity} -User ${quoted(address)} -AccessRights FullAccess`,
        ),
      ];
    case 'hold':
      return [`Set-Mailbox -Identity ${identity} -LitigationHoldEnabled $true`];
    case 'export':
      return [
        'Connect-IPPSSession -EnableSearchOnlySession',
        `New-ComplianceSearch -Name ${quoted(mail.number)} -ExchangeLocation ${quoted(mail.address)} -AllowNotFoundExchangeLocationsEnabled $true`,
        `Start-ComplianceSearch -Identity ${quoted(mail.number)}`,
      ];
  }
}

/**
 * Takes back what `delegationLines` gave (office-docs-powershell, Remove-MailboxPermission.md, Remove-RecipientPermission.md and
 * Set-Mailbox.md, read 29 Nov 2026).
 */
export function takeBackLines(directoryId: string, from: Delegate): readonly string[] {
  const [identity, who] = [quoted(directoryId), quoted(from.address)];
  const lineOf: Readonly<Record<DelegationRight, string>> = {
    full_access: `Remove-MailboxPermission -Identity ${identity} -User ${who} -AccessRights FullAccess -Confirm:$false`,
    send_as: `Remove-RecipientPermission -Identity ${identity} -Trustee ${who} -AccessRights SendAs -Confirm:$false`,
    send_on_behalf: `Set-Mailbox -Identity ${identity} -GrantSendOnBehalfTo @{Remove=${who}}`,
  };
  return from.rights.map((right) => lineOf[right]);
}

/** A mailbox that was shared is one person's again; nobody else opens it any more. */
export function regularLines(directoryId: string, keepers: readonly string[]): readonly string[] {
  return [
    `Set-Mailbox -Identity ${quoted(directoryId)} -Type Regular`,
    ...keepers.flatMap((address) => takeBackLines(directoryId, { address, rights: ['full_access'] })),
  ];
}

/** Whether the address list shows the account: only Exchange may change that (facts: graph.md 2.1). */
export function visibilityLine(directoryId: string, isHidden: boolean): string {
  return `Set-Mailbox -Identity ${quoted(directoryId)} -HiddenFromAddressListsEnabled $${isHidden}`;
}

/** Joining and leaving a distribution list, which Graph only reads. */
export function distributionLine(
  join: boolean,
  who: { readonly groupId: string; readonly directoryId: string },
): string {
  const group = quoted(who.groupId);
  const member = quoted(who.directoryId);
  return join
    ? `Add-DistributionGroupMember -Identity ${group} -Member ${member} ${BYPASS}`
    : `Remove-DistributionGroupMember -Identity ${group} -Member ${member} ${BYPASS} -Confirm:$false`;
}
