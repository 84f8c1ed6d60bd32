import type { Credential, Directory } from '#use-cases/ports.ts';
import { createGraphClient, type GraphOptions } from './client.ts';
import { createCredentialOperations } from './credentials.ts';
import { createGroupOperations } from './groups.ts';
import { createMailboxOperations } from './mailbox.ts';
import { createSurvey } from './survey.ts';
import { createUserOperations } from './users.ts';

export interface DirectoryOptions extends GraphOptions {
  readonly licenceSku: string;
  readonly groupIds: readonly string[];
  readonly locale: string;
  readonly credentialDelivery: Credential['kind'];
}

/** The institution's tenant through Microsoft Graph. */
export function createDirectory(options: DirectoryOptions): Directory {
  const graph = createGraphClient(options);
  return {
    survey: createSurvey(graph, options),
    ...createUserOperations(graph, { locale: options.locale, hasGroups: options.groupIds.length > 0 }),
    ...createMailboxOperations(graph),
    ...createGroupOperations(graph),
    ...createCredentialOperations(graph, options.credentialDelivery),
  };
}
