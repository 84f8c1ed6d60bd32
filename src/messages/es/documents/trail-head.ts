/** The daily head of the trail, in the systems area's channel: one line. */
export const esTrailHead = {
  title: (day: string): string => `Sello diario del registro de auditoría (nadie tiene que hacer nada) · ${day}`,
  seq: 'evento',
  hash: 'huella',
};
