import type { Account } from './account.ts';
import type { Actor } from '#domain/person.ts';

/** An account as the register has it now, with every address of it that is kept: those before a change, too. */
export interface KnownAccount extends Account {
  readonly addresses: readonly string[];
}

/** Whether the chat knows this person under an address of the account, or under one that it had before. */
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
