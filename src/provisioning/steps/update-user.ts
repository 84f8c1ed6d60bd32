import { directoryPhones, type DirectoryPhones } from '#domain/form/phones.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { accountOf, BACK_OFF, formOf, HOUR, type Step } from '../step/step.ts';

/** Writes personal data; writing it twice does no harm, and `verify` reads it back. */
export const updateUser: Step = {
  name: 'update_user',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { givenNames, surnames, displayName, position, department, phone } = formOf(context, 'data').data;
    await deps.directory.updateUser(accountOf(context), {
      displayName,
      department: department.name,
      ...(givenNames === null ? {} : { givenName: givenNames, surname: surnames }),
      jobTitle: position,
      // User.ReadWrite.All is enough, except for administrators, who are never touched (facts: graph.md 1.6 and
      // graph-permissions.md, after Microsoft's user-update page and permissions file; seen 2026-11-28).
      ...phonesToWrite(phone, context.request.plan),
    });
    return { type: 'done' };
  },
};

/** A business phone that neither was nor becomes ours stays as it is in the directory. */
function phonesToWrite(phone: string | null, plan: Plan | null): Partial<DirectoryPhones> {
  const { mobilePhone, businessPhone } = directoryPhones(phone);
  const before = plan?.changes.find(({ what }) => what === 'phone')?.before ?? null;
  const had = directoryPhones(before !== null && 'text' in before ? before.text : null).businessPhone !== null;
  return businessPhone !== null || had ? { mobilePhone, businessPhone } : { mobilePhone };
}
