import type { Custody } from '#domain/account/account-form.ts';
import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import type { GroupStay, MailReturn } from '#domain/plan/plan.ts';

/** Facts about the messages of a deleted account. Days are in words. */
export interface MailFacts {
  readonly custody: Custody;
  /** The licence is taken with the suspension. */
  readonly releases: boolean;
  readonly keepers: string;
  readonly suspendedOn: string;
  readonly isSuspended: boolean;
  readonly lostOn: string | null;
  /** Somebody confirmed the step by hand, which is told separately. */
  readonly isByHand: boolean;
}

function lost({ isSuspended, suspendedOn, lostOn }: MailFacts): string {
  if (lostOn === null) return '';
  return isSuspended
    ? `En el buzón se pierden el ${lostOn}.`
    : `Si la cuenta se suspende el ${suspendedOn}, en el buzón se pierden el ${lostOn}.`;
}

/** True whatever day it is read on, and whether or not the account was restored since. */
function recoverable({ lostOn }: MailFacts): string {
  return lostOn === null
    ? ''
    : `Los mensajes del buzón solo se recuperan si la cuenta se restaura antes del ${lostOn}.`;
}

const returns: Readonly<Record<MailReturn, string>> = {
  same: 'siguen en la cuenta.',
  maybe_new: `puede que no vuelvan: si la cuenta estuvo sin licencia más de ${MAILBOX_KEPT_DAYS} días, el buzón vuelve vacío.`,
  new: `no vuelven: pasaron más de ${MAILBOX_KEPT_DAYS} días sin licencia y Exchange ya los borró. El buzón vuelve vacío.`,
  none: 'no vuelven: la cuenta queda sin buzón, porque no tiene licencia con correo. Si lo necesita, pida después un cambio de licencia.',
};

/** The same after the restoration. */
const returned: typeof returns = {
  same: 'siguen en la cuenta.',
  maybe_new: `puede que no hayan vuelto: si la cuenta estuvo sin licencia más de ${MAILBOX_KEPT_DAYS} días, el buzón volvió vacío.`,
  new: `no volvieron: pasaron más de ${MAILBOX_KEPT_DAYS} días sin licencia y Exchange ya los había borrado. El buzón volvió vacío.`,
  none: 'no volvieron: la cuenta quedó sin buzón, porque no tiene licencia con correo. Si lo necesita, pida un cambio de licencia.',
};

/** Where an account's messages stay, and what the account leaves behind. */
export const esMail = {
  label: 'Mensajes',
  text: (facts: MailFacts): string => {
    switch (facts.custody) {
      case 'shared':
        return `quedan en un buzón compartido que abren: ${facts.keepers}. La cuenta no se elimina: queda bloqueada${facts.releases ? ' y su licencia se libera' : ', con la licencia que le da un grupo'}.`;
      case 'hold':
        return `se retienen antes de eliminar la cuenta.${facts.isByHand ? '' : ' La retención la pone a mano el área de sistemas.'}`;
      case 'export':
        return `se exportan antes de eliminar la cuenta. ${facts.isByHand ? '' : 'Los exporta a mano el área de sistemas. '}${lost(facts)}`;
      case 'none':
        return facts.releases
          ? `la licencia se libera al suspender la cuenta: desde entonces no llega ninguno más, y los que hay se borran ${MAILBOX_KEPT_DAYS} días después. ${lost(facts)}`
          : `siguen llegando mientras la cuenta está suspendida, y se borran ${MAILBOX_KEPT_DAYS} días después de eliminarla. ${lost(facts)}`;
    }
  },
  /** After the deletion ended. */
  done: (facts: MailFacts): string => {
    switch (facts.custody) {
      case 'shared':
        return `quedaron en un buzón compartido para: ${facts.keepers}. La cuenta no se eliminó: quedó bloqueada${facts.releases ? ' y su licencia se liberó' : ', con la licencia que le da un grupo'}.`;
      case 'hold':
        return 'se pidió retenerlos antes de eliminar la cuenta.';
      case 'export':
        return `se pidió exportarlos antes de eliminar la cuenta. ${recoverable(facts)}`;
      case 'none':
        return facts.releases
          ? `la licencia se liberó al suspender la cuenta, y desde entonces no llegó ninguno más. ${recoverable(facts)}`
          : `el buzón se eliminó con la cuenta. ${recoverable(facts)}`;
    }
  },
  /** For a deletion closed unfinished, after the licence was taken. */
  left: (lostOn: string): string =>
    `la licencia se liberó antes de que la solicitud se cerrara sin terminar. Los mensajes solo se conservan si la cuenta vuelve a tener licencia con correo antes del ${lostOn}.`,
  returns,
  returned,
  mayBeLost: 'Se pueden perder porque',
  keepsLicence: 'Licencia que sigue ocupada',
  until: (licences: string, day: string): string => `${licences}, hasta que la cuenta se elimine (${day})`,
  leavings: {
    forwards: 'Reglas que envían mensajes afuera',
    forwardsOff: 'Reglas que se apagan, porque envían mensajes afuera',
    forwardsFixed: 'Reglas que hay que apagar a mano, porque envían mensajes afuera y Correo no puede',
    forward: (name: string, to: string): string => `«${name}» → ${to}`,
    unknown: 'Exchange todavía no deja que Correo mire si las hay. Al suspender la cuenta las busca otra vez.',
    /** After the work is done. */
    unseen: 'Cuando se hizo el plan, Exchange no dejaba que Correo mirara si las había.',
    past: {
      forwards: 'Reglas que enviaban mensajes afuera',
      ownedGroups: 'Era propietaria de los grupos',
      answersFor: 'Respondía por las cuentas',
    },
    autoReply: 'Respuesta automática',
    hasAutoReply: 'tiene una puesta',
    ownedGroups: 'Es propietaria de los grupos',
    staysIn: 'Sigue en los grupos',
    staysOut: 'No vuelve a los grupos',
    stay: {
      dynamic: 'se llena solo',
      synced: 'se cambia en el directorio local',
      restricted: 'está en una unidad restringida',
      hidden: 'oculta quiénes están',
      protected: 'está protegido y no se toca',
      distribution: 'lista de Exchange: se cambia a mano',
      role_assignable: 'da permisos de administración',
      licence: 'le da la licencia hasta que se elimine',
      missing: 'ya no existe',
    } satisfies Readonly<Record<GroupStay | 'missing', string>>,
    answersFor: 'Responde por las cuentas',
    list: 'Lista de direcciones',
    listed: 'sigue apareciendo. Para ocultarla, en Exchange Online PowerShell:',
    hidden: 'está oculta, y así sigue. Para mostrarla, en Exchange Online PowerShell:',
    unsaid: 'queda como está; Microsoft 365 no dice si aparece. Para ocultarla, en Exchange Online PowerShell:',
  },
  custody: {
    options: {
      none: 'Nada: al final se pierden',
      shared: 'Quedan en un buzón compartido',
      hold: 'Se retienen (retención por litigio)',
      export: 'Se exportan antes',
    } satisfies Readonly<Record<Custody, string>>,
    hint: 'Lo que no es «Nada» lo hace a mano el área de sistemas, y la cuenta no se elimina antes. Si el buzón queda compartido, no se elimina.',
    // An unlicensed shared mailbox: remove-license-from-shared-mailbox, microsoft-365-docs, 2023-06-13.
    keepersHint:
      'Una o varias cuentas activas. La cuenta queda bloqueada y su licencia se libera, salvo la que le da un grupo. Si el buzón pasa de 50 GB, o tiene archivo o retención por litigio, Microsoft exige una licencia: dígalo en el motivo.',
    mayBeLostHint: `La licencia se libera al suspender la cuenta, y ${MAILBOX_KEPT_DAYS} días después los mensajes se borran. Lo que escriba queda en el registro.`,
  },
};
