import { LONGEST } from '#domain/directory-limits.ts';
import { phoneProblem } from '#domain/form/phones.ts';
import { splitName } from '#domain/people/split-name.ts';
import type { Actor } from '#domain/person.ts';
import type { Departments } from '#use-cases/ports/institution.ts';
import { ownAccounts } from '#use-cases/register/own-accounts.ts';
import type { DialogueDeps } from '../deps.ts';
import type { Entries } from './entries.ts';

/** What the chat tells of a person, as the form asks for it. */
export async function proposedFor(
  { people, institution, departments }: Pick<DialogueDeps, 'people' | 'institution' | 'departments'>,
  personId: string,
): Promise<Entries> {
  const profile = await people.profile(personId);
  if (profile === null) return {};
  const { name, email, position, phone } = profile;
  const [heads] = departments.headedBy(personId);
  return {
    ...splitName(name),
    ...(email === null || email.endsWith(`@${institution.mailDomain.toLowerCase()}`) ? {} : { contactEmail: email }),
    ...(position === null || position.length > LONGEST.jobTitle ? {} : { position }),
    ...(phone === null || phoneProblem(phone) !== null ? {} : { contactPhone: phone }),
    ...(heads === undefined ? {} : { department: heads }),
  };
}

/** The head of the department answers for its accounts; nobody answers for their own to themselves. */
export function headOf(
  departments: Pick<Departments, 'listed' | 'find'>,
  { department, personId }: { readonly department: string | undefined; readonly personId: string | null },
): string | null {
  if (!departments.listed || department === undefined) return null;
  const head = departments.find(department)?.head ?? null;
  return head === personId ? null : head;
}

/** The department of whoever fills the form in: most people ask for somebody of their own. Null where nobody knows in time. */
export async function departmentOf(deps: DialogueDeps, actor: Actor): Promise<string | null> {
  const { departments } = deps;
  const [heads] = departments.headedBy(actor.id);
  if (heads !== undefined) return heads;
  const own = (await ownAccounts(deps, actor))?.find(({ type }) => type === 'personal');
  if (own === undefined) return null;
  if (!departments.listed) return own.departmentName;
  return departments.find(own.departmentCode) === null ? null : own.departmentCode;
}
