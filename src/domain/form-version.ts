/** Codes of the procedure and its two records, as the control of changes knows them. */
export const PROCEDURE = 'PT-GTI-002';
export const REQUEST_FORM = 'FT-GTI-006';
export const ACCOUNT_LIST = 'FT-GTI-002';

/** One line of the control of changes: the version of the procedure or of a form. */
export interface FormVersion {
  readonly code: string;
  readonly version: string;
  /** `YYYY-MM-DD`, from which it is in force. */
  readonly date: string;
  readonly description: string;
}

/** The version that a record carries in its header. */
export type VersionStamp = Pick<FormVersion, 'code' | 'version' | 'date'>;

/** The newest version of the code that is in force on the day (`YYYY-MM-DD`); the first one where the day is before all of them. Throws for a code without any. */
export function versionInForce(
  versions: readonly FormVersion[],
  { code, day }: { readonly code: string; readonly day: string },
): VersionStamp {
  const own = versions.filter((one) => one.code === code).toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const found = own.findLast(({ date }) => date <= day) ?? own[0];
  if (found === undefined) throw new Error(`no version of ${code} is known`);
  return { code, version: found.version, date: found.date };
}
