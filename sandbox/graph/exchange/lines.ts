/** A line that the stand-in for Exchange Online PowerShell understands, with quotes in its values already unescaped. */
export type ExchangeCommand =
  | { readonly do: 'connect' }
  | { readonly do: 'move-primary'; readonly identity: string; readonly address: string }
  | { readonly do: 'add-alias' | 'remove-alias'; readonly identity: string; readonly address: string }
  | { readonly do: 'convert'; readonly identity: string; readonly to: 'Shared' | 'Regular' }
  | { readonly do: 'hold'; readonly identity: string; readonly on: boolean }
  | { readonly do: 'look'; readonly identity: string }
  | { readonly do: 'write-addresses'; readonly identity: string; readonly primary: string }
  | {
      readonly do: 'full-access' | 'no-full-access' | 'send-as' | 'send-on-behalf';
      readonly identity: string;
      readonly trustee: string;
    }
  | {
      readonly do: 'add-member' | 'remove-member';
      readonly identity: string;
      readonly member: string;
      /** Whether -BypassSecurityGroupManagerCheck was given; without it only a manager of the list may change it. */
      readonly bypasses: boolean;
    };

const TEXT = `'((?:[^']|'')*)'`;

const BYPASS = '( -BypassSecurityGroupManagerCheck)?';

const SHAPES: readonly {
  readonly line: RegExp;
  readonly read: (identity: string, value: string, more: string) => ExchangeCommand;
}[] = [
  shape('Connect-ExchangeOnline', () => ({ do: 'connect' })),
  shape(`Set-Mailbox -Identity ${TEXT} -GrantSendOnBehalfTo @\\{Add=${TEXT}\\}`, (identity, trustee) => ({
    do: 'send-on-behalf',
    identity,
    trustee,
  })),
  // Writes the mailbox's whole list of addresses again, with another primary one. The line names the mailbox and the address
  // twice each, and both times must agree.
  shape(
    `Set-Mailbox -Identity ${TEXT} -EmailAddresses \\(@\\('SMTP:((?:[^']|'')*)'\\) \\+ @\\(Get-Mailbox -Identity '\\1' ` +
      `\\| Select-Object -ExpandProperty EmailAddresses \\| ForEach-Object \\{ \\$_ -creplace '\\^SMTP:','smtp:' \\} ` +
      `\\| Where-Object \\{ \\$_ -ne 'smtp:\\2' \\}\\)\\)`,
    (identity, primary) => ({ do: 'write-addresses', identity, primary }),
  ),
  shape(`Set-Mailbox -Identity ${TEXT} -WindowsEmailAddress ${TEXT}`, (identity, address) => ({
    do: 'move-primary',
    identity,
    address,
  })),
  shape(`Set-Mailbox -Identity ${TEXT} -EmailAddresses @\\{Add='smtp:((?:[^']|'')*)'\\}`, (identity, address) => ({
    do: 'add-alias',
    identity,
    address,
  })),
  shape(`Set-Mailbox -Identity ${TEXT} -EmailAddresses @\\{Remove='smtp:((?:[^']|'')*)'\\}`, (identity, address) => ({
    do: 'remove-alias',
    identity,
    address,
  })),
  shape(`Set-Mailbox -Identity ${TEXT} -Type (Shared|Regular)`, (identity, to) => ({
    do: 'convert',
    identity,
    to: to === 'Shared' ? 'Shared' : 'Regular',
  })),
  shape(`Set-Mailbox -Identity ${TEXT} -LitigationHoldEnabled \\$(true|false)`, (identity, on) => ({
    do: 'hold',
    identity,
    on: on === 'true',
  })),
  shape(`Get-EXOMailboxStatistics -Identity ${TEXT} \\| Format-List DisplayName,TotalItemSize`, (identity) => ({
    do: 'look',
    identity,
  })),
  shape(
    `Remove-MailboxPermission -Identity ${TEXT} -User ${TEXT} -AccessRights FullAccess -Confirm:\\$false`,
    (identity, trustee) => ({ do: 'no-full-access', identity, trustee }),
  ),
  shape(`Add-MailboxPermission -Identity ${TEXT} -User ${TEXT} -AccessRights FullAccess`, (identity, trustee) => ({
    do: 'full-access',
    identity,
    trustee,
  })),
  shape(
    `Add-RecipientPermission -Identity ${TEXT} -Trustee ${TEXT} -AccessRights SendAs -Confirm:\\$false`,
    (identity, trustee) => ({ do: 'send-as', identity, trustee }),
  ),
  shape(`Add-DistributionGroupMember -Identity ${TEXT} -Member ${TEXT}${BYPASS}`, (identity, member, bypass) => ({
    do: 'add-member',
    identity,
    member,
    bypasses: bypass !== '',
  })),
  shape(
    `Remove-DistributionGroupMember -Identity ${TEXT} -Member ${TEXT}${BYPASS} -Confirm:\\$false`,
    (identity, member, bypass) => ({ do: 'remove-member', identity, member, bypasses: bypass !== '' }),
  ),
];

function shape(
  pattern: string,
  read: (identity: string, value: string, more: string) => ExchangeCommand,
): (typeof SHAPES)[number] {
  return { line: new RegExp(`^${pattern}$`), read };
}

/**
 * The command of a line, or null when it does not have exactly one of the known forms. PowerShell also ends a string at a
 * curly quote, so a line with one is refused.
 */
export function readLine(line: string): ExchangeCommand | null {
  if (/[\u2018-\u201b]/.test(line)) return null;
  for (const { line: pattern, read } of SHAPES) {
    const match = pattern.exec(line);
    if (match) return read(unescaped(match[1]), unescaped(match[2]), match[3] ?? '');
  }
  return null;
}

function unescaped(text: string | undefined): string {
  return (text ?? '').replaceAll("''", "'");
}
