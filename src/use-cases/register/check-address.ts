import { subjectOf, type CreationForm } from '#domain/form/form.ts';
import type { AddressOwner } from '#use-cases/ports/store/address.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { withTimeout } from './with-timeout.ts';

export interface AddressDeps {
  readonly store: Store;
  readonly directory: Directory;
}

/** For whom a new account's address is checked; `email` is the confirmed address of the future holder. */
export function ownerFor(form: CreationForm, of: Pick<AddressOwner, 'requestId' | 'email'>): AddressOwner {
  const [holderId, email] = form.type === 'personal' ? [form.chatUser?.id ?? null, of.email ?? null] : [null, null];
  return { requestId: of.requestId, accountId: null, subject: subjectOf(form), holderId, email };
}

/**
 * Whether an address is free, while a person waits for the answer. `unknown` when the tenant does not answer in time:
 * the plan checks again, so nothing is lost. Addresses of the account `directoryId` itself do not count.
 */
export async function checkAddress(deps: AddressDeps, input: AddressLook): Promise<'free' | 'taken' | 'unknown'> {
  const taken = await withTimeout(isTaken(deps, input));
  if (taken === 'unknown') return 'unknown';
  return taken ? 'taken' : 'free';
}

interface AddressLook {
  readonly address: string;
  readonly owner: AddressOwner;
  readonly directoryId?: string;
}

/** Whether an address belongs to somebody else, here or in the tenant. Throws `OutsideError`. */
export async function isTaken(deps: AddressDeps, { address, owner, directoryId }: AddressLook): Promise<boolean> {
  const ours = await deps.store.addressesTaken([address], owner);
  if (ours.has(address)) return true;
  const { taken } = await deps.directory.survey([address]);
  const by = taken.get(address);
  return by !== undefined && by.id !== directoryId;
}
