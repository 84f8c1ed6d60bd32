import type { AccountOrder } from '#domain/account-search/account-order.ts';
import type { AccountState } from '#domain/account/account.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { FilterName } from '#domain/account-search/account-query-words.ts';
import { esAccountCard } from './account-card.ts';
import { whole } from '../whole-number.ts';

type Searched = 'words' | FilterName | 'over' | 'blocked' | 'undelivered' | 'without_responsible';

const states: Readonly<Record<AccountState, string>> = {
  active: 'activa',
  suspended: 'suspendida',
  deleted: 'eliminada',
};

/** How to write each search, and what it finds. */
const searches: Readonly<Record<Searched, { readonly write: string; readonly finds: string }>> = {
  words: {
    write: 'rosa rentas',
    finds: 'busca en el nombre, la dirección y la dependencia; basta una parte de cada palabra.',
  },
  document: {
    write: 'documento:4321',
    finds:
      'el documento de la persona termina en esas cifras: al menos tres. Con cuatro o más basta escribirlas solas.',
  },
  department: {
    write: 'dependencia:"Secretaría de Salud"',
    finds: 'el nombre de la dependencia, o su código. Lo que lleva espacios va entre comillas.',
  },
  state: { write: 'estado:suspendida', finds: 'también activa o eliminada.' },
  relation: {
    write: 'vinculacion:contratista',
    finds: 'también planta, provisional o pasante. Para las cuentas de una dependencia: vinculacion:dependencia.',
  },
  responsible: { write: 'responsable:restrepo', finds: 'el nombre del funcionario que responde por la cuenta.' },
  holder: { write: 'titular:"ana ruiz"', finds: 'el nombre de la persona que usa la cuenta.' },
  ends: {
    write: 'vence:30d',
    finds: 'el contrato termina de hoy a 30 días. Con una fecha, hasta ese día: vence:2030-12-31.',
  },
  over: { write: 'vencida', finds: 'el contrato ya terminó y la cuenta sigue activa.' },
  blocked: { write: 'bloqueada', finds: 'las cuentas que alguien bloqueó y siguen así.' },
  undelivered: {
    write: 'sin-entregar',
    finds: 'se creó con una solicitud y falta entregarla, confirmarla o cambiar la contraseña.',
  },
  without_responsible: { write: 'sin-responsable', finds: 'nadie responde por la cuenta todavía.' },
  order: {
    write: 'orden:nombre',
    finds: 'también direccion, dependencia, vence o creada. Con un guion, al revés: orden:-creada.',
  },
};

const orders: Readonly<Record<AccountOrder['by'], { readonly up: string; readonly down: string }>> = {
  address: { up: 'Dirección (A a Z)', down: 'Dirección (Z a A)' },
  name: { up: 'Nombre (A a Z)', down: 'Nombre (Z a A)' },
  department: { up: 'Dependencia (A a Z)', down: 'Dependencia (Z a A)' },
  ends: { up: 'Contrato que termina primero', down: 'Contrato que termina de último' },
  created: { up: 'Las más antiguas primero', down: 'Las más recientes primero' },
};

const findings: Readonly<Record<FindingKind, string>> = {
  made: 'se creó fuera del procedimiento',
  renamed: 'se le cambió el nombre o la dirección fuera del procedimiento',
  blocked: 'se bloqueó fuera del procedimiento',
  unblocked: 'se desbloqueó fuera del procedimiento',
  deleted: 'se eliminó fuera del procedimiento',
  unlicensed: 'quedó sin licencia con correo fuera del procedimiento',
};

/** FT-GTI-002, the list of accounts: the list, its search, and the card of one account. */
export const esAccounts = {
  title: 'Lista de correos corporativos',
  found: (total: number, text: string): string => {
    const what = total === 1 ? '1 cuenta' : `${whole(total)} cuentas`;
    return text === '' ? what : `${what} para «${text}»`;
  },
  none: (text: string): string =>
    text === ''
      ? 'No hay cuentas en la lista. Aparecen aquí cuando se crean con /correo o se importan.'
      : `No hay cuentas para «${text}». Pruebe con otra parte del nombre, la dirección o la dependencia.`,
  /** Follows when something was searched. */
  widen: {
    systems:
      'Si buscó por varias cosas a la vez, quite alguna. Escriba /correos ayuda para ver todo lo que se puede buscar.',
    all: 'Solo aparecen las cuentas activas. Escriba /correos ayuda para ver ejemplos.',
  },
  page: (page: number, pages: number): string => `Página ${page} de ${pages}`,
  /** On the last page that can be opened when there are more accounts. */
  refine: {
    systems: (reach: number): string =>
      `Aquí se ven hasta ${whole(reach)} cuentas y hay más. Para ver otras, agregue a la búsqueda un apellido, la dependencia o un estado, o exporte toda la lista.`,
    all: (reach: number): string =>
      `Aquí se ven hasta ${whole(reach)} cuentas y hay más. Para ver otras, agregue a la búsqueda un apellido o la dependencia.`,
  },
  previous: 'Anterior',
  next: 'Siguiente',
  orderBy: 'Ordenar por',
  orders,
  exports: { xlsx: 'Exportar toda la lista a Excel', csv: 'Exportar toda la lista a CSV' },
  states,
  blocked: 'bloqueada',
  responsible: (name: string): string => `responsable: ${name}`,
  noResponsible: 'sin responsable',
  before: 'existía antes de Correo',
  view: 'Ver',
  modify: 'Modificar',
  delete: 'Eliminar',
  restore: 'Restaurar',
  reactivate: 'Reactivar',
  block: 'Bloquear ahora',
  pendingHandOver: 'sin entregar',
  unfinished: 'entrega sin terminar',
  until: (date: string): string => `contrato hasta el ${date}`,
  query: {
    title: 'Cómo buscar en la lista de correos',
    intro: 'Escriba /correos y lo que busca. Las tildes y las mayúsculas no importan.',
    together: 'Se puede buscar por varias cosas a la vez: /correos rentas estado:suspendida orden:nombre',
    searches,
    /** The name of a filter before its value. */
    names: {
      document: 'documento:',
      department: 'dependencia:',
      state: 'estado:',
      relation: 'vinculacion:',
      responsible: 'responsable:',
      holder: 'titular:',
      ends: 'vence:',
      order: 'orden:',
    } satisfies Readonly<Record<FilterName, string>>,
    unknown: (word: string): string =>
      `No entendimos «${word}», y por eso no se buscó nada. Escriba /correos otra vez. Esto es lo que se puede buscar:`,
    badValue: (filter: string, word: string): string =>
      word === ''
        ? `Falta lo que se busca después de «${filter}», y por eso no se buscó nada. Escriba /correos otra vez, por ejemplo así:`
        : `No entendimos «${word}» después de «${filter}», y por eso no se buscó nada. Escriba /correos otra vez, por ejemplo así:`,
    notSystems: (word: string): string =>
      `Solo el área de sistemas puede buscar u ordenar con «${word}». Quítelo y escriba /correos otra vez. Esto es lo que usted puede buscar:`,
    more: 'Para ver todo lo que se puede buscar: /correos ayuda',
  },
  card: { ...esAccountCard, findings },
};
