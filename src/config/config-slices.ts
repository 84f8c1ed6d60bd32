import { readReservedNames } from '#adapters/institution-files/reserved-names.ts';
import { readRelations } from '#adapters/institution-files/relations.ts';
import { readVersions } from '#adapters/institution-files/versions.ts';
import type { DirectoryOptions } from '#adapters/graph/directory.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { ownNames, type OwnNames } from '#messages/own-names.ts';
import type { Config } from './config.ts';

/**
 * The institution's settings for rules and messages. The mailbox uses the institution's Spanish, whatever language the
 * bot's words are in.
 */
export function institutionOf(config: Config): Institution {
  const { institution, mailDomain, timeZone, rules, azure, checksSecondFactor, showsFullDocument } = config;
  const versions = readVersions(config.versionsFile);
  const reserved = readReservedNames(config.reservedNamesFile);
  const offered = readRelations(config.relationsFile);
  const applicationId = azure.clientId;
  const known = { ...institution, versions, reserved, ...offered, mailDomain, timeZone, locale: 'es-CO' };
  return { ...known, rules, checksSecondFactor, showsFullDocument, applicationId };
}

/** The settings of the tenant's adapter. */
export function directoryOptionsOf(config: Config): DirectoryOptions {
  const { azure, licenceSku, defaultGroups, licenceGroup, credentialDelivery } = config;
  const { locale, relations } = institutionOf(config);
  const { checksSecondFactor, stampAttribute } = config;
  const groups = { groupIds: defaultGroups, licenceGroup, protectedGroups: config.rules.protectedGroups };
  const profiles = relations.flatMap(({ profile }) => profile ?? []);
  return { ...azure, licenceSku, ...groups, profiles, locale, credentialDelivery, checksSecondFactor, stampAttribute };
}

/** The settings of what people read: language, time zone, and what the institution calls its relations and documents. */
export function wordSettingsOf(config: Config): WordSettings {
  const { locale, timeZone } = config;
  return { locale, timeZone, names: ownNames(readRelations(config.relationsFile)) };
}

interface WordSettings {
  readonly locale: Config['locale'];
  readonly timeZone: string;
  readonly names: OwnNames;
}
