import type { Account } from '#domain/account/account.ts';
import type { CreationForm } from '#domain/form/form.ts';
import { validateChange } from '#domain/modifications/validate-change.ts';
import type { ChangeFieldError, RawChange } from '#domain/modifications/raw-change.ts';
import type { ChangeForm } from '#domain/modifications/account-work.ts';
import { validateForm, type FieldError, type RawForm } from '#domain/form/validate-form.ts';
import type { Actor } from '#domain/person.ts';
import type { Result } from '#domain/result.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';

interface CheckDeps {
  readonly clock: Clock;
  readonly institution: Pick<Institution, 'timeZone' | 'mailDomain' | 'reserved' | 'relations' | 'documentTypes'> & {
    readonly rules: Pick<Institution['rules'], 'releaseLicence'>;
  };
}

/** Checks a form for a new account as of today. Answers **all** its errors. */
export function checkCreation(
  deps: CheckDeps,
  { raw, by }: { readonly raw: RawForm; readonly by: Actor },
): Result<CreationForm, readonly FieldError[]> {
  const { relations, documentTypes } = deps.institution;
  return validateForm(raw, { ...today(deps, by), relations, documentTypes });
}

/** Checks a form about an existing account. */
export function checkChange(
  deps: CheckDeps,
  { raw, account, by }: { readonly raw: RawChange; readonly account: Account; readonly by: Actor },
): Result<ChangeForm, readonly ChangeFieldError[]> {
  const { relations, documentTypes, rules } = deps.institution;
  const { releaseLicence } = rules;
  return validateChange(raw, { ...today(deps, by), account, relations, documentTypes, releaseLicence });
}

/** Reserved names are refused to everybody except the systems area, who use them on purpose. */
function today({ clock, institution }: CheckDeps, by: Actor) {
  const { timeZone, mailDomain: domain, reserved } = institution;
  return { today: dayIn(clock.now(), timeZone), domain, reserved: by.systems ? null : reserved };
}
