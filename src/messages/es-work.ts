import type { Failure } from '#domain/request.ts';
import { esFailures } from './es-failures.ts';
import { esSteps } from './es-steps.ts';

export const esWork = {
  steps: esSteps,
  waiting: {
    mailbox: (time: string): string =>
      `Exchange está creando el buzón; suele tardar unos 15 minutos y puede tardar hasta 24 horas. Se revisa de nuevo a las ${time}, sin que nadie haga nada.`,
    throttled: (time: string): string =>
      `Microsoft 365 pidió esperar. Se continúa a las ${time}, sin que nadie haga nada.`,
    unavailable: (time: string): string =>
      `Microsoft 365 no respondió. Se intenta de nuevo a las ${time}, sin que nadie haga nada.`,
    chat: (time: string): string => `El chat no respondió. Se intenta de nuevo a las ${time}, sin que nadie haga nada.`,
    person: (_: string): string => 'Falta un paso a mano. Cuando esté hecho, pulse Hecho.',
    date: (moment: string): string => `Se continúa el ${moment}, sin que nadie haga nada.`,
    replication: (time: string): string =>
      `Microsoft 365 aún no muestra el cambio en todos sus servidores. Se revisa de nuevo a las ${time}, sin que nadie haga nada.`,
  },
  failure: (failure: Pick<Failure, 'code' | 'detail'>): string => esFailures[failure.code](failure.detail ?? ''),
  nothingLost: 'Nada se perdió: lo que ya se hizo queda hecho y no se repite.',
};
