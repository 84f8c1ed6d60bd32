import type { UnseenWork } from '#domain/request/by-hand.ts';
import type { Failure } from '#domain/plan/failure.ts';
import { esFailures, type WhatNext } from './failures.ts';
import { esSteps } from './steps.ts';

/** Work by hand that nobody can check; `who` confirmed it. */
function unseen(done: string, who: string | null): string {
  return `${done}, según ${who ?? 'el área de sistemas'}; Microsoft 365 no permite comprobarlo.`;
}

/** The place of a failure's text: the card with its buttons, the window for a password, the archived record. */
export type ToldIn = 'card' | 'reveal' | 'record';

type Failed = Pick<Failure, 'code' | 'detail'> & Partial<Pick<Failure, 'step' | 'untouched'>>;

/** Whether the card has the button to reject; otherwise it has the one to close unfinished. */
export function isRejectable({ step, untouched }: Failed): boolean {
  return step === 'plan' || untouched === true;
}

function whatNext(failure: Failed, toldIn: ToldIn): WhatNext {
  const end = isRejectable(failure) ? 'rechace la solicitud' : 'pulse «Dejar sin terminar»';
  switch (toldIn) {
    case 'card':
      return { again: 'pulse Reintentar', end };
    case 'reveal':
      return { again: 'avísele a la persona', end: 'explíqueselo a la persona' };
    case 'record':
      return { again: 'reintente', end: 'termine la solicitud' };
  }
}

export const esWork = {
  steps: esSteps,
  waiting: {
    mailbox: (time: string): string =>
      `Exchange está creando el buzón; suele tardar unos 15 minutos y puede tardar hasta 24 horas. Próxima revisión: ${time} Nadie tiene que hacer nada.`,
    mailbox_access: (time: string): string =>
      `Exchange todavía no deja que Correo entre a este buzón; un permiso nuevo puede tardar más de una hora en valer. Próximo intento: ${time} Nadie tiene que hacer nada.`,
    throttled: (time: string): string =>
      `Microsoft 365 pidió esperar. Próximo intento: ${time} Nadie tiene que hacer nada.`,
    unavailable: (time: string): string =>
      `Microsoft 365 no respondió. Próximo intento: ${time} Nadie tiene que hacer nada.`,
    chat: (time: string): string => `El chat no respondió. Próximo intento: ${time} Nadie tiene que hacer nada.`,
    person: (_: string): string => 'Falta un paso a mano. Cuando esté hecho, pulse Hecho.',
    date: (moment: string): string => `Se continúa el ${moment}, sin que nadie haga nada.`,
    replication: (time: string): string =>
      `Microsoft 365 aún no muestra el cambio en todos sus servidores. Próxima revisión: ${time} Nadie tiene que hacer nada.`,
  },
  failure: (failure: Failed, toldIn: ToldIn = 'card'): string =>
    esFailures[failure.code](failure.detail ?? '', whatNext(failure, toldIn)),
  unseen: {
    all: (who) => unseen('Hecho a mano', who),
    hold: (who) => unseen('La retención se puso a mano', who),
    export: (who) => unseen('Los mensajes se exportaron a mano', who),
    access: (who) =>
      who === null
        ? 'Microsoft 365 no permite comprobar quién abre el buzón.'
        : unseen('Quién abre el buzón se cambió a mano', who),
  } satisfies Readonly<Record<UnseenWork, (who: string | null) => string>>,
  /** The last step when a temporary access to an existing account is handed over. */
  handOverAccess: {
    plan: 'Entregar el acceso temporal',
    doing: 'entregando el acceso temporal…',
    done: 'acceso temporal entregado',
  },
  /** Steps whose work cannot be checked. */
  unseenSteps: {
    exchange: {
      plan: 'Paso a mano en Exchange, que no se puede comprobar',
      doing: 'paso a mano en Exchange…',
      done: 'paso a mano hecho, sin comprobar',
    },
    verify: { plan: 'Anotar quién lo hizo', doing: 'anotando quién lo hizo…', done: 'anotado quién lo hizo' },
  },
  nothingLost: 'Nada se perdió: lo que ya se hizo queda hecho y no se repite.',
};
