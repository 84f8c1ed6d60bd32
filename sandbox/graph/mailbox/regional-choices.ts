/** The time zones, languages and formats that mailboxes accept (graph.md 1.5). */

const WINDOWS_ZONES: readonly string[] = [
  'Dateline Standard Time',
  'Hawaiian Standard Time',
  'Alaskan Standard Time',
  'Pacific Standard Time',
  'US Mountain Standard Time',
  'Mountain Standard Time',
  'Central America Standard Time',
  'Central Standard Time',
  'Central Standard Time (Mexico)',
  'SA Pacific Standard Time',
  'Eastern Standard Time',
  'Cuba Standard Time',
  'Venezuela Standard Time',
  'SA Western Standard Time',
  'Pacific SA Standard Time',
  'Paraguay Standard Time',
  'Atlantic Standard Time',
  'E. South America Standard Time',
  'Argentina Standard Time',
  'Montevideo Standard Time',
  'Azores Standard Time',
  'UTC',
  'GMT Standard Time',
  'Romance Standard Time',
  'W. Europe Standard Time',
  'Central Europe Standard Time',
  'FLE Standard Time',
  'Israel Standard Time',
  'Russian Standard Time',
  'Arabian Standard Time',
  'India Standard Time',
  'SE Asia Standard Time',
  'China Standard Time',
  'Tokyo Standard Time',
  'AUS Eastern Standard Time',
  'New Zealand Standard Time',
];

const IANA_ZONES: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT'];

const LOCALES: readonly string[] = [
  ...['es-AR', 'es-BO', 'es-CL', 'es-CO', 'es-CR', 'es-DO', 'es-EC', 'es-ES', 'es-GT', 'es-HN', 'es-MX', 'es-NI'],
  ...['es-PA', 'es-PE', 'es-PR', 'es-PY', 'es-SV', 'es-US', 'es-UY', 'es-VE', 'en-US', 'en-GB', 'en-CA', 'en-AU'],
  ...['pt-BR', 'pt-PT', 'fr-FR', 'fr-CA', 'de-DE', 'it-IT', 'nl-NL', 'ca-ES', 'gl-ES', 'eu-ES', 'ja-JP', 'zh-CN'],
];

const US_DATES = ['M/d/yyyy', 'M/d/yy', 'MM/dd/yy', 'MM/dd/yyyy', 'yy/MM/dd', 'yyyy-MM-dd', 'dd-MMM-yy'];
const DAY_FIRST_DATES = ['d/MM/yyyy', 'dd/MM/yyyy', 'd/MM/yy', 'dd/MM/yy', 'd/M/yyyy', 'd/M/yy', 'yyyy-MM-dd'];
const TIMES = ['h:mm tt', 'hh:mm tt', 'H:mm', 'HH:mm'];

export function isTimeZone(name: string): boolean {
  return WINDOWS_ZONES.includes(name) || IANA_ZONES.includes(name);
}

/** The locale as mailboxes spell it, whatever its case here; undefined for one that they do not support. */
export function supportedLocale(locale: string): string | undefined {
  return LOCALES.find((one) => one.toLowerCase() === locale.toLowerCase());
}

export function languageName(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale;
}

/** Formats that the language allows; the first is its default. */
export function formatsOf(locale: string): { readonly dates: readonly string[]; readonly times: readonly string[] } {
  return { dates: locale === 'en-US' ? US_DATES : DAY_FIRST_DATES, times: TIMES };
}
