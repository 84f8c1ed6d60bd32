import { randomUUID } from 'node:crypto';
import { graphDate } from './clock.ts';
import { unknownSecret } from './passwords.ts';
import type { UserRecord } from './records.ts';
import type { Tenant } from './tenant.ts';

/** A user created now, with no licence, no group and a password that nobody knows. */
export function blankUser(
  tenant: Tenant,
  about: Pick<UserRecord, 'userPrincipalName' | 'written'> & { readonly id?: string },
): UserRecord {
  const now = graphDate(tenant.clock.now());
  return {
    id: about.id ?? randomUUID(),
    written: about.written,
    userPrincipalName: about.userPrincipalName,
    mail: null,
    proxyAddresses: [],
    licences: [],
    mailbox: null,
    password: {
      ...unknownSecret(),
      state: 'own',
      forceChange: false,
      forceChangeWithMfa: false,
      changedDateTime: now,
    },
    pass: null,
    methods: [],
    groups: [],
    directoryRole: null,
    eligibleRole: null,
    assignedRole: null,
    isManagementRestricted: false,
    fromOnPremises: false,
    provisioningError: null,
    createdDateTime: now,
    sessionsValidFromDateTime: now,
    deletedDateTime: null,
  };
}
