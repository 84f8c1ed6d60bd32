import type { OwnProfile } from '#domain/account/own-profile.ts';

/** The licence and the groups of a new account. */
export interface ProfileSettings {
  readonly licenceSku: string;
  /** Groups that every account joins. */
  readonly groupIds: readonly string[];
  /** The group that gives accounts their licence; when left out, one of the others that does. */
  readonly licenceGroup?: string | null;
}

/** What accounts of a profile get: its own, and of what it leaves out what everybody gets. A licence of its own needs no group that gives another. */
export function profileOf(settings: ProfileSettings, own: OwnProfile | null): ProfileSettings {
  if (own === null) return settings;
  const licenceGroup = own.licence === null ? (settings.licenceGroup ?? null) : null;
  return {
    licenceSku: own.licence ?? settings.licenceSku,
    groupIds: own.groups ?? settings.groupIds,
    licenceGroup: own.licenceGroup ?? licenceGroup,
  };
}

/** What everybody gets, and each profile's own. */
export function allProfiles(
  settings: ProfileSettings & { readonly profiles?: readonly OwnProfile[] },
): readonly ProfileSettings[] {
  return [settings, ...(settings.profiles ?? []).map((own) => profileOf(settings, own))];
}
