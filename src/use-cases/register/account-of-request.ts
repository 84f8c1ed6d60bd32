import type { Account } from '#domain/account/account.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/**
 * The account that a request is about or that came of it, as the register has it now; null where a new one is not, or no longer,
 * there. By the request that made it: a person's document may be corrected meanwhile.
 */
export async function accountOfRequest(
  store: Pick<Store, 'accountOf'>,
  request: Pick<Request, 'number' | 'form'>,
): Promise<Account | null> {
  const account = await store.accountOf(request);
  return isCreation(request.form) && account?.state === 'deleted' ? null : account;
}
