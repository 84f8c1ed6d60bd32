import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import {
  addAddressLine,
  addressListLine,
  delegationLines,
  distributionLine,
  sharedLine,
  needsOf,
  primaryAddressLine,
  takeBackLines,
  withConnection,
} from './powershell.ts';

const id = ACCOUNT.directoryId;

describe('the lines for Exchange Online PowerShell', () => {
  it('name the account by its directory id', () => {
    expect(addAddressLine(id, 'otro@entidad.gov.co')).toBe(
      `Set-Mailbox -Identity '${id}' -EmailAddresses @{Add='smtp:otro@entidad.gov.co'}`,
    );
    expect(sharedLine(id)).toBe(`Set-Mailbox -Identity '${id}' -Type Shared`);
  });

  it('give one line for each right', () => {
    const rights = ['full_access', 'send_as', 'send_on_behalf'] as const;
    expect(delegationLines(id, { address: 'otra@entidad.gov.co', rights })).toEqual([
      `Add-MailboxPermission -Identity '${id}' -User 'otra@entidad.gov.co' -AccessRights FullAccess`,
      `Add-RecipientPermission -Identity '${id}' -Trustee 'otra@entidad.gov.co' -AccessRights SendAs -Confirm:$false`,
      `Set-Mailbox -Identity '${id}' -GrantSendOnBehalfTo @{Add='otra@entidad.gov.co'}`,
    ]);
  });

  it('give one line for each right that is taken back', () => {
    const rights = ['full_access', 'send_as', 'send_on_behalf'] as const;
    expect(takeBackLines(id, { address: 'otra@entidad.gov.co', rights })).toEqual([
      `Remove-MailboxPermission -Identity '${id}' -User 'otra@entidad.gov.co' -AccessRights FullAccess -Confirm:$false`,
      `Remove-RecipientPermission -Identity '${id}' -Trustee 'otra@entidad.gov.co' -AccessRights SendAs -Confirm:$false`,
      `Set-Mailbox -Identity '${id}' -GrantSendOnBehalfTo @{Remove='otra@entidad.gov.co'}`,
    ]);
  });

  it('let nothing out of its quotes, whichever quote PowerShell takes for one', () => {
    for (const quote of ["'", '‘', '’', '‚', '‛']) {
      const line = primaryAddressLine('x', `a${quote}; Remove-Mailbox b`);
      expect(line).toBe(`Set-Mailbox -Identity 'x' -WindowsEmailAddress 'a${quote}${quote}; Remove-Mailbox b'`);
    }
  });

  it('add to and remove from a distribution list', () => {
    const who = { groupId: 'g', directoryId: 'u' };
    expect(distributionLine(true, who)).toBe(
      "Add-DistributionGroupMember -Identity 'g' -Member 'u' -BypassSecurityGroupManagerCheck",
    );
    expect(distributionLine(false, who)).toBe(
      "Remove-DistributionGroupMember -Identity 'g' -Member 'u' -BypassSecurityGroupManagerCheck -Confirm:$false",
    );
    expect(needsOf([distributionLine(true, who)])).toEqual({ lists: true, shared: false, holds: false });
  });

  it('begin with the connection, once, whether the plan has it or not', () => {
    expect(withConnection(['a', 'b'])).toEqual(['Connect-ExchangeOnline', 'a', 'b']);
    expect(withConnection(withConnection(['a']))).toEqual(['Connect-ExchangeOnline', 'a']);
  });

  it('write the whole list of addresses where a policy is in force', () => {
    expect(addressListLine('x', 'nueva@x.co')).toBe(
      "Set-Mailbox -Identity 'x' -EmailAddresses (@('SMTP:nueva@x.co') + @(Get-Mailbox -Identity 'x' | " +
        "Select-Object -ExpandProperty EmailAddresses | ForEach-Object { $_ -creplace '^SMTP:','smtp:' } | " +
        "Where-Object { $_ -ne 'smtp:nueva@x.co' }))",
    );
  });
});
