import type { MailReturn } from '#domain/plan/plan.ts';
import { MAIL_AFTER } from '../request/done.ts';

/** The beginning of the message that hands over an account or a password. */
export interface Opening {
  readonly title: string;
  /** While the temporary access can be shown. */
  readonly open: string;
  /** Replaces it for a pass, which does not change the password. */
  readonly openTap?: string;
  /** After its button is gone. */
  readonly past: string;
}

function back(mail: MailReturn | null): string {
  return mail === 'same' ? ', con los mensajes que tenía' : mail === null ? '' : MAIL_AFTER[mail];
}

/** For a person who receives a new account, and for the official who hands it over in person. */
const creation = {
  personal: (name: string, institution: string): Opening => ({
    title: 'Su correo institucional está listo',
    open: `Hola, ${name}. ${institution} le creó una cuenta de correo.`,
    past: `Hola, ${name}. ${institution} le creó una cuenta de correo.`,
  }),
  departmental: (account: string, institution: string): Opening => ({
    title: 'Su correo institucional está listo',
    open: `${institution} creó la cuenta de correo «${account}» y usted queda como su responsable.`,
    past: `${institution} creó la cuenta de correo «${account}» y usted quedó como su responsable.`,
  }),
  inPerson: (holder: string): Opening => ({
    title: 'Una cuenta para entregar en persona',
    open: `Usted responde por la cuenta de ${holder}, que no estaba en este chat cuando la cuenta quedó lista. Entréguele la cuenta en persona y ayúdele con los primeros pasos.`,
    past: `Usted recibió la cuenta de ${holder} para entregársela en persona.`,
  }),
};

/** For an existing account that gets a new password, is restored or changes hands. */
const again = {
  password: {
    own: (account: string): Opening => ({
      title: 'Una contraseña nueva para su cuenta',
      open: `Se pidió una contraseña nueva para la cuenta de correo de ${account}. La de antes deja de servir cuando usted pulse el botón.`,
      openTap: `Se pidió una contraseña nueva para la cuenta de correo de ${account}. La de antes deja de servir cuando usted elija la nueva.`,
      past: `Se pidió una contraseña nueva para la cuenta de correo de ${account}.`,
    }),
    inPerson: (account: string): Opening => ({
      title: 'Un acceso temporal para entregar en persona',
      open: `La cuenta de ${account}, por la que usted responde, necesita una contraseña nueva. La persona no estaba en este chat: entréguele en persona el acceso temporal.`,
      past: `Usted recibió un acceso temporal a la cuenta de ${account}, para entregarlo en persona.`,
    }),
  },
  restoration: {
    own: (account: string, mail: MailReturn | null): Opening => ({
      title: 'Su cuenta está activa otra vez',
      open: `La cuenta de correo de ${account} volvió${back(mail)}. Para entrar, aquí recibe un acceso temporal.`,
      past: `La cuenta de correo de ${account} volvió${back(mail)}.`,
    }),
    inPerson: (account: string, mail: MailReturn | null): Opening => ({
      title: 'Una cuenta recuperada para entregar en persona',
      open: `La cuenta de ${account}, por la que usted responde, volvió${back(mail)}. La persona no estaba en este chat: entréguele en persona el acceso temporal.`,
      past: `La cuenta de ${account} volvió${back(mail)}. Usted recibió el acceso temporal para entregarlo en persona.`,
    }),
  },
  responsible: {
    own: (account: string): Opening => ({
      title: 'Usted responde por una cuenta',
      open: `Desde ahora usted responde por la cuenta de correo «${account}». Quien la tenía ya no puede entrar: aquí recibe un acceso temporal.`,
      past: `La cuenta de correo «${account}» cambió de responsable y se le entregó a usted.`,
    }),
    inPerson: (account: string): Opening => ({
      title: 'Una cuenta para entregar en persona',
      open: `La cuenta de correo «${account}» cambió de responsable. Entregue en persona el acceso temporal a quien responde ahora.`,
      past: `La cuenta de correo «${account}» cambió de responsable. Usted recibió el acceso temporal para entregarlo en persona.`,
    }),
  },
};

export const esOpenings = {
  creation,
  again,
  /** Replaces the title when the hand-over has no effect any more. */
  over: 'Entrega de una cuenta de correo',
};
