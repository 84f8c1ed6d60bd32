import type { DecidedAlone } from './alone.ts';
import type { AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { displayNameOf, isCreation, type Form } from '#domain/form/form.ts';
import { workOf } from '#domain/modifications/kinds/all.ts';
import {
  forgettingBy,
  GONE,
  headless,
  nameOf,
  type Forgetting,
  type Pseudonym,
} from '#domain/modifications/forgetting.ts';
import { NOBODY, type Person } from '#domain/person.ts';
import type { PlanChange } from '#domain/plan/compare-plans.ts';
import type { Change, ChangeValue, Leavings, Plan } from '#domain/plan/plan.ts';
import { changed, type Request } from './request.ts';
import type { Agreement } from './agreement.ts';
import type { Ratification } from './ratification.ts';

/** Which changes of a plan tell nothing of people: their texts stay. */
const IMPERSONAL: ReadonlySet<Change['what']> = new Set(['department', 'licence', 'groups', 'mailbox_type']);

/**
 * A request that is over, without its people: kind, state, department, moments and steps stay,
 * so that what is counted stays the same. `subject` is what stands for its person or thing from now on.
 */
export function forgottenRequest(
  request: Request,
  { pseudonym, at }: { readonly pseudonym: Pseudonym; readonly at: Date },
): Request {
  const { person, personOrNull } = forgettingBy(pseudonym);
  const { requester, plan, decision, execution, ended, failure, handedTo, receivers } = request;
  const form = forgottenForm(request.form, pseudonym);
  return changed(request, {
    requester: person(requester),
    form,
    plan: plan === null ? null : forgottenPlan(plan, { form, personOrNull }),
    ...(request.similar === undefined ? {} : { similar: [] }),
    ...(request.chosenLocalPart ? { chosenLocalPart: GONE } : {}),
    ...(request.corrections === undefined
      ? {}
      : {
          corrections: request.corrections.map((one) => ({ ...one, before: forgottenForm(one.before, pseudonym) })),
        }),
    ...(request.newcomer === undefined ? {} : { newcomer: person(request.newcomer) }),
    planChanges: request.planChanges.map(forgottenPlanChange),
    questions: request.questions.map(({ answer, ...question }) => ({
      ...question,
      text: GONE,
      by: person(question.by),
      ...(answer === undefined ? {} : { answer: { ...answer, text: GONE } }),
    })),
    decision: decision === null ? null : forgottenDecision(decision, person),
    ...(request.broughtForward === undefined
      ? {}
      : { broughtForward: { ...request.broughtForward, by: person(request.broughtForward.by) } }),
    execution: execution === null ? null : { ...execution, by: person(execution.by) },
    ...(request.alone === undefined ? {} : { alone: forgottenAlone(request.alone, person) }),
    ...(request.aloneBefore === undefined
      ? {}
      : { aloneBefore: request.aloneBefore.map((one) => forgottenAlone(one, person)) }),
    ...(request.agreement === undefined ? {} : { agreement: forgottenAgreement(request.agreement, person) }),
    ...(request.formerAgreement === undefined
      ? {}
      : { formerAgreement: forgottenAgreement(request.formerAgreement, person) }),
    ...(request.ratification === undefined
      ? {}
      : { ratification: forgottenRatification(request.ratification, person) }),
    ...(request.lineRun === undefined ? {} : { lineRun: { ...request.lineRun, by: person(request.lineRun.by) } }),
    ended: ended === null ? null : { ...ended, by: person(ended.by), reason: ended.reason === null ? null : GONE },
    failure: failure === null || failure.detail === undefined ? failure : { ...failure, detail: GONE },
    handedTo: handedTo === null ? null : { ...handedTo, person: person(handedTo.person) },
    receivers:
      receivers === null
        ? null
        : { holder: personOrNull(receivers.holder), department: personOrNull(receivers.department) },
    receipts: request.receipts.map((receipt) => ({ ...receipt, by: person(receipt.by) })),
    induction: request.induction.map((tick) => ({
      ...tick,
      by: person(tick.by),
      ...(tick.acceptedAs === undefined ? {} : { acceptedAs: person(tick.by).name }),
      ...(tick.earlier === undefined
        ? {}
        : { earlier: tick.earlier.map((one) => ({ ...one, by: person(one.by), acceptedAs: person(one.by).name })) }),
    })),
    revision: request.revision + 1,
    forgottenAt: at,
  });
}

/** The form without its people. A department's account keeps its name, which is nobody's. */
export function forgottenForm(form: Form, pseudonym: Pseudonym): Form {
  const forgetting = forgettingBy(pseudonym);
  if (!isCreation(form)) return forgottenAccountForm(form, forgetting);
  const { person, personOrNull } = forgetting;
  const shared = {
    department: headless(form.department),
    responsible: person(form.responsible),
    desiredLocalPart: null,
    contactPhone: form.contactPhone === null ? null : GONE,
    justification: GONE,
  };
  if (form.type === 'departmental') return { ...form, ...shared };
  return {
    ...form,
    ...shared,
    ...pseudonym(form.chatUser?.id ?? nameOf(form)),
    documentNumber: GONE,
    ...(form.contractNumber === undefined ? {} : { contractNumber: GONE }),
    position: GONE,
    contactEmail: GONE,
    chatUser: personOrNull(form.chatUser),
  };
}

/** A deleted account without its people; address and name of a department's are nobody's. `NOBODY` stands in its address and subject. */
export function forgottenAccount(account: Account, pseudonym: Pseudonym): Account {
  const { personOrNull } = forgettingBy(pseudonym);
  const { id, holder, responsible, type } = account;
  const names = pseudonym(holder?.id ?? account.displayName);
  const [, domain = ''] = account.address.split('@');
  const own =
    type === 'departmental'
      ? {}
      : {
          address: `${NOBODY}-${id}@${domain}`,
          userPrincipalName: `${NOBODY}-${id}@${domain}`,
          displayName: `${names.givenNames} ${names.surnames}`,
          givenNames: account.givenNames === null ? null : names.givenNames,
          surnames: account.surnames === null ? null : names.surnames,
        };
  return {
    ...account,
    ...own,
    position: null,
    phone: null,
    contractNumber: null,
    subject: `${NOBODY}:${id}`,
    // Nobody gets it back any more, and who could open its mailbox stands in it.
    kept: null,
    holder: personOrNull(holder),
    responsible: personOrNull(responsible),
  };
}

function forgottenAccountForm(form: AccountForm, forgetting: Forgetting): AccountForm {
  const asked = workOf(form.type).forget?.(form, forgetting) ?? form;
  return { ...asked, account: forgetting.account(form.account), justification: GONE };
}

function forgottenAgreement({ official, agreed, ...rest }: Agreement, person: (person: Person) => Person): Agreement {
  const asked = { ...person(official), as: official.as };
  return { ...rest, official: asked, agreed: agreed === null ? null : { ...agreed, by: person(agreed.by) } };
}

/** Without its plan's hash: there is no salt in it, so that name and address could be found by trying. */
function forgottenDecision(
  decision: NonNullable<Request['decision']>,
  person: (person: Person) => Person,
): NonNullable<Request['decision']> {
  return {
    ...decision,
    by: person(decision.by),
    ...(decision.reason === undefined ? {} : { reason: GONE }),
    ...(decision.planHash === undefined ? {} : { planHash: GONE }),
  };
}

/** Its hash is another one from now on. `form` is the forgotten one. */
function forgottenPlan(
  plan: Plan,
  { form, personOrNull }: { readonly form: Form } & Pick<Forgetting, 'personOrNull'>,
): Plan {
  const { receives } = plan;
  return {
    ...plan,
    address: GONE,
    displayName: displayNameOf(form),
    changes: plan.changes.map(forgottenChange),
    lines: plan.lines.map(() => GONE),
    ...(plan.mail === undefined
      ? {}
      : { mail: { ...plan.mail, keepers: plan.mail.keepers.map(({ id }) => ({ id, name: GONE })) } }),
    ...(receives === undefined
      ? {}
      : {
          receives: {
            ...receives,
            holder: personOrNull(receives.holder),
            official: personOrNull(receives.official),
            contact: receives.contact === null ? null : GONE,
          },
        }),
    ...(plan.leavings === undefined ? {} : { leavings: forgottenLeavings(plan.leavings) }),
  };
}

function forgottenLeavings(leavings: Leavings): Leavings {
  return {
    ...leavings,
    forwards: leavings.forwards?.map(() => ({ name: GONE, to: [GONE] })) ?? null,
    answersFor: leavings.answersFor.map(() => GONE),
  };
}

function forgottenPlanChange(change: PlanChange): PlanChange {
  switch (change.what) {
    case 'address':
    case 'receives':
      return { ...change, before: GONE, after: GONE };
    case 'account':
      return { ...change, changes: change.changes.map(forgottenChange) };
    case 'licence':
    case 'groups':
    case 'licence_groups':
    case 'settings':
      return change;
  }
}

function forgottenChange(change: Change): Change {
  if (IMPERSONAL.has(change.what)) return change;
  return { ...change, before: forgottenValue(change.before), after: forgottenValue(change.after) };
}

function forgottenValue(value: ChangeValue): ChangeValue {
  if (value === null) return null;
  if ('text' in value) return { ...value, text: GONE };
  if ('documentType' in value) return { ...value, masked: GONE };
  return 'word' in value && value.to !== undefined ? { ...value, to: GONE } : value;
}

function forgottenRatification(ratification: Ratification, person: (known: Person) => Person): Ratification {
  const { ratified } = ratification;
  return ratified === null ? ratification : { ...ratification, ratified: { ...ratified, by: person(ratified.by) } };
}

function forgottenAlone(alone: DecidedAlone, person: (known: Person) => Person): DecidedAlone {
  return { ...alone, by: person(alone.by), reason: GONE };
}
