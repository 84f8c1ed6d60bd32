import { describe, expect, it } from 'vitest';
import { REASON_MAX } from '#domain/modifications/checking.ts';
import type { Actor } from '#domain/person.ts';
import { actor, COLLEAGUE, EMPLOYEE, SYSTEMS } from '#domain/request/request.fixture.ts';
import { FINDING } from '#use-cases/tenant/finding.fixture.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { TENANT_FORMS } from '../act-names.ts';
import { DONE, type Reply } from '../acts.ts';
import { filled, m, plainDeps } from '../acts.fixture.ts';
import { ADOPT_FIELDS } from './finding-dialogs.ts';
import { findingForms } from './finding-forms.ts';

const BY = actor(SYSTEMS, true);
const STATE = { findingId: FINDING.id, page: 2 };

function stage(personNow: () => Promise<Actor | null> = async () => await Promise.resolve(null)) {
  const tenant = {
    finding: async () => await Promise.resolve(FINDING),
    decide: async () => await Promise.resolve(true),
  };
  const plain = plainDeps(
    { store: { tenant }, people: { personNow } },
    { tenant, registerFor: async () => await Promise.resolve([]) },
  );
  return { ...plain, forms: findingForms(plain.deps) };
}

describe('the window of what stays as it is', () => {
  const ignoring = { name: TENANT_FORMS.ignore, by: BY, state: STATE };

  it('keeps the reason, and the digest is shown as it is then', async () => {
    const { forms, events, jobs } = stage();
    expect(await filled(forms, { ...ignoring, answers: { reason: ' Así  queda ' } })).toEqual(DONE);
    expect(events).toMatchObject([{ what: 'finding_ignored', personal: { reason: 'Así queda' } }]);
    expect(jobs).toEqual([{ kind: 'show_digest', readId: FINDING.readId, page: 2 }]);
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['x'.repeat(REASON_MAX + 1), 'too_long'],
  ] as const)('asks again for a reason that is none', async (reason, problem) => {
    expect(await filled(stage().forms, { ...ignoring, answers: { reason } })).toEqual({
      ...{ as: 'errors', errors: { reason: m.form.problems[problem] } },
    });
  });

  it('is for the systems area alone', async () => {
    const { forms, events } = stage();
    const reply = await filled(forms, { ...ignoring, by: actor(EMPLOYEE, false), answers: { reason: 'Así queda' } });
    expect(reply).toMatchObject({ as: 'tell', text: m.tenant.refused.not_systems });
    await reply.after?.();
    expect(events).toMatchObject([{ what: 'attempt_refused', data: { act: 'decide_finding' } }]);
  });
});

describe('the window of an adoption', () => {
  const adopting = (answers: Readonly<Record<string, string>>) => ({
    ...{ name: TENANT_FORMS.adopt, by: actor(COLLEAGUE, true), state: STATE, answers },
  });

  it('asks again for a reason that is none', async () => {
    expect(await filled(stage().forms, adopting({ [ADOPT_FIELDS.reason]: '  ' }))).toMatchObject({
      errors: { reason: m.form.problems.required },
    });
  });

  it('takes nobody to answer for the account of whom the chat does not say that they are of the institution', async () => {
    const answers = { [ADOPT_FIELDS.reason]: 'La creó el proveedor', [ADOPT_FIELDS.responsible]: 'U0SOMEBODY' };
    const told = async (personNow: () => Promise<null>): Promise<Reply> =>
      await filled(stage(personNow).forms, adopting(answers));
    expect(await told(async () => await Promise.resolve(null))).toEqual({
      ...{ as: 'tell', text: m.form.conflict.not_a_member },
    });
    const away = new OutsideError('unavailable', { service: 'chat' });
    expect(await told(async () => await Promise.reject(away))).toEqual({
      ...{ as: 'tell', text: m.form.conflict.member_unknown },
    });
  });
});
