import type { Credential, Directory } from '#use-cases/directory-port.ts';
import { createAccountReading } from './account.ts';
import { createReplyOperations } from './automatic-replies.ts';
import { createGraphClient, type GraphOptions } from './client.ts';
import { createCredentialOperations } from './credentials.ts';
import { createDeletionOperations } from './deleted-users.ts';
import { createGroupOperations } from './groups.ts';
import { createLicenceOperations } from './licences.ts';
import { createMailboxOperations } from './mailbox.ts';
import { createRedirectionOperations } from './redirection.ts';
import { createSecondFactor } from './second-factor.ts';
import { createSurvey } from './survey.ts';
import { createTenantReading } from './tenant-pages.ts';
import { createUpdateOperations } from './update-user.ts';
import { createUserOperations } from './users.ts';

export interface DirectoryOptions extends GraphOptions {
  readonly licenceSku: string;
  readonly groupIds: readonly string[];
  readonly locale: string;
  readonly credentialDelivery: Credential['kind'];
  /** Whether people's second factor is looked for; left out it is not. */
  readonly checksSecondFactor?: boolean;
}

/** The institution's tenant through Microsoft Graph. */
export function createDirectory(options: DirectoryOptions): Directory {
  const graph = createGraphClient(options);
  return {
    survey: createSurvey(graph, options),
    ...createUserOperations(graph, { locale: options.locale, hasGroups: options.groupIds.length > 0 }),
    ...createAccountReading(graph),
    ...createUpdateOperations(graph),
    ...createDeletionOperations(graph),
    ...createLicenceOperations(graph),
    ...createMailboxOperations(graph),
    ...createReplyOperations(graph),
    ...createRedirectionOperations(graph),
    ...createGroupOperations(graph),
    ...createTenantReading(graph),
    ...createCredentialOperations(graph, options.credentialDelivery),
    ...createSecondFactor(graph, { checks: options.checksSecondFactor ?? false }),
  };
}
