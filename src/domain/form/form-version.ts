/** Codes of the procedure, its two records and its report, as the control of changes knows them. */
export const PROCEDURE = 'PT-GTI-002';
export const REQUEST_FORM = 'FT-GTI-006';
export const ACCOUNT_LIST = 'FT-GTI-002';
const MONTHLY_REPORT = 'INF-GTI-002';

/** One line of the control of changes: the version of the procedure or of a form. */
export interface FormVersion {
  readonly code: string;
  readonly version: string;
  /** `YYYY-MM-DD`, from which it is in force. */
  readonly date: string;
  readonly description: string;
}

/** The version that a record carries. Of requests from before it was kept the description is missing. */
export type VersionStamp = Omit<FormVersion, 'description'> & Partial<Pick<FormVersion, 'description'>>;

/** The newest version of the code that is in force on the day (`YYYY-MM-DD`); the first one where the day is before all of them. Throws for a code without any. */
export function versionInForce(
  versions: readonly FormVersion[],
  { code, day }: { readonly code: string; readonly day: string },
): FormVersion {
  const own = versions.filter((one) => one.code === code).toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const found = own.findLast(({ date }) => date <= day) ?? own[0];
  if (found === undefined) throw new Error(`no version of ${code} is known`);
  return found;
}

/** The version of the monthly report: its own, or the procedure's where the control of changes has none of the report. */
export function reportVersion(versions: readonly FormVersion[], day: string): VersionStamp {
  const isListed = versions.some(({ code }) => code === MONTHLY_REPORT);
  if (isListed) return versionInForce(versions, { code: MONTHLY_REPORT, day });
  return { ...versionInForce(versions, { code: PROCEDURE, day }), code: MONTHLY_REPORT };
}

/** The stamp with what was changed in that version, as far as the control of changes still lists it. */
export function described(versions: readonly FormVersion[], stamp: VersionStamp): VersionStamp {
  if (stamp.description !== undefined) return stamp;
  return versions.find(({ code, version }) => code === stamp.code && version === stamp.version) ?? stamp;
}
