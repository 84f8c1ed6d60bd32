import type { AccountState } from '#domain/account/account.ts';
import type { OwnRelation, Relation } from '#domain/account/relation.ts';

/** All filters that take a value, in the order in which the help lists them. */
export const FILTERS = [
  'document',
  'department',
  'state',
  'relation',
  'responsible',
  'holder',
  'ends',
  'order',
] as const;
export type FilterName = (typeof FILTERS)[number];

export const ACCOUNT_ORDERS = ['address', 'name', 'department', 'ends', 'created'] as const;

/**
 * The words of the query language and their filters, folded. Help shows the first word of each filter. English is
 * always understood too.
 */
export const FILTER_WORDS: ReadonlyMap<string, FilterName> = meaning({
  document: ['documento', 'doc', 'cedula', 'document'],
  department: ['dependencia', 'dep', 'department', 'dept'],
  state: ['estado', 'state'],
  relation: ['vinculo', 'vinculacion', 'relacion', 'relation'],
  responsible: ['responsable', 'resp', 'responsible'],
  holder: ['titular', 'holder'],
  ends: ['vence', 'ends', 'expires'],
  order: ['orden', 'ordenar', 'order', 'sort'],
});

export const FLAG_WORDS: ReadonlyMap<string, 'over' | 'blocked' | 'undelivered' | 'without_responsible'> = meaning({
  over: ['vencida', 'vencidas', 'vencido', 'vencidos', 'expired'],
  blocked: ['bloqueada', 'bloqueadas', 'bloqueado', 'bloqueados', 'blocked'],
  undelivered: ['sin-entregar', 'undelivered'],
  without_responsible: ['sin-responsable', 'without-responsible'],
});

export const STATE_WORDS: ReadonlyMap<string, AccountState> = meaning({
  active: ['activa', 'activas', 'activo', 'activos', 'active'],
  suspended: ['suspendida', 'suspendidas', 'suspendido', 'suspendidos', 'suspended'],
  deleted: ['eliminada', 'eliminadas', 'eliminado', 'eliminados', 'borrada', 'borradas', 'deleted'],
});

/** Words of our own relations, and of accounts that have none. */
const RELATION_WORDS = meaning<OwnRelation | 'departmental'>({
  planta: ['planta', 'permanent', 'staff'],
  contratista: ['contratista', 'contratistas', 'contractor', 'contractors'],
  provisional: ['provisional', 'provisionales', 'temporary'],
  pasante: ['pasante', 'pasantes', 'practicante', 'practicantes', 'intern', 'interns'],
  departmental: ['dependencia', 'dependencias', 'department', 'departmental'],
});

/** The words that mean a relation: its code and its name, and what people call ours. */
export function relationWords(
  relations: readonly { readonly code: Relation; readonly name: string | null }[],
): ReadonlyMap<string, Relation> {
  const own = relations.flatMap(({ code, name }) =>
    [code, ...(name === null ? [] : [name])].map((word) => [fold(word), code] as const),
  );
  return new Map<string, Relation>([...RELATION_WORDS, ...own]);
}

export const ORDER_WORDS: ReadonlyMap<string, (typeof ACCOUNT_ORDERS)[number]> = meaning({
  name: ['nombre', 'name'],
  address: ['direccion', 'correo', 'address'],
  ends: ['vence', 'ends', 'expires'],
  created: ['creada', 'creacion', 'created'],
  department: ['dependencia', 'dep', 'department', 'dept'],
});

/** Removes accents and capitals. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function meaning<T extends string>(words: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  const names = Object.keys(words) as T[];
  return new Map(names.flatMap((name) => words[name].map((word) => [word, name] as const)));
}
