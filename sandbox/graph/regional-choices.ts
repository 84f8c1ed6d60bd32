/** What mailboxes accept as time zone, language and formats (graph.md 1.5). */

const WINDOWS_ZONES: readonly (readonly [string, string])[] = [
  ['Dateline Standard Time', '(UTC-12:00) International Date Line West'],
  ['Hawaiian Standard Time', '(UTC-10:00) Hawaii'],
  ['Alaskan Standard Time', '(UTC-09:00) Alaska'],
  ['Pacific Standard Time', '(UTC-08:00) Pacific Time (US & Canada)'],
  ['US Mountain Standard Time', '(UTC-07:00) Arizona'],
  ['Mountain Standard Time', '(UTC-07:00) Mountain Time (US & Canada)'],
  ['Central America Standard Time', '(UTC-06:00) Central America'],
  ['Central Standard Time', '(UTC-06:00) Central Time (US & Canada)'],
  ['Central Standard Time (Mexico)', '(UTC-06:00) Guadalajara, Mexico City, Monterrey'],
  ['SA Pacific Standard Time', '(UTC-05:00) Bogota, Lima, Quito, Rio Branco'],
  ['Eastern Standard Time', '(UTC-05:00) Eastern Time (US & Canada)'],
  ['Cuba Standard Time', '(UTC-05:00) Havana'],
  ['Venezuela Standard Time', '(UTC-04:00) Caracas'],
  ['SA Western Standard Time', '(UTC-04:00) Georgetown, La Paz, Manaus, San Juan'],
  ['Pacific SA Standard Time', '(UTC-04:00) Santiago'],
  ['Paraguay Standard Time', '(UTC-04:00) Asuncion'],
  ['Atlantic Standard Time', '(UTC-04:00) Atlantic Time (Canada)'],
  ['E. South America Standard Time', '(UTC-03:00) Brasilia'],
  ['Argentina Standard Time', '(UTC-03:00) City of Buenos Aires'],
  ['Montevideo Standard Time', '(UTC-03:00) Montevideo'],
  ['Azores Standard Time', '(UTC-01:00) Azores'],
  ['UTC', '(UTC) Coordinated Universal Time'],
  ['GMT Standard Time', '(UTC+00:00) Dublin, Edinburgh, Lisbon, London'],
  ['Romance Standard Time', '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris'],
  ['W. Europe Standard Time', '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'],
  ['Central Europe Standard Time', '(UTC+01:00) Belgrade, Bratislava, Budapest, Ljubljana, Prague'],
  ['FLE Standard Time', '(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius'],
  ['Israel Standard Time', '(UTC+02:00) Jerusalem'],
  ['Russian Standard Time', '(UTC+03:00) Moscow, St. Petersburg'],
  ['Arabian Standard Time', '(UTC+04:00) Abu Dhabi, Muscat'],
  ['India Standard Time', '(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi'],
  ['SE Asia Standard Time', '(UTC+07:00) Bangkok, Hanoi, Jakarta'],
  ['China Standard Time', '(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi'],
  ['Tokyo Standard Time', '(UTC+09:00) Osaka, Sapporo, Tokyo'],
  ['AUS Eastern Standard Time', '(UTC+10:00) Canberra, Melbourne, Sydney'],
  ['New Zealand Standard Time', '(UTC+12:00) Auckland, Wellington'],
];

const LOCALES: readonly string[] = [
  ...['es-AR', 'es-BO', 'es-CL', 'es-CO', 'es-CR', 'es-DO', 'es-EC', 'es-ES', 'es-GT', 'es-HN', 'es-MX', 'es-NI'],
  ...['es-PA', 'es-PE', 'es-PR', 'es-PY', 'es-SV', 'es-US', 'es-UY', 'es-VE', 'en-US', 'en-GB', 'en-CA', 'en-AU'],
  ...['pt-BR', 'pt-PT', 'fr-FR', 'fr-CA', 'de-DE', 'it-IT', 'nl-NL', 'ca-ES', 'gl-ES', 'eu-ES', 'ja-JP', 'zh-CN'],
];

const US_DATES = ['M/d/yyyy', 'M/d/yy', 'MM/dd/yy', 'MM/dd/yyyy', 'yy/MM/dd', 'yyyy-MM-dd', 'dd-MMM-yy'];
const DAY_FIRST_DATES = ['d/MM/yyyy', 'dd/MM/yyyy', 'd/MM/yy', 'dd/MM/yy', 'd/M/yyyy', 'd/M/yy', 'yyyy-MM-dd'];
const TIMES = ['h:mm tt', 'hh:mm tt', 'H:mm', 'HH:mm'];

export interface TimeZoneChoice {
  readonly alias: string;
  readonly displayName: string;
}

export function supportedTimeZones(standard: 'windows' | 'iana'): readonly TimeZoneChoice[] {
  if (standard === 'windows') return WINDOWS_ZONES.map(([alias, displayName]) => ({ alias, displayName }));
  return ianaZones().map((alias) => ({ alias, displayName: alias }));
}

export function isTimeZone(name: string): boolean {
  return WINDOWS_ZONES.some(([alias]) => alias === name) || ianaZones().includes(name);
}

function ianaZones(): readonly string[] {
  return [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT'];
}

export function supportedLanguages(): readonly { readonly locale: string; readonly displayName: string }[] {
  return LOCALES.map((locale) => ({ locale, displayName: languageName(locale) }));
}

/** The supported spelling of a locale, case aside; undefined for one that mailboxes do not have. */
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
