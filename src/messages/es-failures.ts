import type { FailureCode } from '#domain/request.ts';

/** Why a plan could not be made or a step not be done, and what mends it. */
export const esFailures: Readonly<Record<FailureCode, (detail: string) => string>> = {
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
    `El grupo ${group} no existe en Microsoft 365. Créelo, o corrija DEFAULT_GROUPS en la configuración y reinicie Buzón; luego pulse Reintentar.`,
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
  nothing_to_change: () => 'La cuenta ya está como se pidió: no hay nada que cambiar.',
  wish_taken: (address) =>
    `La dirección ${address === '' ? 'que se pidió' : address} ya es de otra cuenta. Envíe otra solicitud con una dirección distinta.`,
  no_mailbox: () =>
    'La cuenta no tiene un buzón que responda en Microsoft 365. Asígnele una licencia con correo y pulse Reintentar, o rechace la solicitud.',
  protected_role: () =>
    'Es una cuenta que administra Microsoft 365, y Buzón no la toca. Ese cambio lo hace el área de sistemas en el centro de administración.',
  protected_synced: () =>
    'La cuenta viene del directorio local de la institución y solo se puede cambiar allá. Hable con el área de sistemas.',
  protected_listed: () =>
    'La cuenta está en la lista de las que Buzón nunca toca. Si hace falta, hable con el área de sistemas.',
  protected_guest: () => 'La cuenta es de un invitado de otra organización, y Buzón no la administra.',
  account_blocked: () =>
    'Alguien bloqueó la entrada a la cuenta fuera de Buzón, y una contraseña nueva no serviría. Averigüe por qué; si ya se puede, desbloquéela en el centro de administración y pulse Reintentar.',
  account_gone: (address) =>
    `La cuenta${address === '' ? '' : ` ${address}`} ya no está activa en Microsoft 365. Revise la lista con /correos.`,
  not_restorable: () =>
    'Pasaron más de 30 días desde que se eliminó, y Microsoft 365 ya no la puede devolver. Pida una cuenta nueva con /correo crear.',
  group_refused: (group) =>
    `Microsoft 365 no deja cambiar quién está en el grupo ${group}: se llena solo o da permisos de administración. Rechace la solicitud si aparece el botón, o haga ese cambio a mano y pulse Reintentar.`,
  line_without_effect: () =>
    'El paso a mano se confirmó, pero en Microsoft 365 no se ve el resultado. Pulse Reintentar, ejecute otra vez las líneas de la tarjeta y pulse Hecho.',
  has_other_account: (address) =>
    `Esta persona ya tiene otra cuenta${address === '' ? '' : ` (${address})`}, y nadie puede tener dos. Si la que hace falta es la anterior, pida primero eliminar la otra.`,
  reopened_outside: () =>
    'Alguien volvió a permitir el inicio de sesión de esta cuenta fuera de Buzón, y por eso no se eliminó. Si la cuenta debe seguir, pulse Reactivar; si no, bloquéela en el centro de administración y pulse Reintentar.',
  line_not_run: (reason) =>
    `El paso a mano no se pudo hacer${reason === '' ? '' : `: ${reason}`}. Corrija lo que lo impidió y pulse Reintentar; si aparece el botón Rechazar, también puede rechazar la solicitud.`,
  unexpected: () => 'Microsoft 365 respondió algo inesperado. Revise el registro de Buzón y pulse Reintentar.',
};
