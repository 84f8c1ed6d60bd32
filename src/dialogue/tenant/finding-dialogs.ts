import { REASON_MAX } from '#domain/modifications/checking.ts';
import type { Messages } from '#messages/messages.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { TENANT_FORMS } from '../act-names.ts';
import { oneTextDialog } from '../parts/one-text-dialog.ts';
import { mention } from '../parts/person-line.ts';
import { paragraph, type Dialog, type Field, type Part } from '../screen.ts';
import type { FindingValue } from './digest.ts';

/** The fields of an adoption. */
export const ADOPT_FIELDS = { reason: 'reason', responsible: 'responsible' } as const;

type FoundDifference = Pick<Finding, 'what' | 'account'>;

/** Asks for the reason, which is shown in the digest and kept in the trail. */
export function ignoreDialog(m: Messages, state: FindingValue): Dialog {
  const { title, submit, reason: label, hint } = m.tenant.ignore;
  const words = { title, submit, label, hint };
  return oneTextDialog(m, { ...words, form: TENANT_FORMS.ignore, state, field: 'reason', max: REASON_MAX });
}

/** Asks why the register adopts the tenant's values, and for a responsible official if there is none. */
export function adoptDialog(m: Messages, state: FindingValue, finding: FoundDifference): Dialog {
  const { title, submit, reason: label, hint } = m.tenant.adopt;
  const words = { title, submit, label, hint };
  const about = { form: TENANT_FORMS.adopt, state, field: ADOPT_FIELDS.reason, max: REASON_MAX };
  const dialog = oneTextDialog(m, { ...words, ...about });
  return { ...dialog, content: [...dialog.content, ...officialOf(m, finding)] };
}

/** A deleted account needs no official; an existing official stays. */
function officialOf(m: Messages, { what, account }: FoundDifference): readonly (Part | Field)[] {
  if (what === 'deleted') return [];
  const { keeps, responsible: label, responsibleHint: hint } = m.tenant.adopt;
  const responsible = account?.responsible ?? null;
  if (responsible !== null) return [paragraph([[keeps(responsible.name), ...mention(responsible)]])];
  const { person: placeholder } = m.form.placeholders;
  return [{ kind: 'field', name: ADOPT_FIELDS.responsible, label, hint, input: { input: 'person', placeholder } }];
}
