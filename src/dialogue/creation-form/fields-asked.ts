import type { RelationRule } from '#domain/account/relation.ts';
import type { Field as Name, RawForm } from '#domain/form/validate-form.ts';

export interface Asking {
  readonly type: RawForm['type'];
  /** The account is for whoever fills the form in. */
  readonly isOwn: boolean;
  /** The relation that is chosen; null for none yet. */
  readonly relation: RelationRule | null;
}

/** What the form asks for, in this order: all that depends on the kind of account and on the relation is decided here. */
export function fieldsAsked({ type, isOwn, relation }: Asking): readonly Name[] {
  if (type === 'departmental') return ['type', 'accountName', 'department', 'responsible', 'contactPhone', ...LAST];
  return [
    ...(isOwn ? [] : (['type', 'chatUser'] as const)),
    ...(['givenNames', 'surnames', 'documentType', 'documentNumber', 'position', 'department', 'relation'] as const),
    ...((relation?.needsContract ?? false) !== false ? (['contractNumber'] as const) : []),
    ...((relation?.needsStart ?? false) !== false ? (['contractStart'] as const) : []),
    ...(relation?.needsEnd === true ? (['contractEnd'] as const) : []),
    ...(['contactEmail', 'contactPhone', 'responsible'] as const),
    ...LAST,
  ];
}

const LAST = ['justification', 'desiredAddress', 'consent'] as const satisfies readonly Name[];
