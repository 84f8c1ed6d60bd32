import { readReservedNames } from '#adapters/institution-files/reserved-names.ts';
import { readVersions } from '#adapters/institution-files/versions.ts';
import type { DirectoryOptions } from '#adapters/graph/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import type { Config } from './config.ts';

/**
 * The institution's settings for rules and messages. The mailbox uses the institution's Spanish, whatever language the
 * bot's words are in.
 */
export function institutionOf(config: Config): Institution {
  const { institution, mailDomain, timeZone, rules, azure, checksSecondFactor, showsFullDocument } = config;
  const versions = readVersions(config.versionsFile);
  const reserved = readReservedNames(config.reservedNamesFile);
  const applicationId = azure.clientId;
  const known = { ...institution, versions, reserved, mailDomain, timeZone, locale: 'es-CO' };
  return { ...known, rules, checksSecondFactor, showsFullDocument, applicationId };
}

/** The settings of the tenant's adapter. */
export function directoryOptionsOf(config: Config): DirectoryOptions {
  const { azure, licenceSku, defaultGroups, licenceGroup, credentialDelivery } = config;
  const { locale } = institutionOf(config);
  const { checksSecondFactor, stampAttribute } = config;
  const groups = { groupIds: defaultGroups, licenceGroup, protectedGroups: config.rules.protectedGroups };
  return { ...azure, licenceSku, ...groups, locale, credentialDelivery, checksSecondFactor, stampAttribute };
}
