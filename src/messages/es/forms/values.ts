import type { Change, ChangeWord } from '#domain/plan/plan.ts';

const labels: Readonly<Record<Change['what'], string>> = {
  given_names: 'Nombres',
  surnames: 'Apellidos',
  display_name: 'Nombre visible',
  position: 'Cargo',
  department: 'Dependencia',
  phone: 'Teléfono',
  relation: 'Vinculación',
  contract_number: 'Número del contrato',
  contract_start: 'Primer día del contrato',
  document: 'Documento',
  responsible: 'Responsable',
  address: 'Dirección',
  password: 'Contraseña',
  licence: 'Licencia',
  groups: 'Grupos',
  out_of_office: 'Respuesta automática',
  redirection: 'Redirección',
  alias: 'Dirección adicional',
  mailbox_type: 'Tipo de buzón',
  delegation: 'Permiso de uso',
  contract_end: 'Último día del contrato',
  sign_in: 'Entrada a la cuenta',
  sign_in_name: 'Nombre de inicio de sesión',
  account: 'Estado de la cuenta',
};

const words: Readonly<Record<ChangeWord, string>> = {
  user_mailbox: 'buzón de una persona',
  shared_mailbox: 'buzón compartido',
  allowed: 'permitida',
  blocked: 'impedida',
  present: 'existe',
  deleted: 'eliminada',
  full_access: 'abrir el buzón',
  send_as: 'enviar como la cuenta',
  send_on_behalf: 'enviar en nombre de la cuenta',
  full_access_and_send_as: 'abrir el buzón y enviar como la cuenta',
  temporary_password: 'una nueva, que se elige con un acceso temporal',
};

/** The values before and after a change, in words. */
export const esValues = {
  labels,
  words,
  none: '(no tiene)',
  /** The mask hides the digits that are corrected. */
  alike: (document: string): string => `${document} (cambian cifras que aquí no se muestran)`,
  to: (value: string, name: string): string => `${name}: ${value}`,
  until: (value: string, day: string): string => `${value} (hasta el ${day})`,
  between: (value: string, from: string, until: string): string => `${value} (del ${from} al ${until})`,
  /** What accounts of the new relation get and this one does not: nothing of it is done by the request. */
  relationGets: {
    label: 'Falta por la vinculación',
    licence: (licence: string): string => `licencia ${licence}`,
    inPlaceOf: (licence: string, held: string): string => `licencia ${licence} (hoy tiene ${held})`,
    join: (groups: string): string => `entrar a ${groups}`,
    leave: (groups: string): string => `salir de ${groups}`,
    afterwards: 'Esta solicitud no lo hace: pídalo después con «Cambio de licencia» o «Grupos y listas».',
  },
};
