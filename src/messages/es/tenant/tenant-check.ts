import type { TenantTrouble } from '#domain/tenant-trouble.ts';

/** The problem, its consequence, and the solution. */
export interface TroubleWords {
  readonly what: string;
  readonly then: string;
  readonly mend: string;
}

const RESTART = 'y reinicie Correo';

function say(trouble: TenantTrouble): TroubleWords {
  switch (trouble.code) {
    case 'licence_unknown':
      return {
        what: `La licencia ${trouble.sku} (LICENSE_SKU) no existe en Microsoft 365.`,
        then: 'No se puede preparar ninguna cuenta nueva.',
        mend: `Corrija LICENSE_SKU con el nombre o el identificador de una licencia que la institución tenga ${RESTART}.`,
      };
    case 'licence_without_mailbox':
      return {
        what: `La licencia ${trouble.sku} (LICENSE_SKU) no incluye un buzón de Exchange Online.`,
        then: 'Las cuentas nuevas quedarían sin correo, y su ejecución se detendría esperando el buzón.',
        mend: `Ponga en LICENSE_SKU una licencia con buzón ${RESTART}.`,
      };
    case 'licence_disabled':
      return {
        what: `La suscripción de la licencia ${trouble.sku} (LICENSE_SKU) no está activa: Microsoft 365 la muestra como «${trouble.status}».`,
        then: 'No se puede asignar a nadie.',
        mend: `Renueve la suscripción en el centro de administración, o ponga otra licencia en LICENSE_SKU ${RESTART}.`,
      };
    case 'licence_not_for_users':
      return {
        what: `La licencia ${trouble.sku} (LICENSE_SKU) no es para personas, sino para «${trouble.appliesTo}».`,
        then: 'No se puede asignar a ninguna cuenta.',
        mend: `Ponga en LICENSE_SKU una licencia para usuarios ${RESTART}.`,
      };
    case 'licence_by_group':
      return {
        what: `La licencia ${trouble.sku} (LICENSE_SKU) la dan estos grupos a sus miembros: ${trouble.groups.join(', ')}.`,
        then: 'Correo la asigna directamente a cada cuenta nueva, y no por el grupo como lo hace la institución.',
        mend: `Si las cuentas nuevas deben recibirla por el grupo, ponga el identificador del grupo en LICENSE_GROUP ${RESTART}. Si no, no hay que hacer nada.`,
      };
    case 'licence_group_wrong':
      return {
        what: `El grupo ${trouble.group} (LICENSE_GROUP) no existe o no da la licencia ${trouble.sku} (LICENSE_SKU).`,
        then: 'No se puede preparar ninguna cuenta nueva.',
        mend: `Asigne la licencia al grupo en el centro de administración, o corrija LICENSE_GROUP ${RESTART}.`,
      };
    case 'domain_unknown':
      return {
        what: `El dominio ${trouble.domain} (MAIL_DOMAIN) no está en Microsoft 365.`,
        then: 'No se puede crear ninguna cuenta.',
        mend: `Agregue y verifique el dominio en el centro de administración, o corrija MAIL_DOMAIN ${RESTART}.`,
      };
    case 'domain_unverified':
      return {
        what: `El dominio ${trouble.domain} (MAIL_DOMAIN) está en Microsoft 365, pero sin verificar.`,
        then: 'No se puede crear ninguna cuenta.',
        mend: 'Termine de verificar el dominio en el centro de administración.',
      };
    case 'domain_federated':
      return {
        what: `El dominio ${trouble.domain} (MAIL_DOMAIN) está federado: el inicio de sesión lo hace otro sistema.`,
        then: 'Microsoft 365 no deja que Correo cree cuentas en él, y las contraseñas que Correo pone no servirían.',
        mend: `Pase el dominio a «Managed» en Microsoft Entra, o ponga en MAIL_DOMAIN un dominio que no esté federado ${RESTART}.`,
      };
    case 'domain_no_mail':
      return {
        what: `El dominio ${trouble.domain} (MAIL_DOMAIN) no está habilitado para correo en Microsoft 365.`,
        then: 'Las cuentas nuevas no recibirían mensajes en su dirección.',
        mend: 'Habilite el correo (Exchange) para el dominio en el centro de administración.',
      };
    case 'domain_synced':
      return {
        what: `En el dominio ${trouble.domain} (MAIL_DOMAIN) hay cuentas que vienen del directorio local.`,
        then: 'Esas cuentas Correo no las toca. Y si una cuenta nueva de Correo tiene la misma dirección que una persona del directorio local, la sincronización puede unir las dos.',
        mend: 'Acuerde con quien administra el directorio local que a las personas nuevas las crea Correo y no el directorio local.',
      };
    case 'stamp_in_use':
      return {
        what: `Otro programa ya usa el atributo extensionAttribute${trouble.attribute}: se vio en ${trouble.accounts === 1 ? '1 cuenta' : `${trouble.accounts} cuentas`} que Correo no creó.`,
        then: 'Correo escribe ahí su marca en las cuentas que crea; si el otro programa la cambia, Correo no reconocería una cuenta suya y se detendría.',
        mend: `Ponga en STAMP_ATTRIBUTE el número (1 a 15) de un atributo que nadie use ${RESTART}.`,
      };
    case 'default_group': {
      const why = {
        missing: 'no existe en Microsoft 365',
        synced: 'viene del directorio local, y solo allá se cambia quién está en él',
        restricted: 'está en una unidad administrativa restringida, donde Correo no puede cambiar nada',
        hidden: 'oculta quiénes están en él, y Correo no podría comprobarlo',
        other:
          'no deja que Correo agregue personas: se llena solo, es una lista de Exchange o da permisos de administración',
      } as const;
      return {
        what: `El grupo ${trouble.group} (DEFAULT_GROUPS) ${why[trouble.why]}.`,
        then: 'No se puede preparar ninguna cuenta nueva.',
        mend: `Quite ese grupo de DEFAULT_GROUPS, o cámbielo por otro, ${RESTART}.`,
      };
    }
    case 'pass_disabled':
      return {
        what: 'La institución tiene desactivado el código de acceso temporal (Temporary Access Pass), y CREDENTIAL_DELIVERY=tap lo necesita.',
        then: 'Ninguna persona nueva podría ver su código ni entrar a su cuenta.',
        mend: `Active «Temporary Access Pass» en Microsoft Entra (Métodos de autenticación, Directivas), o ponga CREDENTIAL_DELIVERY=password ${RESTART}.`,
      };
    case 'pass_scope':
      return {
        what: `El código de acceso temporal (Temporary Access Pass) está activado solo para ${trouble.groups === 1 ? 'un grupo' : `${trouble.groups} grupos`}, y CREDENTIAL_DELIVERY=tap lo necesita para todas las personas nuevas.`,
        then: 'Quien no esté en esos grupos no podrá ver su código.',
        mend: `En Microsoft Entra, actívelo para todos los usuarios, o ponga uno de esos grupos en DEFAULT_GROUPS ${RESTART}.`,
      };
  }
}

/** The result of the tenant's check, for the systems area. */
export const esTenantCheck = {
  title: 'Configuración por revisar en Microsoft 365',
  intro: 'Correo sigue trabajando, pero esto puede detener solicitudes o darles problemas mientras no se corrija:',
  labels: { then: 'Qué pasa', mend: 'Qué hacer' },
  again: 'Cuando lo corrija, escriba /correos revisar para comprobarlo.',
  fine: 'La configuración de Microsoft 365 que estaba por revisar ya está bien. Nadie tiene que hacer nada más.',
  say,
};
