import type { Account } from '#domain/account/account.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** The numbers of the open requests that make another person answer for these accounts, by account. */
export async function openRequestsOn(
  store: Pick<Store, 'openRequestOn'>,
  accounts: readonly Account[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { id, subject } of accounts) {
    const open = await store.openRequestOn(subject);
    if (open?.form.type === 'responsible') found.set(id, open.number);
  }
  return found;
}
