import { ACCOUNT_LIST, PROCEDURE, REQUEST_FORM, type FormVersion } from '#domain/form/form-version.ts';
import { readCsv } from './csv-file.ts';

/** The procedure as first approved; an institution that has changed it gives its own file. */
const FIRST: readonly FormVersion[] = [
  [PROCEDURE, 'Procedimiento para la administración y soporte de correos institucionales'],
  [REQUEST_FORM, 'Formato de solicitud de creación, modificación o eliminación de cuenta correo corporativo'],
  [ACCOUNT_LIST, 'Lista de correos corporativos'],
].map(([code = '', description = '']) => ({ code, version: '01', date: '2015-03-25', description }));

/**
 * The version history: a CSV with the header `code,version,date,description`, one line for each version of the
 * procedure and of each form. Throws, naming the line, when one is incomplete or repeated, or when a code has no
 * version.
 */
export function readVersions(file: string | null): readonly FormVersion[] {
  if (file === null) return FIRST;
  const versions: FormVersion[] = [];
  for (const { record, place: line } of readCsv(file)) {
    const { code = '', version = '', date = '', description = '' } = record;
    if (code === '' || version === '' || description === '')
      throw new Error(`${line}: a version needs code, version, date and description`);
    if (!isDay(date)) throw new Error(`${line}: the date has another form: YYYY-MM-DD`);
    if (versions.some((one) => one.code === code && one.version === version))
      throw new Error(`${line}: version ${version} of ${code} stands twice`);
    versions.push({ code, version, date, description });
  }
  for (const code of [PROCEDURE, REQUEST_FORM, ACCOUNT_LIST]) {
    if (!versions.some((one) => one.code === code)) throw new Error(`${file} lists no version of ${code}`);
  }
  return versions;
}

function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}
