import type { Credential, Directory } from '#use-cases/ports/directory.ts';
import { createAccountReading } from './account.ts';
import { createReplyOperations } from './mailbox/automatic-replies.ts';
import { createGraphClient, type GraphOptions } from './calls/client.ts';
import { createCredentialOperations } from './credentials/credentials.ts';
import { createDeletionOperations } from './users/deleted-users.ts';
import { createForwardOperations } from './mailbox/forwards.ts';
import { createGroupOperations } from './groups/groups.ts';
import { createLicenceOperations } from './licences/licences.ts';
import { createMailboxOperations } from './mailbox/mailbox.ts';
import { createMailboxTrouble } from './mailbox/mailbox-trouble.ts';
import type { OwnProfile } from '#domain/account/own-profile.ts';
import { allProfiles, type ProfileSettings } from './groups/profile-settings.ts';
import { protectGroups } from './groups/protected-groups.ts';
import { createRedirectionOperations } from './mailbox/redirection.ts';
import { tellRestricted } from './tenant/restricted.ts';
import { createSecondFactor } from './credentials/second-factor.ts';
import { createSurvey } from './tenant/survey.ts';
import { createTenantReading } from './tenant/tenant-pages.ts';
import { createTroubles } from './tenant/troubles.ts';
import { createUpdateOperations } from './users/update-user.ts';
import { createUserOperations } from './users/users.ts';

export interface DirectoryOptions extends GraphOptions, ProfileSettings {
  /** What accounts of some relations get instead. */
  readonly profiles?: readonly OwnProfile[];
  readonly locale: string;
  readonly credentialDelivery: Credential['kind'];
  /** Whether we look for people's second factor; no when left out. */
  readonly checksSecondFactor?: boolean;
  /** Ids of protected groups; none when left out. */
  readonly protectedGroups?: readonly string[];
  /** The extension attribute for our stamp, 1 to 15; 15 when left out. */
  readonly stampAttribute?: number;
}

const STAMP_ATTRIBUTE = 15;

/** The institution's tenant through Microsoft Graph. */
export function createDirectory(options: DirectoryOptions): Directory {
  const graph = createGraphClient(options);
  const { stampAttribute = STAMP_ATTRIBUTE } = options;
  const directory = tellRestricted(graph, {
    survey: createSurvey(graph, options),
    ...createUserOperations(graph, { locale: options.locale, hasGroups: hasGroups(options), stampAttribute }),
    ...createAccountReading(graph, { stampAttribute }),
    ...createUpdateOperations(graph),
    ...createDeletionOperations(graph),
    ...createLicenceOperations(graph),
    ...createMailboxOperations(graph),
    ...createMailboxTrouble(graph),
    ...createReplyOperations(graph),
    ...createRedirectionOperations(graph),
    ...createForwardOperations(graph),
    ...createGroupOperations(graph),
    troubles: createTroubles(graph, { ...options, stampAttribute }),
    ...createTenantReading(graph),
    ...createCredentialOperations(graph, options.credentialDelivery),
    ...createSecondFactor(graph, { checks: options.checksSecondFactor ?? false }),
  });
  return protectGroups(directory, options.protectedGroups ?? []);
}

function hasGroups(options: DirectoryOptions): boolean {
  return allProfiles(options).some(
    ({ groupIds, licenceGroup }) => groupIds.length > 0 || (licenceGroup ?? null) !== null,
  );
}
