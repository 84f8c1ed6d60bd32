/** Correcting a request: an open one in its place, or one that came to nothing by a new one. */
export const esCorrection = {
  buttons: { edit: 'Corregir', again: 'Corregir y enviar de nuevo' },
  title: { edit: 'Corregir solicitud', again: 'Enviar de nuevo' },
  submit: { edit: 'Enviar corregida', again: 'Enviar de nuevo' },
  intro: {
    edit: (number: string): string =>
      `Este formulario es el de la solicitud ${number}, como usted la envió. Al enviarlo, la solicitud conserva su número y se revisa otra vez desde el comienzo.`,
    again: (number: string): string =>
      `Este formulario es el de la solicitud ${number}, como usted la envió. Al enviarlo se hace una solicitud nueva, que dice que corrige a esa.`,
  },
  /** On both cards and in the record. */
  corrects: (number: string): string => `Corrige la solicitud ${number}, que no siguió adelante.`,
  correctedBy: (number: string): string => `Se corrigió y se envió de nuevo: es la solicitud ${number}.`,
  record: 'Corrige a',
  /** Above what was corrected. */
  by: (who: string, at: string): string => `${who} corrigió la solicitud (${at}):`,
  earlier: (count: number): string =>
    count === 1
      ? 'Antes hubo otra corrección: está en el registro.'
      : `Antes hubo otras ${count} correcciones: están en el registro.`,
  changed: (field: string, before: string, after: string): string => `${field}: ${before} → ${after}`,
  /** What may not be shown whole, and looks the same. */
  unseen: (field: string): string => `${field}: es otro`,
  fields: (names: string): string => `Cambió: ${names}.`,
  empty: 'vacío',
  refused: {
    /** `what` says what happened meanwhile. */
    late: (what: string): string =>
      `${what} Por eso ya no se puede corregir, y nada cambió; lo que escribió sigue en el formulario. Si todavía hace falta, pídalo con /correo cuando esta solicitud termine.`,
    other: (what: string): string => `${what} Lo que escribió sigue en el formulario.`,
  },
};
