import { z } from 'zod';
import type { Field as Name } from '#domain/form/validate-form.ts';
import type { Answers } from '../acts.ts';
import { NAME_PARTS } from '../parts/capitals.ts';
import { id, sha256, text } from '../parts/payloads.ts';

/** The fields whose values are kept while the form is drawn again, with the most that is kept of each, characters. */
const KEPT = {
  ...{
    givenNames: 64,
    surnames: 64,
    documentType: 20,
    documentNumber: 20,
    position: 128,
    department: 64,
    relation: 40,
  },
  ...{ contractNumber: 60, contractStart: 10, contractEnd: 10 },
  ...{ contactEmail: 254, contactPhone: 131, chatUser: 40, responsible: 40, accountName: 64 },
  ...{ desiredAddress: 100, justification: 0, consent: 3 },
} as const satisfies Readonly<Record<Exclude<Name, 'type'>, number>>;
export type KeptName = keyof typeof KEPT;
export const KEPT_NAMES = Object.keys(KEPT) as readonly KeptName[];

/** What stands in fields: texts as typed; of choices, people and departments their values. */
export type Entries = Readonly<Partial<Record<KeptName, string>>>;

const entries = z.partialRecord(z.enum(KEPT_NAMES), text);

/**
 * What the form carries along: the privacy notice that it shows, and what nobody has to fill in again when it is drawn
 * again. Forms from before carry the notice alone, or nothing.
 */
export const creationState = z
  .object({
    notice: sha256,
    /** The request that it corrects. */
    corrects: id.optional(),
    /** The account is for whoever fills the form in. */
    own: z.literal(true).optional(),
    /** The department of whoever fills it in. */
    from: text.optional(),
    /** What was filled in by the form: whatever stands there else was typed by the person, and stays. */
    proposed: entries.optional(),
    /** What stands in fields that the form does not show now. */
    kept: entries.optional(),
    refilled: z.partialRecord(z.enum(KEPT_NAMES), z.int().min(0).max(10_000)).optional(),
    /** The end of a contract that the form asks about a second time. */
    doubted: text.optional(),
    /** Names that were typed in capitals, as they were typed; null where the person decided. */
    shouted: z.partialRecord(z.enum(NAME_PARTS), text.nullable()).optional(),
  })
  .nullable();
export type CreationState = z.output<typeof creationState>;

/** What stands in the fields that the form shows. */
export function shownEntries(answers: Answers): Entries {
  const found = KEPT_NAMES.flatMap((name) => {
    const value = valueOf(answers, name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

function valueOf(answers: Answers, name: KeptName): string | null {
  if (name === 'consent') return answers.options(name)[0]?.value ?? null;
  return answers.text(name) ?? answers.option(name) ?? answers.day(name) ?? answers.person(name);
}

/** The values to carry along, of at most 900 characters in all: a chat accepts little. */
export function toCarry(values: Entries): Entries {
  const cut = Object.entries(values).map(([name, value]) => [
    name,
    [...value].slice(0, KEPT[name as KeptName]).join(''),
  ]);
  return Object.fromEntries(cut.filter(([, value]) => value !== '')) as Entries;
}
