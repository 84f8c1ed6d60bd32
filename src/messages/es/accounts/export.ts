import type { OwnDocumentType } from '#domain/form/document-type.ts';
import type { RedirectionEnd } from '#domain/request/account-facts.ts';
import type { DelegationRight } from '#domain/account/account-form.ts';
import { esForm } from '../forms/form.ts';
import { whole } from '../whole-number.ts';

const redirected: Readonly<Record<RedirectionEnd['is'], (to: string, since: string, until: string) => string>> = {
  dated: (to, since, until) => `Redirigida desde el ${since} hasta el ${until} a ${to}`,
  overdue: (to, since, until) =>
    `Redirigida desde el ${since} a ${to}: debía terminar el ${until} y no se ha podido quitar`,
  open: (to, since) => `Redirigida desde el ${since} a ${to}, sin fecha de fin`,
  unknown: (to, since) =>
    `Redirigida desde el ${since} a ${to}; su solicitud se cerró sin terminar, y no se sabe si sigue`,
};

/** The list of accounts (FT-GTI-002) as a spreadsheet and as text. */
export const esExport = {
  title: 'Lista de correos corporativos',
  /** Names of the two sheets: at most 31 characters, without : \ / ? * [ ] or apostrophes. */
  sheets: { list: 'Correos', summary: 'Resumen' },
  columns: {
    address: 'Dirección',
    displayName: 'Nombre visible',
    givenNames: 'Nombres',
    surnames: 'Apellidos',
    type: 'Tipo de cuenta',
    state: 'Estado',
    departmentCode: 'Código de la dependencia',
    departmentName: 'Dependencia',
    position: 'Cargo',
    phone: 'Teléfono',
    relation: 'Vinculación',
    contractNumber: 'Número del contrato',
    contractStart: 'Primer día del contrato',
    contractEnd: 'Último día del contrato',
    document: 'Documento',
    holder: 'Titular',
    responsible: 'Responsable',
    aliases: 'Otras direcciones',
    uses: 'Redirecciones y permisos',
    licensed: 'Licencia',
    seenAt: 'Licencia y direcciones vistas en Microsoft 365',
    origin: 'Origen',
    requestNumber: 'Solicitud',
    createdAt: 'Creada',
    deliveredAt: 'Entregada',
    closedAt: 'Cerrada',
    suspendedAt: 'Suspendida',
    deletedAt: 'Eliminada',
    handOver: 'Entrega pendiente',
  },
  types: { personal: 'De una persona', departmental: 'De una dependencia' },
  states: { active: 'Activa', suspended: 'Suspendida', deleted: 'Eliminada' },
  blocked: 'Bloqueada',
  relations: esForm.relations,
  documents: { cc: 'CC', ce: 'CE', passport: 'Pasaporte', ppt: 'PPT', ti: 'TI' } as Readonly<
    Record<OwnDocumentType, string>
  > &
    Readonly<Record<string, string>>,
  origins: {
    request: 'Creada con una solicitud',
    imported: 'Ya existía',
    adopted: 'Creada fuera del procedimiento y adoptada',
  },
  redirected,
  goneAccount: 'una cuenta que ya se eliminó',
  /** Given by hand, which Microsoft 365 does not show: nobody knows whether it was taken back. */
  used: (to: string, rights: string, { since, by }: { readonly since: string | null; readonly by: string }): string =>
    since === null
      ? `${to}: ${rights} (dado a mano, según ${by})`
      : `${to}: ${rights} (dado a mano el ${since}, según ${by})`,
  systems: 'el área de sistemas',
  rights: {
    full_access: 'abre el buzón',
    send_as: 'envía como la cuenta',
    send_on_behalf: 'envía en nombre de la cuenta',
  } satisfies Readonly<Record<DelegationRight, string>>,
  yes: 'Sí',
  /** The licence's name was never looked up. */
  licenceUnknown: 'Sí; no se sabe cuál',
  unknown: 'no se sabe',
  perhapsMore: (addresses: string): string => `${addresses} (puede haber otras)`,
  no: 'No',
  /** Header and footer of printed pages; short, since Excel allows 255 characters. */
  print: {
    system: 'Sistema Integrado de Gestión',
    date: 'Fecha',
    exportedBy: (name: string): string => `Exportada por ${name}`,
    page: (page: string, pages: string): string => `Página ${page} de ${pages}`,
  },
  summary: {
    institution: 'Institución',
    nit: 'NIT',
    code: 'Formato',
    version: 'Versión',
    versionDate: 'Fecha de la versión',
    procedure: 'Procedimiento',
    exportedAt: 'Exportada el',
    exportedBy: 'Exportada por',
    accounts: 'Cuentas en la lista',
    byState: 'Cuentas por estado',
    byRelation: 'Cuentas por vinculación',
    byDepartment: 'Cuentas por dependencia',
    most: (shown: number): string => `Las ${shown} dependencias con más cuentas`,
    others: (count: number): string => (count === 1 ? 'Otra dependencia' : `Otras ${whole(count)} dependencias`),
    allDepartments: 'Todas las dependencias',
    noRelation: 'Sin vinculación registrada',
    noDepartment: 'Sin dependencia registrada',
    state: 'Estado',
    relation: 'Vinculación',
    department: 'Dependencia',
    many: { active: 'Activas', suspended: 'Suspendidas', deleted: 'Eliminadas' },
    count: 'Cuentas',
    total: 'Total',
  },
};

export type ExportWords = typeof esExport;
