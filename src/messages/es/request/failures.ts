import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import { refusedIn } from '#domain/plan/mailbox-access.ts';
import { productNamed } from '#domain/account/product-names.ts';
import type { FailureCode } from '#domain/plan/failure.ts';

/** What to do after the problem is solved, as said at the sentence's place. */
export interface WhatNext {
  /** How to try again: «pulse Reintentar» where that button is. */
  readonly again: string;
  /** How to end the request, with the button there. */
  readonly end: string;
}

type Sentence = (detail: string, next: WhatNext) => string;

/** Why a plan could not be made or a step could not be done, and the solution. */
export const esFailures: Readonly<Record<FailureCode, Sentence>> = {
  no_seats: (sku, { again }) =>
    `No quedan licencias ${productNamed(sku)}. Compre o libere una en el centro de administración de Microsoft 365 y luego ${again}.`,
  licence_unknown: (sku, { again }) =>
    `La licencia ${withName(sku)} no existe en Microsoft 365. Corrija LICENSE_SKU en la configuración, reinicie Correo y ${again}.`,
  address_taken: (_, { again }) => `Otra cuenta tomó la dirección. Para que Correo proponga otra, ${again}.`,
  no_free_address: (_, { end }) =>
    `Las direcciones que Correo puede proponer están ocupadas. Si es una cuenta nueva, pulse Escribir la dirección; si no, ${end} y pida que la envíen de nuevo con otra dirección.`,
  permission_missing: (permission, { again }) =>
    `A Correo le falta el permiso ${permission} en Microsoft 365. Un administrador debe darlo (con consentimiento) y luego ${again}.`,
  role_missing: (role, { again }) =>
    `A Correo le falta el rol «${role}» en Microsoft Entra, o su alcance no incluye esta cuenta (tampoco incluye nunca a quienes administran Microsoft 365). Un administrador debe asignarlo o ampliarlo y luego ${again}.`,
  granted_but_refused: (granted, { again }) =>
    `Microsoft 365 no dejó hacer este paso${granted === '' ? '' : `, aunque Correo tiene «${granted}»`}. Puede ser porque ${granted === '' ? 'a Correo le falta un permiso, porque ' : ''}la cuenta o el grupo está en una unidad administrativa restringida, porque la cuenta administra Microsoft 365 o es elegible para hacerlo, porque el alcance del rol de Correo no la incluye, o porque el permiso se dio hace unos minutos. Revíselo en el centro de administración de Microsoft Entra y ${again}; si no se puede, haga el cambio allá.`,
  invalid_value: (detail, { again, end }) =>
    `Microsoft 365 no aceptó un dato de la solicitud${detail === '' ? '' : ` (${detail})`}. Corrija el dato en el centro de administración y ${again}; si no se puede, ${end} y explique por qué.`,
  password_refused: (_, { again }) =>
    `Microsoft 365 no aceptó la contraseña que Correo generó. No es culpa de la solicitud: ${again} y Correo genera otra. Si vuelve a pasar, un administrador debe revisar en Microsoft Entra la política de contraseñas y la lista de palabras prohibidas de la institución.`,
  licence_conflict: (_, { again }) =>
    `Microsoft 365 no puede asignar esta licencia a la cuenta (choca con otra o no se ofrece en el país). Revise la licencia en el centro de administración y ${again}.`,
  licence_refused: (detail, { again }) =>
    `Microsoft 365 no asignó la licencia: ${why[detail] ?? `hay un conflicto que no explica${detail === '' ? '' : ` (${detail})`}. Revise las licencias de la cuenta`} en el centro de administración y ${again}.`,
  licence_not_removable: (detail, { again }) =>
    `Microsoft 365 no dejó quitar la licencia: ${whyNot[detail] ?? 'no explica por qué. Revise las licencias de la cuenta'} en el centro de administración y ${again}.`,
  licence_ambiguous: (licences, { end }) =>
    `La cuenta tiene varias licencias con correo (${productNamed(licences)}) y la solicitud no dice cuál se reemplaza: ${end} y pida que la envíen de nuevo; el formulario lo pregunta.`,
  licence_group_wrong: (group, { again }) =>
    `El grupo ${group} no da la licencia de las cuentas nuevas. Asígnesela en el centro de administración, o corrija LICENSE_GROUP o LICENSE_SKU en la configuración y reinicie Correo; luego ${again}.`,
  licence_group_late: (group, { again }) =>
    `La cuenta está en el grupo ${group} hace más de una hora y Microsoft 365 no le ha dado la licencia del grupo. Revise las licencias de ese grupo en el centro de administración y ${again}.`,
  mailbox_address_taken: (_, { again }) =>
    `La dirección del buzón ya la tiene otro objeto de Microsoft 365 (un grupo, un contacto o una cuenta eliminada), y por eso Exchange no crea el buzón. Busque la dirección en el centro de administración de Exchange, quítela de allá y ${again}.`,
  mailbox_plan_disabled: (licence, { again }) =>
    `La licencia ${productNamed(licence)} tiene apagado el correo (Exchange Online) en esta cuenta. Actívelo en las licencias de la cuenta, o en las del grupo que la da, y ${again}.`,
  mailbox_error: (detail, { again }) =>
    `Exchange no puede crear el buzón${detail === '' ? '' : ` y dice: «${detail}»`}. Corrija la cuenta en el centro de administración y ${again}; si no sabe qué corregir, abra un caso con Microsoft.`,
  group_missing: (group, { again }) =>
    `El grupo ${group} no existe en Microsoft 365. Créelo, o corrija DEFAULT_GROUPS o LICENSE_GROUP en la configuración y reinicie Correo; luego ${again}.`,
  licence_not_offered: (licence) =>
    `La licencia ${productNamed(licence)} no incluye un buzón, o la institución ya no la tiene. Envíe otra vez la solicitud con /correo modificar y elija otra licencia.`,
  group_gives_mail: (group) =>
    `Salir del grupo ${group} le quitaría a la cuenta su única licencia con correo, y el buzón se borraría ${MAILBOX_KEPT_DAYS} días después. Si la cuenta debe terminar, pida eliminarla con /correo eliminar; si va a tener otra licencia, pida primero el cambio de licencia con /correo modificar y después envíe otra vez esta solicitud.`,
  not_converged: (_, { again }) =>
    `Microsoft 365 todavía no muestra todos los cambios de la cuenta. Revise la cuenta en el centro de administración y ${again}.`,
  mailbox_late: (_, { again }) =>
    `Pasaron 24 horas y Exchange no ha creado el buzón. Revise la licencia de la cuenta; si está bien, abra un caso con Microsoft y luego ${again}.`,
  account_vanished: (_, { again }) =>
    `La cuenta ya no aparece en Microsoft 365. Revise si alguien la eliminó y ${again}.`,
  mailbox_refused: (detail, { again }) => {
    const { permission, line } = refusedIn(detail);
    return `Exchange lleva horas sin dejar que Correo entre a este buzón; el resto de la cuenta está bien. Un administrador debe revisar que Correo tenga el permiso ${permission} en Microsoft Entra, o en Exchange el rol «Application ${permission}» con este buzón en su alcance; si falta, dárselo y esperar hasta dos horas. Luego ${again}. Esta línea de Exchange Online PowerShell muestra los roles de Exchange y si alcanzan el buzón (InScope): ${line}`;
  },
  address_conflict: (what, { again }) =>
    `La cuenta comparte una dirección con otra cuenta, grupo o contacto, y por eso Microsoft 365 no acepta ningún cambio en ella. Quien administre Exchange debe buscar en el centro de administración quién más tiene cada una de las direcciones de la cuenta y quitar la repetida de uno de los dos. Luego ${again}.${what === 'sign_in' ? ' Mientras tanto la persona todavía puede entrar: si es urgente, bloquéela en el centro de administración de Microsoft 365.' : ''}`,
  wish_unseen: (address) =>
    `La dirección ${address === '' ? 'que se pidió' : address} la tiene algo que Microsoft 365 no muestra, como una lista de distribución dinámica o un grupo eliminado. Correo la dejó en cuarentena. Envíe otra solicitud con una dirección distinta.`,
  credentials_rejected: (_, { again }) =>
    `Microsoft 365 no aceptó las credenciales de Correo: el certificado o secreto venció o cambió. Renuévelo en la configuración, reinicie Correo y ${again}.`,
  throttled: (_, { again }) =>
    `Microsoft 365 lleva demasiado tiempo pidiendo esperar. Deje pasar unos minutos y ${again}.`,
  unavailable: (_, { again }) => `Microsoft 365 no respondió. Revise la conexión y el estado del servicio, y ${again}.`,
  chat_unavailable: (_, { again }) =>
    `El chat lleva demasiado tiempo sin responder y la cuenta no se ha entregado. Cuando el chat vuelva, ${again}.`,
  chat_refused: (detail, { again }) =>
    `El chat no dejó que Correo escribiera (${detail}). Revise los permisos de la aplicación en Slack y ${again}.`,
  nobody_reachable: (name, { again }) =>
    `No se pudo escribir ni a la persona ni a ${name}, su responsable: ya no están en el chat. Entregue la cuenta en persona o reactive a alguno de los dos y ${again}.`,
  holder_unreachable: (name, { again }) =>
    `No se pudo escribir a ${name}, que recibe la cuenta: ya no está en el chat. No se le entregó a nadie más; lo demás quedó hecho. Reactive a esa persona en Slack y ${again}. Si ya no la va a recibir, cierre la solicitud sin terminar.`,
  receives_changed: (name) =>
    `Desde la aprobación cambió quién recibe la cuenta${name === '' ? '' : ` (ahora sería ${name})`}, y no se le entregó a nadie. Lo demás quedó hecho. Cierre la solicitud sin terminar, y pida una contraseña nueva con /correo modificar.`,
  nothing_to_change: () => 'La cuenta ya está como se pidió: no hay nada que cambiar.',
  wish_taken: (address) =>
    `La dirección ${address === '' ? 'que se pidió' : address} ya es de otra cuenta. Envíe otra solicitud con una dirección distinta.`,
  document_taken: () =>
    'El documento corregido ya es de otra cuenta, o de una solicitud abierta. Mire de quién es con /correos y, si está bien, envíe otra solicitud después.',
  no_mailbox: (_, { again, end }) =>
    `La cuenta no tiene un buzón que responda en Microsoft 365. Asígnele una licencia con correo y ${again}, o ${end}.`,
  protected_role: () =>
    'Es una cuenta con la que se administra Microsoft 365, y Correo no la toca. Ese cambio lo hace el área de sistemas en el centro de administración.',
  protected_synced: () => 'La cuenta viene del directorio local de la institución y solo se puede cambiar allá.',
  protected_listed: () => 'La cuenta está en la lista de las que Correo nunca toca.',
  protected_guest: () => 'La cuenta es de un invitado de otra organización, y Correo no la administra.',
  protected_eligible: () =>
    'La persona puede tomar un rol de administración de Microsoft 365 cuando lo necesite, y por eso Correo no toca su cuenta. Ese cambio lo hace el área de sistemas en el centro de administración.',
  protected_restricted: () =>
    'La cuenta está en una unidad administrativa restringida de Microsoft Entra, donde Correo no puede cambiar nada aunque tenga sus permisos. Ese cambio lo hace quien administre esa unidad.',
  account_blocked: (_, { again }) =>
    `Alguien bloqueó la entrada a la cuenta fuera de Correo, y una contraseña nueva no serviría. Averigüe por qué; si ya se puede, desbloquéela en el centro de administración y ${again}.`,
  blocked_here: (number, { again }) =>
    `La cuenta está bloqueada${number === '' ? '' : ` (solicitud ${number})`}. Cuando se quite el bloqueo, ${again}.`,
  account_gone: (address) =>
    `La cuenta${address === '' ? '' : ` ${address}`} ya no está activa en Microsoft 365. Revise la lista con /correos.`,
  not_restorable: () =>
    `Pasaron más de ${MAILBOX_KEPT_DAYS} días desde que se eliminó, y Microsoft 365 ya no la puede devolver. Pida una cuenta nueva con /correo crear.`,
  group_refused: (group, { again, end }) =>
    `Microsoft 365 no deja cambiar quién está en el grupo ${group}: se llena solo o da permisos de administración. Haga ese cambio a mano y ${again}, o ${end}.`,
  licence_without_mailbox: (sku, { again }) =>
    `La licencia ${sku} (LICENSE_SKU) no incluye un buzón de Exchange Online. La solicitud está bien. Ponga en LICENSE_SKU una licencia con buzón, reinicie Correo y ${again}.`,
  licence_disabled: (sku, { again }) =>
    `La licencia ${sku} (LICENSE_SKU) no se puede asignar a personas: su suscripción no está activa, o no es para usuarios. La solicitud está bien. Renueve la suscripción, o ponga otra licencia en LICENSE_SKU y reinicie Correo; luego ${again}.`,
  pass_disabled: () =>
    'La institución tiene desactivado el código de acceso temporal. Un administrador debe activar «Temporary Access Pass» en Microsoft Entra (Métodos de autenticación, Directivas), o poner CREDENTIAL_DELIVERY=password y reiniciar Correo.',
  pass_range: (range) =>
    `La directiva del código de acceso temporal no aceptó la duración que se pidió${range === '' ? '' : ` (acepta ${range} minutos)`}. Revise en Microsoft Entra la duración mínima y máxima de «Temporary Access Pass».`,
  pass_scope: () =>
    'La directiva del código de acceso temporal está desactivada o no incluye a esta persona. Un administrador debe incluirla en «Temporary Access Pass» de Microsoft Entra (Métodos de autenticación, Directivas), o poner CREDENTIAL_DELIVERY=password y reiniciar Correo.',
  domain_federated: (domain, { again }) =>
    `El dominio ${domain} (MAIL_DOMAIN) está federado con otro sistema de inicio de sesión, y por eso Microsoft 365 no deja crear cuentas en él. La solicitud está bien. Un administrador debe pasar el dominio a «Managed» en Microsoft Entra, o corregir MAIL_DOMAIN y reiniciar Correo; luego ${again}.`,
  domain_unverified: (domain, { again }) =>
    `El dominio ${domain} (MAIL_DOMAIN) no está verificado en Microsoft 365, y por eso no se pueden usar direcciones de él. La solicitud está bien. Un administrador debe verificar el dominio, o corregir MAIL_DOMAIN y reiniciar Correo; luego ${again}.`,
  group_synced: (group, { again }) =>
    `El grupo ${group} viene del directorio local de la institución, y solo allá se cambia quién está en él. Haga ese cambio en el directorio local. Si el grupo está en DEFAULT_GROUPS, quítelo de la configuración, reinicie Correo y ${again}.`,
  group_restricted: (group, { again }) =>
    `El grupo ${group} está en una unidad administrativa restringida de Microsoft Entra, y solo quien administre esa unidad cambia quién está en él. Si el grupo está en DEFAULT_GROUPS, quítelo de la configuración, reinicie Correo y ${again}.`,
  group_hidden: (group, { again }) =>
    `El grupo ${group} oculta quiénes están en él, y Correo no podría comprobar el cambio. Hágalo a mano en el centro de administración. Si el grupo está en DEFAULT_GROUPS, quítelo de la configuración, reinicie Correo y ${again}.`,
  group_protected: (group) =>
    `El grupo ${group} está protegido (PROTECTED_GROUPS): desde aquí nadie entra ni sale de él. Si hace falta, quien administra Microsoft 365 hace el cambio.`,
  line_without_effect: (_, { again }) =>
    `El paso a mano se confirmó, pero en Microsoft 365 no se ve el resultado. Para que la tarjeta muestre otra vez las líneas, ${again}.`,
  has_other_account: (address) =>
    `Esta persona ya tiene otra cuenta${address === '' ? '' : ` (${address})`}, y nadie puede tener dos. Si la que hace falta es la anterior, pida primero eliminar la otra.`,
  reopened_outside: (_, { again }) =>
    `Alguien volvió a permitir el inicio de sesión de esta cuenta fuera de Correo, y por eso no se eliminó. Si la cuenta debe seguir, pulse Reactivar; si no, bloquéela en el centro de administración y ${again}.`,
  line_not_run: (reason, { again, end }) =>
    `El paso a mano no se pudo hacer${reason === '' ? '' : `: ${reason}`}. Corrija lo que lo impidió y ${again}, o ${end}.`,
  forward_stays: (rules, { again }) =>
    `La cuenta ya está bloqueada, pero hay reglas de su buzón${rules === '' ? '' : ` (${rules})`} que siguen enviando mensajes fuera de la institución, y Microsoft 365 no deja que Correo las cambie. Apáguelas en Exchange Online PowerShell con Disable-InboxRule y ${again}.`,
  target_blocked: (address, { again, end }) =>
    `La cuenta ${address === '' ? 'que recibiría los mensajes' : address} está bloqueada en Microsoft 365: nadie leería lo que llegue. Desbloquéela y ${again}, o ${end} para que elijan otra.`,
  department_too_long: (name, { end }) =>
    `El nombre de la dependencia «${name}» es demasiado largo: Microsoft 365 guarda hasta 64 letras, y Correo no lo recorta. Si hay una lista de dependencias, acórtelo en ese archivo (DEPARTMENTS_FILE) y reinicie Correo. Después ${end} y pida que la envíen otra vez con el nombre corto.`,
  unexpected: (_, { again }) => `Microsoft 365 respondió algo inesperado. Revise el registro del programa y ${again}.`,
};

/** Microsoft's codes for why a licence cannot be assigned. */
const why: Readonly<Record<string, string>> = {
  DependencyViolation: 'necesita otra licencia o un plan de servicio que la cuenta no tiene. Agregue lo que falta',
  MutuallyExclusiveViolation: 'choca con otra licencia que la cuenta ya tiene. Quite una de las dos',
  ProhibitedInUsageLocationViolation: 'no se ofrece en el país de la cuenta. Revise la ubicación de uso de la cuenta',
};

const whyNot: Readonly<Record<string, string>> = {
  group: 'se la da un grupo. Saque la cuenta de ese grupo',
  DependencyViolation: 'otra licencia de la cuenta depende de ella. Quite primero la otra',
};

/** The product's name beside the part number of the settings. */
function withName(sku: string): string {
  const name = productNamed(sku);
  return name === sku ? sku : `${sku} (${name})`;
}
