import type { StepName } from '#domain/plan.ts';
import type { Failure, FailureCode } from '#domain/request.ts';

/** What each step is called while it runs and once it is done. */
const steps: Readonly<Record<StepName, { readonly plan: string; readonly doing: string; readonly done: string }>> = {
  reserve_address: {
    plan: 'Apartar la dirección',
    doing: 'revisando la dirección y las licencias…',
    done: 'dirección apartada',
  },
  create_user: { plan: 'Crear la cuenta', doing: 'creando la cuenta…', done: 'cuenta creada' },
  assign_licence: { plan: 'Asignar la licencia', doing: 'asignando la licencia…', done: 'licencia asignada' },
  wait_mailbox: { plan: 'Esperar el buzón', doing: 'esperando el buzón…', done: 'buzón listo' },
  mailbox_settings: { plan: 'Poner idioma y hora', doing: 'poniendo idioma y hora…', done: 'idioma y hora puestos' },
  join_groups: { plan: 'Agregar a los grupos', doing: 'agregando a los grupos…', done: 'grupos listos' },
  read_back: { plan: 'Comprobar todo', doing: 'comprobando todo…', done: 'todo comprobado' },
  hand_over: { plan: 'Entregar la cuenta', doing: 'entregando la cuenta…', done: 'cuenta entregada' },
};

const failures: Readonly<Record<FailureCode, (detail: string) => string>> = {
  no_seats: (sku) =>
    `No quedan licencias ${sku}. Compre o libere una en el centro de administración de Microsoft 365 y luego pulse Reintentar.`,
  licence_unknown: (sku) =>
    `La licencia ${sku} no existe en Microsoft 365. Corrija LICENSE_SKU en la configuración, reinicie Buzón y pulse Reintentar.`,
  address_taken: () => 'Otra cuenta tomó la dirección. Pulse Reintentar para proponer otra.',
  no_free_address: () =>
    'Todas las direcciones posibles para este nombre están ocupadas. Rechace la solicitud y pida que la envíen de nuevo con otra dirección.',
  permission_missing: (permission) =>
    `A Buzón le falta el permiso ${permission} en Microsoft 365. Un administrador debe darlo (con consentimiento) y luego pulse Reintentar.`,
  role_missing: (role) =>
    `A Buzón le falta el rol «${role}» en Microsoft Entra. Un administrador debe asignarlo y luego pulse Reintentar.`,
  invalid_value: (detail) =>
    `Microsoft 365 no aceptó un dato de la solicitud${detail === '' ? '' : ` (${detail})`}. Si aparece el botón Rechazar, rechácela con la explicación para que la corrijan; si no, corrija el dato en el centro de administración y pulse Reintentar.`,
  licence_conflict: () =>
    'Microsoft 365 no puede asignar esta licencia a la cuenta (choca con otra o no se ofrece en el país). Revise la licencia en el centro de administración y pulse Reintentar.',
  group_missing: (group) =>
    `El grupo ${group} no existe en Microsoft 365. Corrija DEFAULT_GROUPS en la configuración, reinicie Buzón y pulse Reintentar.`,
  not_converged: () =>
    'Microsoft 365 todavía no muestra todos los cambios de la cuenta. Revise la cuenta en el centro de administración y pulse Reintentar.',
  mailbox_late: () =>
    'Pasaron 24 horas y Exchange no ha creado el buzón. Revise la licencia de la cuenta; si está bien, abra un caso con Microsoft y luego pulse Reintentar.',
  account_vanished: () => 'La cuenta ya no aparece en Microsoft 365. Revise si alguien la eliminó y pulse Reintentar.',
  mailbox_refused: (permission) =>
    `Exchange no deja que Buzón configure el buzón (${permission}). Revise las políticas de acceso de la aplicación y pulse Reintentar.`,
  credentials_rejected: () =>
    'Microsoft 365 no aceptó las credenciales de Buzón: el certificado o secreto venció o cambió. Renuévelo en la configuración, reinicie Buzón y pulse Reintentar.',
  throttled: () => 'Microsoft 365 lleva demasiado tiempo pidiendo esperar. Deje pasar unos minutos y pulse Reintentar.',
  unavailable: () => 'Microsoft 365 no respondió. Revise la conexión y el estado del servicio, y pulse Reintentar.',
  chat_unavailable: () =>
    'El chat lleva demasiado tiempo sin responder y la cuenta no se ha entregado. Cuando el chat vuelva, pulse Reintentar.',
  chat_refused: (detail) =>
    `El chat no dejó que Buzón escribiera (${detail}). Revise los permisos de la aplicación en Slack y pulse Reintentar.`,
  nobody_reachable: (name) =>
    `No se pudo escribir ni a la persona ni a ${name}, su responsable: ya no están en el chat. Entregue la cuenta en persona o reactive a alguno de los dos y pulse Reintentar.`,
  unexpected: () => 'Microsoft 365 respondió algo inesperado. Revise el registro de Buzón y pulse Reintentar.',
};

export const esWork = {
  steps,
  waiting: {
    mailbox: (time: string): string =>
      `Exchange está creando el buzón; suele tardar unos 15 minutos y puede tardar hasta 24 horas. Se revisa de nuevo a las ${time}, sin que nadie haga nada.`,
    throttled: (time: string): string =>
      `Microsoft 365 pidió esperar. Se sigue a las ${time}, sin que nadie haga nada.`,
    unavailable: (time: string): string =>
      `Microsoft 365 no respondió. Se intenta de nuevo a las ${time}, sin que nadie haga nada.`,
    chat: (time: string): string => `El chat no respondió. Se intenta de nuevo a las ${time}, sin que nadie haga nada.`,
    replication: (time: string): string =>
      `Microsoft 365 aún no muestra el cambio en todos sus servidores. Se revisa de nuevo a las ${time}, sin que nadie haga nada.`,
  },
  failure: (failure: Pick<Failure, 'code' | 'detail'>): string => failures[failure.code](failure.detail ?? ''),
  nothingLost: 'Nada se perdió: lo que ya se hizo queda hecho y no se repite.',
};
