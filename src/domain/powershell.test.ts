import { describe, expect, it } from 'vitest';
import { ACCOUNT } from './account.fixture.ts';
import { snapshotOf } from './account-form.ts';
import { distributionLine, exchangeLines, primaryAddressLine } from './powershell.ts';

const about = { account: snapshotOf(ACCOUNT), justification: '' };
const id = ACCOUNT.directoryId;

describe('the lines for Exchange Online PowerShell', () => {
  it('name the account by its directory id', () => {
    expect(exchangeLines({ ...about, type: 'alias', localPart: 'otro' }, 'entidad.gov.co')).toEqual([
      `Set-Mailbox -Identity '${id}' -EmailAddresses @{Add='smtp:otro@entidad.gov.co'}`,
    ]);
    expect(exchangeLines({ ...about, type: 'shared' }, 'entidad.gov.co')).toEqual([
      `Set-Mailbox -Identity '${id}' -Type Shared`,
    ]);
  });

  it('give one line for each right', () => {
    const to = { id: 'other', address: 'otra@entidad.gov.co', displayName: 'Otra' };
    const lines = exchangeLines({ ...about, type: 'delegation', to, rights: ['full_access', 'send_as'] }, 'x');
    expect(lines).toEqual([
      `Add-MailboxPermission -Identity '${id}' -User 'otra@entidad.gov.co' -AccessRights FullAccess`,
      `Add-RecipientPermission -Identity '${id}' -Trustee 'otra@entidad.gov.co' -AccessRights SendAs -Confirm:$false`,
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
    expect(distributionLine(true, who)).toBe("Add-DistributionGroupMember -Identity 'g' -Member 'u'");
    expect(distributionLine(false, who)).toBe(
      "Remove-DistributionGroupMember -Identity 'g' -Member 'u' -Confirm:$false",
    );
  });
});
