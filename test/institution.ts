import { readVersions } from '#adapters/departments/versions.ts';

/** What records and their versions need of an institution. */
export const PAPERS = { nit: '890000000-1', versions: readVersions(null) } as const;
