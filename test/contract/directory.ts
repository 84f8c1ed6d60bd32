import { afterEach, describe } from 'vitest';
import { describeAccess } from './directory-access.ts';
import { describeAccount } from './directory-account.ts';
import { describeAccounts } from './directory-accounts.ts';
import { describeChecks } from './directory-check.ts';
import { describeCredentials } from './directory-credentials.ts';
import { describeLife } from './directory-life.ts';
import { describeMailbox } from './directory-mailbox.ts';
import { describeRefusals } from './directory-refusals.ts';
import { describeReplies } from './directory-replies.ts';
import { describeSurvey } from './directory-survey.ts';
import { describeTenant } from './directory-tenant.ts';
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
    describeChecks(tenants);
    describeAccount(tenants);
    describeLife(tenants);
    describeAccess(tenants);
    describeReplies(tenants);
    describeRefusals(tenants);
    describeTenant(tenants);
    describeTroubles(tenants);
  });
}
