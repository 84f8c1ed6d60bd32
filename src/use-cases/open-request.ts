import { randomUUID } from 'node:crypto';
import { REQUEST_FORM, versionInForce } from '#domain/form-version.ts';
import { kindOf, subjectOf, type Form } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request, Rule } from '#domain/request.ts';
import { dayIn, yearIn } from './calendar.ts';
import { cardsOf, submittedEvent } from './carry-out.ts';
import type { Clock, Institution, Tx } from './ports.ts';

/**
 * Inserts a request with its number, its event, its cards and the job that makes its plan. Null while another one on the same
 * person or account is open.
 */
export async function openRequest(
  deps: { readonly clock: Clock; readonly institution: Institution },
  input: { readonly tx: Tx; readonly form: Form; readonly requester: Person; readonly rule: Rule | null },
): Promise<Request | null> {
  const { tx, form, rule } = input;
  const at = deps.clock.now();
  const { timeZone } = deps.institution;
  const draft = {
    id: randomUUID(),
    kind: kindOf(form),
    state: 'submitted',
    revision: 1,
    requester: { id: input.requester.id, name: input.requester.name },
    form,
    rule,
    needsTwo: form.type === 'deletion' && deps.institution.rules.deletionNeedsTwo,
    supersededBy: null,
    ended: null,
    plan: null,
    seats: null,
    planChanges: [],
    questions: [],
    decision: null,
    execution: null,
    failure: null,
    handedTo: null,
    handedAt: null,
    receivers: null,
    receipts: [],
    reminded: null,
    passwordChangedAt: null,
    induction: [],
    version: versionInForce(deps.institution.versions, { code: REQUEST_FORM, day: dayIn(at, timeZone) }),
    forgottenAt: null,
    createdAt: at,
    updatedAt: at,
  } as const satisfies Omit<Request, 'number'>;
  const keys = { year: yearIn(at, timeZone), subject: subjectOf(form) };
  const inserted = await tx.insertRequest(draft, keys);
  if (inserted === null) return null;
  await tx.append(submittedEvent(inserted, at));
  for (const job of [...cardsOf(inserted), { kind: 'make_plan', requestId: inserted.id } as const]) await tx.send(job);
  return inserted;
}
