/** How somebody works for the institution. */
export const RELATIONS = ['planta', 'contratista', 'provisional', 'pasante'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Whether an account of somebody with this relation ends with their contract, so that its last day has to be known. */
export function needsEnd(relation: Relation): boolean {
  return relation === 'contratista';
}
