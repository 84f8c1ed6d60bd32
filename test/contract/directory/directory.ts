import { afterEach, describe } from 'vitest';
import { describeAccess } from './access.ts';
import { describeAccount } from './account.ts';
import { describeAccounts } from './accounts.ts';
import { describeChecks } from './check.ts';
import { describeCredentials } from './credentials.ts';
import { describeLife } from './life.ts';
import { describeMailbox } from './mailbox.ts';
import { describeRefusals } from './refusals.ts';
import { describeReplies } from './replies.ts';
import { describeSurvey } from './survey.ts';
import { describeTenant } from './tenant.ts';
import { describeTroubles } from './troubles.ts';
import { createTenants, type OpenDirectory } from '../tenant.ts';

/** What every adapter of the port `Directory` has to do. `open` creates one for the given tenant. */
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
