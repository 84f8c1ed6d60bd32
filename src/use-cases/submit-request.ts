import { subjectOf, type CreationForm } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Claims } from '#domain/validate-form.ts';
import type { ChangeDeps } from './carry-out.ts';
import { checkAddress, type AddressDeps } from './check-address.ts';
import { openRequest } from './open-request.ts';
import type { Institution } from './ports.ts';

export type SubmitRefusal =
  | { readonly code: 'has_account'; readonly address: string }
  | { readonly code: 'has_open_request'; readonly number: string }
  | { readonly code: 'address_taken'; readonly address: string };

/** Everything that stands against these claims: an account or an open request of the person, and the address. */
export async function findConflicts(
  deps: AddressDeps & { readonly institution: Institution },
  { subject, localPart }: Claims,
): Promise<readonly SubmitRefusal[]> {
  const ofPerson = async (): Promise<SubmitRefusal | null> => {
    if (subject === null) return null;
    const open = await deps.store.openRequestOn(subject);
    if (open !== null) return { code: 'has_open_request', number: open.number };
    const account = await deps.store.accountOn(subject);
    return account === null ? null : { code: 'has_account', address: account.address };
  };
  const ofAddress = async (): Promise<SubmitRefusal | null> => {
    if (localPart === null) return null;
    const address = `${localPart}@${deps.institution.mailDomain}`;
    const found = await checkAddress(deps, { address, owner: { requestId: null, accountId: null } });
    return found === 'taken' ? { code: 'address_taken', address } : null;
  };
  const found = await Promise.all([ofPerson(), ofAddress()]);
  return found.filter((conflict) => conflict !== null);
}

/**
 * Takes a request in: gives it its number and queues its plan and cards.
 * Refused, as values, when the person has an account or an open request, or the wished address is taken.
 */
export async function submitRequest(
  deps: ChangeDeps & AddressDeps & { readonly institution: Institution },
  input: { readonly form: CreationForm; readonly requester: Person },
): Promise<Result<Request, readonly SubmitRefusal[]>> {
  const { form, requester } = input;
  const subject = subjectOf(form);
  const conflicts = await findConflicts(deps, { subject, localPart: form.desiredLocalPart });
  if (conflicts.length > 0) return refused(conflicts);

  const request = await deps.store.transact(async (tx) => await openRequest(deps, { tx, form, requester, rule: null }));
  if (request !== null) return ok(request);
  const winner = await deps.store.openRequestOn(subject);
  return refused([{ code: 'has_open_request', number: winner?.number ?? '' }]);
}
