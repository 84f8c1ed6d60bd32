import { accessLine } from './powershell.ts';

/** What the state of a mailbox is read with. */
const USUAL = 'MailboxSettings.ReadWrite';

/** Why Exchange does not let us into a mailbox. */
interface Refused {
  /** The permission that the call needed. */
  readonly permission: string;
  /** Shows what Exchange lets us do there. */
  readonly line: string;
}

/** The detail of the failure `mailbox_refused`. */
export function refusedDetail({
  permission = USUAL,
  ...of
}: {
  readonly permission?: string | undefined;
  readonly application: string;
  readonly address: string;
}): string {
  return `${permission}\n${accessLine(of)}`;
}

/** The same read back. One from before the permission was told is the line alone. */
export function refusedIn(detail: string): Refused {
  const [line = '', permission = USUAL] = detail.split('\n').toReversed();
  return { permission, line };
}
