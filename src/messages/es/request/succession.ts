import { whole } from '../whole-number.ts';

function many(count: number): string {
  return count === 1 ? '1 cuenta' : `${whole(count)} cuentas`;
}

/** Somebody leaves who answers for other accounts: who follows. */
export const esSuccession = {
  /** On the card, and in the window. */
  card: {
    accounts: (who: string, count: number): string =>
      `${who} responde por ${many(count)}: falta elegir quién responderá por ${count === 1 ? 'ella' : 'ellas'}. La solicitud no espera por eso.`,
    heads: (who: string, departments: string): string =>
      `${who} figura en la jefatura de ${departments}: se cambia en el archivo de dependencias (DEPARTMENTS_FILE).`,
    alsoHeads: (departments: string): string =>
      `También figura en la jefatura de ${departments}: se cambia en el archivo de dependencias (DEPARTMENTS_FILE).`,
  },
  button: (count: number): string => `Elegir responsables (${whole(count)})`,
  title: 'Elegir responsables',
  submit: 'Pedir el cambio',
  /** Whoever follows for all, unless somebody else is chosen for one. */
  all: 'La misma persona para todas',
  allHint: (count: number): string => `Vale para las ${whole(count)}, menos las que tengan abajo otra persona.`,
  /** A field for each account. */
  of: (name: string, address: string): string => `${name} (${address})`,
  personal: 'De una persona: sigue siendo suya, y el cambio se hace enseguida.',
  /** Nobody else has approved yet that the person leaves. */
  approvedFirst: 'De una persona: sigue siendo suya, y antes lo aprueba otra persona del área de sistemas.',
  departmental:
    'De una dependencia: se entrega con contraseña nueva, y antes lo aprueba otra persona del área de sistemas.',
  asked: (number: string): string => `ya se pidió el cambio (solicitud ${number})`,
  page: (page: number, pages: number): string => `Página ${page} de ${pages}`,
  /** Turning the page draws the window anew. */
  notKept: 'Pulse Pedir el cambio antes de pasar a otra página: lo que eligió aquí no se guarda.',
  previous: 'Anteriores',
  next: 'Siguientes',
  /** The reason of each request. */
  why: (who: string, number: string): string =>
    `${who} deja de responder por esta cuenta: la suya se cierra con la solicitud ${number}.`,
  told: (count: number): string =>
    count === 1
      ? 'Se pidió 1 cambio. Quienes responden ahora y quienes responderán reciben un mensaje cuando quede hecho.'
      : `Se pidieron ${whole(count)} cambios. Quienes responden ahora y quienes responderán reciben un mensaje cuando queden hechos.`,
  later: (count: number): string =>
    `${count === 1 ? 'Queda 1 cuenta' : `Quedan ${whole(count)} cuentas`} por pedir: no caben todas en un envío. Nada se perdió: elija otra vez quién responderá y pulse Pedir el cambio.`,
  none: 'No queda ninguna cuenta por la que falte elegir quién responderá. No tiene que hacer nada más.',
  nobody: 'Elija al menos a una persona.',
  left: (account: string, why: string): string => `${account}: no se cambió. ${why}`,
  leavesToo: 'Eligió a la misma persona que se va. Elija a otra.',
  ownAffair:
    'Usted no puede elegirse a sí mismo, ni decidir sobre su propia cuenta: que lo haga otra persona del área de sistemas.',
  notSystems: 'Esto lo hace el área de sistemas.',
};
