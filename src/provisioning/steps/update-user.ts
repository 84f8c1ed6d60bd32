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
      mobilePhone: phone,
    });
    return { type: 'done' };
  },
};
