import { z } from 'zod';
import { REASON_MAX } from '#domain/modifications/checking.ts';
import { adopt, ignore } from '#use-cases/tenant/decide-finding.ts';
import { TENANT_FORMS } from '../act-names.ts';
import { DONE, form, tell, type Acts } from '../acts.ts';
import type { DialogueDeps } from '../deps.ts';
import { chosenNow, notChosenText } from '../parts/chosen-now.ts';
import { id, page } from '../parts/payloads.ts';
import { typedText } from '../parts/typed-text.ts';
import { ADOPT_FIELDS } from './finding-dialogs.ts';
import { denyFinding } from './refused.ts';

/** The finding, and its page of the digest. */
export const aboutFinding = z.object({ findingId: id, page });

/** The forms that decide about a finding: it is adopted, or ignored. */
export function findingForms(deps: DialogueDeps): Partial<Acts> {
  const { messages: m } = deps;
  const ignoring = form({
    ...{ name: TENANT_FORMS.ignore, state: aboutFinding, asks: 'anew' },
    submit: async ({ by, state, answers }) => {
      const typed = typedText(m, { answers, field: 'reason', max: REASON_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const done = await ignore(deps, { ...state, by, reason: typed.text });
      return done.ok ? DONE : denyFinding(deps, { by, refusal: done.error });
    },
  });
  const adopting = form({
    ...{ name: TENANT_FORMS.adopt, state: aboutFinding, asks: 'anew' },
    submit: async ({ by, state, answers }) => {
      const typed = typedText(m, { answers, field: ADOPT_FIELDS.reason, max: REASON_MAX });
      if ('errors' in typed) return { as: 'errors', errors: typed.errors };
      const official = answers.person(ADOPT_FIELDS.responsible);
      const found = official === null ? null : await chosenNow(deps.people, official);
      if (typeof found === 'string') return tell(notChosenText(m, found));
      const responsible = found === null ? null : { id: found.id, name: found.name };
      const done = await adopt(deps, { ...state, by, reason: typed.text, responsible });
      return done.ok ? tell(m.tenant.adopt.done) : denyFinding(deps, { by, refusal: done.error });
    },
  });
  return { forms: [ignoring, adopting] };
}
