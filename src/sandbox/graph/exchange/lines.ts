/** A line that the stand-in for Exchange Online PowerShell carries out; values are unescaped. */
export type ExchangeCommand =
  | { readonly do: 'move-primary'; readonly identity: string; readonly address: string }
  | { readonly do: 'add-alias' | 'remove-alias'; readonly identity: string; readonly address: string }
  | { readonly do: 'convert'; readonly identity: string; readonly to: 'Shared' | 'Regular' }
  | { readonly do: 'full-access' | 'send-as'; readonly identity: string; readonly trustee: string }
  | { readonly do: 'add-member' | 'remove-member'; readonly identity: string; readonly member: string };

const TEXT = `'((?:[^']|'')*)'`;

const SHAPES: readonly {
  readonly line: RegExp;
  readonly read: (identity: string, value: string) => ExchangeCommand;
}[] = [
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
  shape(`Add-MailboxPermission -Identity ${TEXT} -User ${TEXT} -AccessRights FullAccess`, (identity, trustee) => ({
    do: 'full-access',
    identity,
    trustee,
  })),
  shape(
    `Add-RecipientPermission -Identity ${TEXT} -Trustee ${TEXT} -AccessRights SendAs -Confirm:\\$false`,
    (identity, trustee) => ({ do: 'send-as', identity, trustee }),
  ),
  shape(`Add-DistributionGroupMember -Identity ${TEXT} -Member ${TEXT}`, (identity, member) => ({
    do: 'add-member',
    identity,
    member,
  })),
  shape(`Remove-DistributionGroupMember -Identity ${TEXT} -Member ${TEXT} -Confirm:\\$false`, (identity, member) => ({
    do: 'remove-member',
    identity,
    member,
  })),
];

function shape(pattern: string, read: (identity: string, value: string) => ExchangeCommand): (typeof SHAPES)[number] {
  return { line: new RegExp(`^${pattern}$`), read };
}

/** What the line says, or null for anything but exactly one of the known lines. PowerShell ends a text at a curly quote too, so none may stand in a value. */
export function readLine(line: string): ExchangeCommand | null {
  if (/[\u2018-\u201b]/.test(line)) return null;
  for (const { line: pattern, read } of SHAPES) {
    const match = pattern.exec(line);
    if (match) return read(unescaped(match[1]), unescaped(match[2]));
  }
  return null;
}

function unescaped(text: string | undefined): string {
  return (text ?? '').replaceAll("''", "'");
}
