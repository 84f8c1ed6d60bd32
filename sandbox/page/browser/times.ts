const zone = 'America/Bogota';
const time = new Intl.DateTimeFormat('es-CO', { timeZone: zone, hour: 'numeric', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('es-CO', { timeZone: zone, timeStyle: 'medium' });
const shortDay = new Intl.DateTimeFormat('es-CO', { timeZone: zone, dateStyle: 'short' });
const longDay = new Intl.DateTimeFormat('es-CO', { timeZone: zone, dateStyle: 'long' });
const fullDay = new Intl.DateTimeFormat('es-CO', { timeZone: zone, dateStyle: 'full' });

/** The moment of a Slack `ts`, which counts seconds. */
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

/** Fills Slack's date format, whose tokens are {date}, {date_num}, {date_short}, {date_long}, {time}, {time_secs} and their `_pretty` forms. */
export function formatSlackDate(unixSeconds: number, format: string): string {
  const at = new Date(unixSeconds * 1000);
  return format.replace(/\{(\w+)\}/gu, (whole, token: string) => {
    switch (token.replace(/_pretty$/u, '')) {
      case 'date':
      case 'date_short':
        return longDay.format(at);
      case 'date_long':
        return fullDay.format(at);
      case 'date_num':
      case 'date_slash':
        return shortDay.format(at);
      case 'time':
        return time.format(at);
      case 'time_secs':
        return seconds.format(at);
      default:
        return whole;
    }
  });
}
