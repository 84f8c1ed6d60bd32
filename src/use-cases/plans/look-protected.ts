import type { Account } from '#domain/account/account.ts';
import { withTimeout } from '#use-cases/register/with-timeout.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { isListed, protectionOf, type Protection } from './protection.ts';

/** Why an account is never touched, told while a person waits. A tenant that does not answer in time stops nobody: the plan looks again. */
export async function lookProtected(
  deps: { readonly directory: Directory; readonly institution: Institution },
  account: Account,
): Promise<Protection | null> {
  if (isListed(deps.institution.rules, account)) return 'listed';
  const found = await withTimeout(deps.directory.account(account.directoryId));
  return found === 'unknown' || found === null ? null : protectionOf(deps.institution.rules, found);
}
