import { afterEach, describe } from 'vitest';
import { describeAccounts } from './directory-accounts.ts';
import { describeCredentials } from './directory-credentials.ts';
import { describeMailbox } from './directory-mailbox.ts';
import { describeSurvey } from './directory-survey.ts';
import { describeTroubles } from './directory-troubles.ts';
import { createTenants, type OpenDirectory } from './tenant.ts';

/** What every adapter of the port `Directory` promises. `open` gives one for the tenant that it is told of. */
export function describeDirectory(name: string, open: OpenDirectory): void {
  describe(`Directory on ${name}`, () => {
    const tenants = createTenants(open);
    afterEach(tenants.finish);

    describeSurvey(tenants);
    describeAccounts(tenants);
    describeMailbox(tenants);
    describeCredentials(tenants);
    describeTroubles(tenants);
  });
}
