import type { AliasForm, DelegationForm, SharedForm } from './account-form.ts';

/*
 * The exact Exchange Online PowerShell lines for what Graph cannot do (facts: graph.md 2.1). An account is named by its
 * directory id, so that no text that a person typed decides on whom a line acts.
 */

/** A text as PowerShell takes it literally. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, (quote) => quote + quote)}'`;
}

/** Makes an address that the account has already its primary one. */
export function primaryAddressLine(identity: string, address: string): string {
  return `Set-Mailbox -Identity ${quoted(identity)} -WindowsEmailAddress ${quoted(address)}`;
}

/** The lines of an alias, a shared mailbox or a delegation. */
export function exchangeLines(form: AliasForm | SharedForm | DelegationForm, domain: string): readonly string[] {
  const identity = quoted(form.account.directoryId);
  switch (form.type) {
    case 'alias':
      return [`Set-Mailbox -Identity ${identity} -EmailAddresses @{Add=${quoted(`smtp:${form.localPart}@${domain}`)}}`];
    case 'shared':
      return [`Set-Mailbox -Identity ${identity} -Type Shared`];
    case 'delegation': {
      const to = quoted(form.to.address);
      return form.rights.map((right) =>
        right === 'full_access'
          ? `Add-MailboxPermission -Identity ${identity} -User ${to} -AccessRights FullAccess`
          : `Add-RecipientPermission -Identity ${identity} -Trustee ${to} -AccessRights SendAs -Confirm:$false`,
      );
    }
  }
}

/** Joining and leaving a distribution list, which Graph only reads. */
export function distributionLine(
  join: boolean,
  who: { readonly groupId: string; readonly directoryId: string },
): string {
  const group = quoted(who.groupId);
  const member = quoted(who.directoryId);
  return join
    ? `Add-DistributionGroupMember -Identity ${group} -Member ${member}`
    : `Remove-DistributionGroupMember -Identity ${group} -Member ${member} -Confirm:$false`;
}
