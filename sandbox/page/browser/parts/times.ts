const zone = 'America/Bogota';
const time = new Intl.DateTimeFormat('es-CO', { timeZone: zone, hour: 'numeric', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('es-CO', { timeZone: zone, timeStyle: 'medium' });
const longDay = new Intl.DateTimeFormat('es-CO', { timeZone: zone, dateStyle: 'long' });
const fullDay = new Intl.DateTimeFormat('es-CO', { timeZone: zone, dateStyle: 'full' });

/** The time of a Slack `ts`, which is in seconds. */
export function momentOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

export function clockTime(at: Date): string {
  return time.format(at);
}

export function clockSeconds(at: Date): string {
  return seconds.format(at);
}

export function dayOf(at: Date): string {
  return fullDay.format(at);
}

export function dayAndTime(at: Date): string {
  return `${longDay.format(at)}, ${time.format(at)}`;
}
