import { isCreation } from '#domain/form/form.ts';
import { changed, type Request } from '#domain/request/request.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { accountOfRequest } from './account-of-request.ts';

/**
 * The request with its account's current address: during the hand-over another request may have changed it. Only for
 * messages; never save it.
 */
export async function withAddressNow(store: Pick<Store, 'accountOf'>, request: Request): Promise<Request> {
  const { form, plan, handedTo } = request;
  if (plan === null || handedTo === null) return request;
  const account = await accountOfRequest(store, request);
  if (account === null || account.address === plan.address) return request;
  const { address, userPrincipalName } = account;
  return changed(request, {
    plan: { ...plan, address },
    form: isCreation(form) ? form : { ...form, account: { ...form.account, address, userPrincipalName } },
  });
}
