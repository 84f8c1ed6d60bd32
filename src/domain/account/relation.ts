import type { OwnProfile } from './own-profile.ts';

/** How somebody works for the institution, by the code that the institution gave it. */
export type Relation = string;

/** Whether the form asks for something, and takes no form without it; `optional`: it asks, and takes forms without it. */
type Need = boolean | 'optional';

/** A relation that the form offers: what it asks of a person, and what their account gets. */
export interface RelationRule {
  readonly code: Relation;
  /** As people read it; null for one of ours, whose words are in messages. */
  readonly name: string | null;
  /** Whether it ends on a day that is known from the beginning. */
  readonly needsEnd: boolean;
  /** Whether there is a contract, whose number is asked for. */
  readonly needsContract: Need;
  /** Whether the first day is asked for. */
  readonly needsStart: Need;
  /** What its accounts get instead of what everybody gets; null for the same. */
  readonly profile: OwnProfile | null;
}

const PLAIN = { name: null, needsEnd: false, needsContract: false, needsStart: false, profile: null } as const;

/** The relations of an institution that has written no list of its own. */
export const RELATIONS = [
  { ...PLAIN, code: 'planta' },
  { ...PLAIN, code: 'contratista', needsEnd: true, needsContract: 'optional', needsStart: 'optional' },
  { ...PLAIN, code: 'provisional' },
  { ...PLAIN, code: 'pasante', needsEnd: true },
] as const satisfies readonly RelationRule[];

/** One of ours, which has words in every language. */
export type OwnRelation = (typeof RELATIONS)[number]['code'];

/** The rule of a relation; null for one that the institution does not offer any more. */
export function ruleOf<T extends { readonly code: string }>(rules: readonly T[], code: string | null): T | null {
  return rules.find((rule) => rule.code === code) ?? null;
}

/** What a form about an account that is there asks for with a relation: the end may be left empty too. */
export type AskedRelation = Omit<RelationRule, 'needsEnd'> & { readonly needsEnd: Need };

/**
 * The relations that an account may have from now on: those that the institution offers, and before them its own where that is
 * offered no more. With its own, what it has is asked for too: nothing of it goes unnoticed.
 */
export function relationsFor(
  rules: readonly RelationRule[],
  has: {
    readonly relation: Relation | null;
    readonly contractNumber: string | null;
    readonly contractStart: string | null;
    readonly contractEnd: string | null;
  },
): readonly AskedRelation[] {
  const { relation, contractNumber, contractStart, contractEnd } = has;
  const orGiven = (need: Need, value: string | null): Need => (need === false && value !== null ? 'optional' : need);
  const asked = (rule: RelationRule): AskedRelation => ({
    ...rule,
    needsEnd: orGiven(rule.needsEnd, contractEnd),
    needsContract: orGiven(rule.needsContract, contractNumber),
    needsStart: orGiven(rule.needsStart, contractStart),
  });
  const isOffered = relation === null || ruleOf(rules, relation) !== null;
  const all = isOffered ? rules : [{ ...PLAIN, code: relation }, ...rules];
  return all.map((rule) => (rule.code === relation ? asked(rule) : rule));
}
