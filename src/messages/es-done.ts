import type { Kind } from '#domain/form.ts';

/** What those concerned are told once something was done to an account. */
export interface DoneFacts {
  readonly kind: Kind;
  /** A redirection is in force, or a deletion waits for its date. */
  readonly waits: boolean;
  readonly redirection: boolean;
  readonly number: string;
  readonly who: string;
  readonly address: string;
  /** What was modified, as the choice is called. */
  readonly what: string;
  /** The day until which it lasts, on which it ended or on which the account is deleted, in words; empty where there is none. */
  readonly day: string;
}

const WRONG = 'Si algo no está bien, escriba /correo modificar o hable con el área de sistemas.';

export function esDone(facts: DoneFacts): string {
  const { kind, waits, redirection, number, who, address, what, day } = facts;
  if (redirection) {
    return waits
      ? `Los mensajes de ${address} van a otra cuenta hasta el ${day}, inclusive. Lo pidió ${who} (solicitud ${number}). ${WRONG}`
      : `La redirección de ${address} terminó: los mensajes vuelven a quedarse en la cuenta (solicitud ${number}). ${WRONG}`;
  }
  switch (kind) {
    case 'creation':
    case 'modification':
      return `En la cuenta ${address} se hizo un cambio: ${what.toLocaleLowerCase('es')}. Lo pidió ${who} (solicitud ${number}). ${WRONG}`;
    case 'deletion':
      return waits
        ? `La cuenta ${address} quedó suspendida y se elimina ${day === '' ? 'enseguida' : `el ${day}`}. Lo pidió ${who} (solicitud ${number}). Si es un error, pídala de vuelta antes con /correo restaurar o hable con el área de sistemas.`
        : `La cuenta ${address} se eliminó. Lo pidió ${who} (solicitud ${number}). Si es un error, durante 30 días más se puede recuperar con /correo restaurar.`;
    case 'restoration':
      return `La cuenta ${address} está activa otra vez. Lo pidió ${who} (solicitud ${number}). Si no debía ser así, hable con el área de sistemas.`;
    case 'suspension':
      return `La cuenta ${address} quedó suspendida porque el contrato terminó${day === '' ? '' : ` el ${day}`} (solicitud ${number}): nadie puede entrar y nada se borró. Si el contrato sigue, pida una prórroga con /correo modificar. Si pasa el plazo sin prórroga, se pide eliminarla.`;
  }
}
