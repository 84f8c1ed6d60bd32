import { isCreation, subjectOf } from '#domain/form/form.ts';
import { changed, type Request } from '#domain/request/request.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/**
 * The request with its account's current address: during the hand-over another request may have changed it. Only for
 * messages; never save it.
 */
export async function withAddressNow(store: Pick<Store, 'account' | 'accountOn'>, request: Request): Promise<Request> {
  const { form, plan, handedTo } = request;
  if (plan === null || handedTo === null) return request;
  const account = isCreation(form) ? await store.accountOn(subjectOf(form)) : await store.account(form.account.id);
  if (account === null || account.address === plan.address) return request;
  const { address, userPrincipalName } = account;
  return changed(request, {
    plan: { ...plan, address },
    form: isCreation(form) ? form : { ...form, account: { ...form.account, address, userPrincipalName } },
  });
}
