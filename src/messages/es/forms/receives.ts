import { withoutFullStop } from '../../full-stop.ts';
import type { TakenBack } from '#domain/request/request.ts';

/** The receiver of an account: on form, card, record, in the approval, and in messages about it. */
export const esReceives = {
  labels: { holder: 'Se entrega a', contact: 'Correo de contacto', check: 'Por revisar' },
  /** Beside the official, when the holder is not in the chat. */
  inPerson: ', para entregarla en persona',
  nobody: 'nadie en este chat: no se conoce a la persona de la cuenta ni a su responsable',
  askedItself: ', la misma persona que la pide',
  doubts: {
    name: (profile: string): string => `El perfil se llama «${profile}», y no coincide con el nombre de la solicitud.`,
    email: 'El correo confirmado de ese perfil no es el correo de contacto de la solicitud.',
  },
  /** The form named nobody in the chat. */
  byEmail: 'La solicitud no dice quién es en el chat: se encontró por el correo de contacto.',
  /** For an existing account. */
  claimed:
    'La lista no dice de quién es la cuenta. A quien la pide se le conoce solo por el correo de su perfil en el chat.',
  check: 'Antes de aprobar, compruebe que es la persona.',
  form: {
    /** Below the field for a chat user. */
    profile: (name: string): string => `El perfil se llama «${name}».`,
    compare: 'Compruebe que es la persona que va a recibir la cuenta.',
    differs: {
      name: 'No coincide con los nombres y apellidos de este formulario.',
      email: 'El correo de contacto de este formulario no es el correo confirmado de ese perfil.',
    },
    other: 'Si no es la persona, elija otra.',
  },
  approve: {
    holder: 'Quién recibe la cuenta en este chat',
    hint: 'Si no es la persona, elija otra. Si aprueba sin cambiarla, confirma que es ella.',
    hasAccountNow: (address: string): string =>
      `Quien la recibe ya tiene la cuenta ${address}, y no se aprobó nada. Rechace la solicitud o, en «Más», apruébela con otra persona.`,
    hasAccount: (address: string): string =>
      `Esta persona ya tiene la cuenta ${address}. No hace falta otra: elija a otra persona o rechace la solicitud.`,
  },
  /** Follows the person's name. */
  newcomer:
    'entró al chat con el correo de esta solicitud después de la aprobación. La cuenta sigue esperando: si comprobó que es la persona, pulse «Entregar a quien entró». Si no lo es, no pulse nada.',
  newcomerNote: (name: string): string =>
    `${name} entró al chat con el correo de esta solicitud. No se le ha entregado nada: la tarjeta tiene el botón para hacerlo.`,
  release: 'Entregar a quien entró',
  releaseConfirm: {
    title: '¿Entregarle la cuenta?',
    text: 'Esta persona podrá ver el acceso temporal, y el responsable dejará de verlo. Compruebe antes que es quien debe tener la cuenta.',
    confirm: 'Entregar',
    deny: 'Volver',
  },
  holderJoined: (holder: string): string =>
    `${holder} ya está en el chat y recibió la cuenta directamente. Si no es la persona, bloquee la cuenta y avise a quien la pidió.`,
  /** To the official responsible for a claimed mailbox. */
  claim: (who: string, address: string, number: string): string =>
    `${who} pidió una contraseña nueva para la cuenta ${address} (solicitud ${number}). Se le conoce solo por el correo de su perfil en el chat, y no se le entrega nada antes de que el área de sistemas lo apruebe. Si usted sabe que la cuenta no es de esa persona, avise ya al área de sistemas; si lo es, no tiene que hacer nada.`,
  claimBack: (who: string, address: string, number: string): string =>
    `${who} pidió que se le devuelva, con una contraseña nueva, la cuenta ${address} (solicitud ${number}). Se le conoce solo por el correo de su perfil en el chat, y no se le entrega nada antes de que el área de sistemas lo apruebe. Si usted sabe que la cuenta no es de esa persona, avise ya al área de sistemas; si lo es, no tiene que hacer nada.`,
  /** A person's own password request, stopped by the systems area. */
  halt: {
    button: 'Detener',
    title: 'Detener la entrega',
    submit: 'Detener',
    reason: 'Motivo',
    hint: 'Nadie verá más accesos temporales de esta solicitud. Si ya se preparó uno, Correo lo anula y cierra las sesiones de la cuenta, si todavía puede tocarla; la tarjeta dice cómo quedó. Si la persona necesita otro, tendrá que hacer otra solicitud. El motivo lo ve quien la pidió.',
  },
  halted: (who: string, reason: string): string =>
    `${who}, del área de sistemas, detuvo esta entrega. Motivo: «${withoutFullStop(reason)}».`,
  /** Followed by what happened to a password that was set. */
  stopped: {
    unknown:
      'Nadie verá más accesos temporales de esta solicitud. Si ya se había preparado uno, Correo lo anula y aquí lo dice.',
    done: 'El acceso temporal que se había preparado ya no sirve, y las sesiones de la cuenta se cerraron.',
    account_gone: 'La cuenta ya no existe en Microsoft 365.',
    protected:
      'Correo ya no puede tocar la cuenta, y no anuló el acceso temporal que se había preparado; lo hace el área de sistemas.',
  } satisfies Record<TakenBack | 'unknown', string>,
  stoppedNext: 'Si todavía necesita uno, hable con el área de sistemas.',
  /** The same, on the systems area's card. */
  stoppedCard: {
    done: 'El acceso temporal que se había preparado ya no sirve, y las sesiones de la cuenta se cerraron.',
    account_gone: 'El acceso temporal no se anuló: la cuenta ya no existe en Microsoft 365.',
    /**
     * Only the Entra admin center shows a person's pass: Users, the person, Authentication methods, and Delete beside
     * the pass, with the role Authentication Administrator, or the privileged one for an administrator of Microsoft 365
     * (entra-docs, howto-authentication-temporary-access-pass.md and howto-mfa-userdevicesettings.md; Graph has DELETE
     * /users/{id}/authentication/temporaryAccessPassMethods/{id}; read 29 Nov 2026).
     */
    protected:
      'El acceso temporal que se había preparado no se anuló: Correo ya no puede tocar la cuenta. Hágalo usted en entra.microsoft.com: en Usuarios elija la cuenta, restablezca la contraseña y revoque las sesiones; después abra Métodos de autenticación y, si en la lista está el Pase de acceso temporal, elimínelo.',
  } satisfies Record<TakenBack, string>,
};
