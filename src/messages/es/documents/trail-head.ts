/** The daily head of the trail, in the systems area's channel. */
export const esTrailHead = {
  title: (day: string): string => `Sello diario del registro · ${day}`,
  seq: 'Evento',
  hash: 'Huella (SHA-256)',
  why: 'Queda aquí, fuera de la base de datos, para que nadie pueda cambiar el pasado sin que se note. Quien audita lo compara con lo que muestra',
  automatic: 'Mensaje automático: nadie tiene que hacer nada.',
};
