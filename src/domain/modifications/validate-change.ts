import { snapshotOf } from '#domain/account/account-form.ts';
import { lengthProblem, tidy } from '#domain/form/validate-form.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { ChangeForm } from './account-work.ts';
import { workOf } from './kinds/all.ts';
import type { Checking } from './checking.ts';
import type { ChangeFieldError, RawChange } from './raw-change.ts';

/** Checks every field of what is asked for and answers either a form or **all** that is wrong with it. */
export function validateChange(
  raw: RawChange,
  where: Omit<Checking, 'note' | 'noteDocument'>,
): Result<ChangeForm, readonly ChangeFieldError[]> {
  const errors: ChangeFieldError[] = [];
  const form: Checking = {
    ...where,
    note: (field, problem) => {
      if (problem !== null) errors.push({ field, problem });
    },
    noteDocument: (rule) => errors.push({ field: 'documentNumber', problem: 'document_form', rule }),
  };
  const draft = workOf<ChangeForm>(raw.what).draft(raw, form);
  const justification = tidy(raw.justification);
  form.note('justification', lengthProblem(justification, 1000));
  if (errors.length > 0 || draft === null) return refused(errors);
  return ok({ ...draft, account: snapshotOf(where.account), justification });
}
