import { RELATIONS } from '#domain/account/relation.ts';
import { DOCUMENT_TYPES } from '#domain/form/document-type.ts';
import { readReservedNames } from '#adapters/institution-files/reserved-names.ts';
import { readVersions } from '#adapters/institution-files/versions.ts';

/** Defaults of an institution in tests: the versions of its documents, their details, and the reserved names. */
export const INSTITUTION_DEFAULTS = {
  nit: '890000000-1',
  versions: readVersions(null),
  reserved: readReservedNames(null),
  relations: RELATIONS,
  documentTypes: DOCUMENT_TYPES,
  showsFullDocument: true,
} as const;
