/** How somebody works for the institution. */
export const RELATIONS = ['planta', 'contratista', 'provisional', 'pasante'] as const;
export type Relation = (typeof RELATIONS)[number];
