/** The messages to the person of control when the systems area is one person. */
export const esControl = {
  title: 'Decisión de una sola persona',
  fallback: (number: string, who: string): string => `${who} decidió sin otra persona sobre la solicitud ${number}.`,
  what: (who: string, at: string): string =>
    `${who} es la única persona del área de sistemas, y decidió (${at}) sobre una solicitud que le concierne o que debían hacer dos personas.`,
  reason: 'Motivo que escribió',
  released: {
    fallback: (who: string): string => `${who} liberó, sin otra persona, una dirección que fue de una cuenta suya.`,
    what: (who: string, at: string): string =>
      `${who} es la única persona del área de sistemas, y liberó (${at}) una dirección que fue de una cuenta suya y que estaba en cuarentena:`,
    next: 'Usted recibe este aviso como persona de control. No tiene que aprobar nada: si algo no le parece correcto, hable con quien decidió. La decisión queda en el registro de auditoría.',
  },
  next: 'Usted recibe este aviso como persona de control. No tiene que aprobar nada: si algo no le parece correcto, hable con quien decidió. La decisión queda en el registro FT-GTI-006 y en el informe del mes.',
};
