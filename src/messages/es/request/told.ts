import { withoutFullStop } from '../../full-stop.ts';
import { untouched } from './sentences.ts';

/** What somebody is told who is concerned by a change, but neither has the account nor asked for it. */
export interface ConcernedFacts {
  readonly number: string;
  /** Who asked for it. */
  readonly who: string;
  readonly address: string;
  /** The reader's own account. */
  readonly own: string;
  /** Messages go to the reader until this day, in words; empty for no day. */
  readonly day: string;
  /** A redirection is over, or the account is gone. */
  readonly isOver: boolean;
  readonly rights: readonly string[];
  /** Whose account it is, and who answers for it now. */
  readonly holder: string;
  readonly official: string;
  /** The password was changed with the official. */
  readonly isLockedOut: boolean;
  /** Work done by hand that nobody can check, as a whole sentence. */
  readonly byHand: string | null;
}

/** A hand-over, for people who do not receive it. */
export interface ReadyFacts {
  readonly what: 'creation' | 'restoration' | 'responsible' | 'password';
  readonly number: string;
  readonly address: string;
  readonly handedTo: string;
  /** Whom it will be given to in person; null when they received it. */
  readonly inPersonTo: string | null;
}

const WRONG = 'Si no debe ser así, hable con el área de sistemas.';

function asked({ who, number, byHand }: ConcernedFacts): string {
  return `Lo pidió ${who} (solicitud ${number}).${byHand === null ? '' : ` ${byHand}`}`;
}

const concerned = {
  receiver: {
    redirection: (facts: ConcernedFacts): string =>
      facts.isOver
        ? `Los mensajes de ${facts.address} ya no van a su cuenta ${facts.own}: la redirección terminó (solicitud ${facts.number}).`
        : `Los mensajes que lleguen a ${facts.address} van ahora a su cuenta ${facts.own}, hasta el ${facts.day}, inclusive. ${asked(facts)} ${WRONG}`,
    deletion: (facts: ConcernedFacts): string =>
      facts.isOver
        ? `La cuenta ${facts.address} se eliminó, y sus mensajes ya no van a su cuenta ${facts.own} (solicitud ${facts.number}).`
        : `La cuenta ${facts.address} quedó suspendida, y los mensajes que le lleguen van a su cuenta ${facts.own}${facts.day === '' ? '' : ` hasta el ${facts.day}, cuando se elimina`}. ${asked(facts)} ${WRONG}`,
  },
  delegate: (facts: ConcernedFacts): string =>
    `Desde su cuenta ${facts.own}, usted ya tiene estos permisos sobre la cuenta ${facts.address}: ${facts.rights.join('; ')}. En Outlook puede tardar un rato en verse. ${asked(facts)} ${WRONG}`,
  keeper: (facts: ConcernedFacts): string =>
    `La cuenta ${facts.address} se cerró y su buzón es ahora compartido: usted lo puede abrir desde su cuenta ${facts.own}. En Outlook puede tardar un rato en verse. ${asked(facts)} ${WRONG}`,
  new_official: (facts: ConcernedFacts): string =>
    `Desde ahora usted responde por la cuenta ${facts.address}, de ${facts.holder}: cuando haya que confirmar algo de ella, se le pregunta a usted. ${asked(facts)} ${WRONG}`,
  former_official: (facts: ConcernedFacts): string =>
    `Usted ya no responde por la cuenta ${facts.address}: desde ahora responde ${facts.official}.${facts.isLockedOut ? ' La contraseña se cambió, y usted ya no puede entrar.' : ''} No tiene que hacer nada. ${asked(facts)} ${WRONG}`,
};

function ready(facts: ReadyFacts): string {
  const { what, number, address, handedTo, inPersonTo } = facts;
  const begins = {
    creation: `La cuenta ${address} está lista (solicitud ${number}).`,
    restoration: `La cuenta ${address} está activa otra vez (solicitud ${number}).`,
    responsible: `Por la cuenta ${address} responde ahora ${handedTo} (solicitud ${number}).`,
    password: `Ya se puede elegir una contraseña nueva en la cuenta ${address} (solicitud ${number}).`,
  }[what];
  return inPersonTo === null
    ? `${begins} ${handedTo} recibió por este chat cómo entrar; usted no tiene que hacer nada más.`
    : `${begins} ${handedTo} recibió cómo entrar, para entregárselo en persona a ${inPersonTo}; usted no tiene que hacer nada más.`;
}

/** Messages that tell people once how a request goes on. */
export const esTold = {
  approved: (number: string, who: string): string => `${who} aprobó su solicitud ${number}.`,
  /** Follows the approval. */
  next: {
    toDo: 'El área de sistemas la va a hacer, y le avisaremos aquí cuando quede lista.',
    /** The first day of a contract is still to come. */
    firstDay: (day: string): string =>
      `La cuenta se crea el ${day} o el siguiente día hábil, y le avisaremos aquí cuando quede lista.`,
    begun: 'Ya se está haciendo, y le avisaremos aquí cuando quede lista.',
    lastDay: (day: string): string =>
      `La cuenta se puede usar hasta el ${day}, inclusive; después se suspende sola, y le avisaremos aquí.`,
    /** Nobody can sign in already. */
    lastDayClosed: (day: string): string =>
      `El último día de la cuenta es el ${day}; después se suspende sola, y le avisaremos aquí.`,
  },
  stopped: (number: string): string =>
    `Su solicitud ${number} se detuvo por un inconveniente. El área de sistemas ya lo sabe y lo atiende; nada se perdió y usted no tiene que hacer nada. Le avisaremos aquí cuando quede lista.`,
  ended: {
    stopped: (number: string, who: string): string =>
      `${who}, del área de sistemas, detuvo su solicitud ${number} antes de la fecha. ${untouched('deletion')}`,
    stoppedCreation: (number: string, who: string): string =>
      `${who}, del área de sistemas, detuvo su solicitud ${number} antes de la fecha. ${untouched('creation')}`,
    undone: (number: string, who: string, reason: string): string =>
      `${who}, del área de sistemas, deshizo la eliminación de su solicitud ${number}. Motivo: «${withoutFullStop(reason)}». La cuenta se está reactivando; usted no tiene que hacer nada.`,
    replaced: (number: string, by: string): string =>
      `Su solicitud ${number} quedó sin efecto: la reemplazó la solicitud ${by}. Usted no tiene que hacer nada.`,
    overtaken: (number: string, by: string): string =>
      `Su solicitud ${number} no siguió adelante: la cuenta se elimina con la solicitud ${by}, que ya estaba aprobada.`,
    unfinished: (number: string, who: string, reason: string): string =>
      `${who}, del área de sistemas, cerró su solicitud ${number} sin terminarla. Motivo: «${withoutFullStop(reason)}». Si todavía hace falta, envíe otra con /correo o hable con el área de sistemas.`,
    gone: (number: string): string =>
      `La cuenta de su solicitud ${number} ya no existe en Microsoft 365, y la solicitud se cerró sin terminar. Si todavía hace falta, envíe otra con /correo.`,
  },
  ready,
  concerned,
  /** In place of a name, in «lo pidió …». */
  you: 'usted',
  /** Nobody can sign in already. */
  closingClosed: (address: string, day: string, who: string, number: string): string =>
    `La cuenta ${address}, a la que ahora nadie puede entrar, se acaba: su último día es el ${day}. Lo pidió ${who} (solicitud ${number}). Si es un error, hable ya con el área de sistemas.`,
  closing: (address: string, day: string, who: string, number: string): string =>
    `La cuenta ${address} se acaba: la puede usar hasta el ${day}, inclusive, y después nadie podrá entrar. Lo pidió ${who} (solicitud ${number}). Antes de ese día guarde lo que necesite y avise a quienes le escriben. Si es un error, hable ya con el área de sistemas.`,
};
