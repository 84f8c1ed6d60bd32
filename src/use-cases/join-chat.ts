import { isCreation, subjectOf } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import { carryOut, type ChangeDeps } from './carry-out.ts';

/**
 * Somebody is in the chat now, or under another e-mail address: hand-overs that waited for them are theirs from here on, with
 * their password and first steps. Answers how many there were.
 */
export async function joinChat(
  deps: ChangeDeps,
  { person, email }: { readonly person: Person; readonly email: string },
): Promise<number> {
  const holder = { id: person.id, name: person.name };
  let given = 0;
  for (const request of await deps.store.deliveries.waitingFor(email.toLowerCase())) {
    const { form } = request;
    const known = isCreation(form)
      ? await deps.store.accountOn(subjectOf(form))
      : await deps.store.account(form.account.id);
    // Somebody else has it by now.
    if (known === null || (known.holder !== null && known.holder.id !== holder.id)) continue;
    const done = await carryOut(deps, {
      requestId: request.id,
      commands: [{ type: 'holder_joined', holder }],
      door: 'slack',
      also: async (tx) => {
        const account = await tx.account(known.id);
        if (account !== null) await tx.saveAccount({ ...account, holder });
        return true;
      },
    });
    if (done.ok) given += 1;
  }
  return given;
}
