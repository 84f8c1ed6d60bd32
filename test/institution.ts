import { readReservedNames } from '#adapters/departments/reserved-names.ts';
import { readVersions } from '#adapters/departments/versions.ts';

/** What comes with every institution unless it gives its own: the versions of its documents, what stands on them, and the names that people do not get. */
export const INSTITUTION_DEFAULTS = {
  nit: '890000000-1',
  versions: readVersions(null),
  reserved: readReservedNames(null),
  showsFullDocument: true,
} as const;
