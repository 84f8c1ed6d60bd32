import type { Kind } from '#domain/form/form.ts';
import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import type { MailReturn } from '#domain/plan/plan.ts';
import { WITHOUT_PASSWORD } from './sentences.ts';

/** What the people concerned are told after a change to an account. */
export interface DoneFacts {
  readonly kind: Kind;
  /** A redirection is active, or a deletion waits for its date. */
  readonly waits: boolean;
  readonly redirection: boolean;
  readonly number: string;
  readonly who: string;
  readonly address: string;
  /** The address that it had before, if it has another one now. */
  readonly former: string | null;
  /** What was modified, by the name of the choice. */
  readonly what: string;
  /** A deletion that left a shared mailbox: the account stays, blocked. */
  readonly isShared: boolean;
  /** Its licence was taken with the suspension; its messages are lost 30 days later. */
  readonly releases: boolean;
  /** Work done by hand that nobody can check, as a whole sentence. */
  readonly byHand: string | null;
  /** Whether a restored account has its messages; null when unknown. */
  readonly mailReturns: MailReturn | null;
  /** A deletion was undone, and no password is handed over through the official. */
  readonly withholdsPassword: boolean;
  /** The day when it ends or ended, or when the account is deleted, in words; empty for none. */
  readonly day: string;
}

/** About the messages of a restored account; follows “is active again”. */
export const MAIL_AFTER: Readonly<Record<MailReturn, string>> = {
  same: '',
  maybe_new: ', pero puede que sus mensajes de antes ya no estén',
  new: ', con un buzón vacío: sus mensajes de antes ya se habían borrado',
  none: ', pero sin buzón: no tiene licencia con correo',
};

const WRONG = 'Si algo no está bien, escriba /correo modificar o hable con el área de sistemas.';

/** After a restoration: its address of before is somebody else's by now. */
export function otherAddress(former: string): string {
  return `La dirección de antes, ${former}, ya es de otra cuenta: lo que escriban allí no le llega a esta. Para entrar se escribe la nueva.`;
}

export function esDone(facts: DoneFacts): string {
  const byHand = facts.byHand === null ? '' : ` ${facts.byHand}`;
  const { kind, waits, redirection, number, who, address, what, day } = facts;
  if (redirection) {
    return waits
      ? `Los mensajes de ${address} van a otra cuenta hasta el ${day}, inclusive. Lo pidió ${who} (solicitud ${number}). ${WRONG}`
      : `La redirección de ${address} terminó: los mensajes vuelven a quedarse en la cuenta (solicitud ${number}). ${WRONG}`;
  }
  switch (kind) {
    case 'creation':
    case 'modification':
      if (facts.former !== null)
        return `La dirección de la cuenta ${facts.former} cambió: ahora es ${address}. Para entrar, también en el celular, escriba ${address} y la misma contraseña de antes. Lo que le escriban a ${facts.former} sigue llegando. Lo pidió ${who} (solicitud ${number}).${byHand} ${WRONG}`;
      return `En la cuenta ${address} quedó hecho lo que se pidió: ${what.toLocaleLowerCase('es')}. Lo pidió ${who} (solicitud ${number}).${byHand} ${WRONG}`;
    case 'deletion':
      if (facts.isShared)
        return `Nadie puede entrar ya a la cuenta ${address}, y su buzón es compartido: lo abren las personas que dice la solicitud. Lo pidió ${who} (solicitud ${number}).${byHand} Si es un error, pídala de vuelta con /correo restaurar.`;
      return waits
        ? `La cuenta ${address} quedó suspendida y se elimina ${day === '' ? 'enseguida' : `el ${day}`}. Lo pidió ${who} (solicitud ${number}).${byHand} Si es un error, pídala de vuelta antes con /correo restaurar o hable con el área de sistemas.`
        : `La cuenta ${address} se eliminó. Lo pidió ${who} (solicitud ${number}). Si es un error, durante ${MAILBOX_KEPT_DAYS} días más se puede restaurar con /correo restaurar${facts.releases ? `; sus mensajes se borran ${MAILBOX_KEPT_DAYS} días después de suspendida` : ''}.`;
    case 'restoration':
      return `La cuenta ${address} está activa otra vez${MAIL_AFTER[facts.mailReturns ?? 'same']}.${facts.former === null ? '' : ` ${otherAddress(facts.former)}`} Lo pidió ${who} (solicitud ${number}).${byHand}${facts.withholdsPassword ? WITHOUT_PASSWORD : ''} Si no debía ser así, hable con el área de sistemas.`;
    case 'block':
      return `La cuenta ${address} quedó bloqueada: nadie puede entrar y nada se borró. La bloqueó ${who} (solicitud ${number}).`;
    case 'suspension':
      return `La cuenta ${address} quedó suspendida porque el contrato terminó${day === '' ? '' : ` el ${day}`} (solicitud ${number}): nadie puede entrar y nada se borró. Si el contrato sigue, pida una prórroga con /correo modificar. Si pasa el plazo sin prórroga, se pide eliminarla.`;
  }
}
