import type { Account } from './account.ts';
import type { Actor } from '#domain/person.ts';

/** An account as the register has it now, with all its recorded addresses, former ones too. */
export interface KnownAccount extends Account {
  readonly addresses: readonly string[];
}

/** Whether the chat knows this person under a present or former address of the account. */
export function isAddressOf(
  account: {
    readonly address: string;
    readonly userPrincipalName?: string;
    readonly addresses?: readonly string[];
  },
  { email }: Pick<Actor, 'email'>,
): boolean {
  const { address, userPrincipalName, addresses = [] } = account;
  return (
    email !== undefined && [address, userPrincipalName, ...addresses].some((name) => name?.toLowerCase() === email)
  );
}
