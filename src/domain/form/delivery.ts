import { holderOf, isCreation, responsibleOf, type Form } from './form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { TextStamp } from '#domain/shown-text.ts';

/** An account is received by the one who has it, and by the department that asked for it. */
export const SIDES = ['holder', 'department'] as const;
export type Side = (typeof SIDES)[number];

/** Who has to confirm that the account was received. */
export interface Receivers {
  /** Null while the person is not in the chat: their confirmation is still waited for. */
  readonly holder: Person | null;
  /** Null where the department has nobody but the holder. */
  readonly department: Person | null;
}

export interface Receipt {
  readonly side: Side;
  readonly by: Person;
  readonly at: Date;
}

/** The first steps with an account, in the order in which they are offered. */
export const INDUCTION_ITEMS = [
  'enter',
  'password',
  'second_factor',
  'phone',
  'signature',
  'out_of_office',
  'folders',
  'phishing',
  'policy',
] as const;
export type InductionItem = (typeof INDUCTION_ITEMS)[number];

/** The checklist of the first steps: what belongs together is read, done and ticked together. */
export const INDUCTION_STEPS = [
  ['enter', 'password'],
  ['second_factor'],
  ['phone'],
  ['signature', 'out_of_office', 'folders'],
  ['phishing'],
  ['policy'],
] as const satisfies readonly (readonly InductionItem[])[];

/** Everything that is ticked together with this. */
export function stepOf(item: InductionItem): readonly InductionItem[] {
  return INDUCTION_STEPS.find((step) => step.some((one) => one === item)) ?? [item];
}

/** Whether nothing of the step is open. */
export function isStepDone(induction: readonly Pick<Tick, 'item'>[], step: readonly InductionItem[]): boolean {
  return step.every((item) => induction.some((tick) => tick.item === item));
}

/** What the bot alone ticks, since Microsoft 365 shows it: the second factor too, where the institution lets the bot look. */
export function seenByBot({
  checksSecondFactor = false,
}: {
  readonly checksSecondFactor?: boolean;
}): readonly InductionItem[] {
  return checksSecondFactor ? ['password', 'second_factor'] : ['password'];
}

export interface Tick {
  readonly item: InductionItem;
  readonly at: Date;
  /** `BUZON` where Microsoft 365 showed it. */
  readonly by: Person;
  /** The name with which the policy of use was accepted. */
  readonly acceptedAs?: string;
  /** Which text was accepted; left out where it was not kept (before 28 Nov 2026). */
  readonly text?: TextStamp;
  /** What it was done over for, oldest first. */
  readonly earlier?: readonly Acceptance[];
}

/** One acceptance of the policy of use. */
export type Acceptance = Pick<Tick, 'at' | 'by' | 'acceptedAs' | 'text'>;

/** When the last of the first steps was taken; one that was done over counts from the first time. Null while some are open. */
export function completedAt(induction: readonly Tick[]): Date | null {
  if (!INDUCTION_ITEMS.every((item) => induction.some((tick) => tick.item === item))) return null;
  return new Date(Math.max(...induction.map(({ at, earlier = [] }) => (earlier[0]?.at ?? at).getTime())));
}

/** How far the reminders to confirm have gone: working days after the hand-over. The last one goes to the systems area. */
export const RECEIPT_REMINDERS = [1, 3, 5] as const;
export type ReceiptReminder = (typeof RECEIPT_REMINDERS)[number];

/** A new account, or one that gets another responsible official, is received by both sides; a password of one's own is not. */
export function needsReceipts(form: Form): boolean {
  return isCreation(form) || (form.type === 'responsible' && form.account.type === 'departmental');
}

/**
 * Both sides of a hand-over. The department's is its responsible official; where that is the holder, its head, or else whoever
 * asked. `head` is the chat user who heads the department.
 */
export function receiversOf(
  form: Form,
  { requester, head }: { readonly requester: Person; readonly head: string | null },
): Receivers {
  const holder = holderOf(form);
  const headed = head === null ? null : { id: head, name: departmentOf(form) };
  const department = [responsibleOf(form), headed, requester].find(
    (person) => person !== null && person.id !== holder?.id && person.id !== BUZON.id,
  );
  return { holder, department: department ?? null };
}

function departmentOf(form: Form): string {
  return isCreation(form) ? form.department.name : form.account.departmentName;
}
