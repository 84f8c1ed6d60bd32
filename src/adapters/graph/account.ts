import type { Directory, DirectoryAccount } from '#use-cases/directory-port.ts';
import { userPath, type BatchAnswer, type GraphClient } from './client.ts';
import { replyOf, type RepliesBody } from './automatic-replies.ts';
import { mapFault, type Needs } from './errors.ts';
import { GROUP_SELECT, groupOf, type GroupBody } from './group-shape.ts';
import { bodyOf, everyPage, valuesOf } from './pages.ts';
import type { Sku } from './seats.ts';
import { USER_SELECT, userOf, type UserBody } from './user-shape.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };
const MEMBERSHIPS = 'GroupMember.ReadWrite.All';
const ACCOUNT_SELECT = `${USER_SELECT},givenName,surname,jobTitle,department,mobilePhone,userType,onPremisesSyncEnabled,proxyAddresses`;

interface AccountBody extends UserBody {
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly mobilePhone: string | null;
  readonly userType: string | null;
  readonly onPremisesSyncEnabled: boolean | null;
  readonly proxyAddresses?: readonly string[];
}

/** Of what the token may not read, type and id are told all the same (Graph: limited information for inaccessible members). */
interface Membership extends GroupBody {
  readonly '@odata.type': string;
}

/** Everything of an account in one `$batch`, and a further page each for memberships beyond the first 999. */
export function createAccountReading(graph: GraphClient): Pick<Directory, 'account'> {
  return {
    account: async (userId) => {
      const user = userPath(userId);
      const [found, mailbox, direct, through, skus] = await graph.batch('account', READ, [
        `${user}?$select=${ACCOUNT_SELECT}`,
        `${user}/mailboxSettings`,
        `${user}/memberOf?$select=${GROUP_SELECT}&$top=999`,
        `${user}/transitiveMemberOf?$select=id&$top=999`,
        '/subscribedSkus',
      ]);
      if (found?.ok === false && found.fault.status === 404) return null;
      const body = bodyOf<AccountBody>(found, READ.permission);
      const memberships = await everyPage<Membership>(graph, { first: direct, permission: MEMBERSHIPS });
      const all = await everyPage<Membership>(graph, { first: through, permission: MEMBERSHIPS });
      const groups = memberships.filter((one) => is(one, 'group')).map(groupOf);
      return {
        ...userOf(body),
        ...personOf(body),
        // Members of a role-assignable group are protected as administrators are, whatever role it has by now.
        hasRole: all.some((one) => is(one, 'directoryRole')) || groups.some(({ kind }) => kind === 'role_assignable'),
        licences: licencesOf(body, valuesOf<Sku>(skus, 'LicenseAssignment.Read.All')),
        groups,
        mailbox: mailboxOf(mailbox),
      };
    },
  };
}

function is(membership: Membership, type: 'group' | 'directoryRole'): boolean {
  return membership['@odata.type'].toLowerCase() === `#microsoft.graph.${type}`.toLowerCase();
}

type Person = Pick<
  DirectoryAccount,
  'givenName' | 'surname' | 'jobTitle' | 'department' | 'mobilePhone' | 'isGuest' | 'isSynced' | 'addresses'
>;

function personOf(body: AccountBody): Person {
  return {
    givenName: body.givenName,
    surname: body.surname,
    jobTitle: body.jobTitle,
    department: body.department,
    mobilePhone: body.mobilePhone,
    isGuest: body.userType?.toLowerCase() === 'guest',
    isSynced: body.onPremisesSyncEnabled === true,
    addresses: addressesOf(body.proxyAddresses ?? []),
  };
}

/** `SMTP:` in capitals marks the primary one; other kinds of address are none of mail (facts: graph.md 6.1). */
function addressesOf(proxyAddresses: readonly string[]): readonly string[] {
  const primary = proxyAddresses.filter((entry) => entry.startsWith('SMTP:'));
  const others = proxyAddresses.filter((entry) => /^smtp:/i.test(entry) && !entry.startsWith('SMTP:'));
  return [...primary, ...others].map((entry) => entry.slice('smtp:'.length).toLowerCase());
}

function licencesOf(body: AccountBody, skus: readonly Sku[]): DirectoryAccount['licences'] {
  return (body.assignedLicenses ?? []).map(({ skuId }) => {
    const sku = skus.find((one) => one.skuId.toLowerCase() === skuId.toLowerCase());
    return { skuId, skuPartNumber: sku?.skuPartNumber ?? skuId };
  });
}

/** Every 404 here is about the mailbox: the user was found (facts: graph.md 1.4). */
function mailboxOf(answer: BatchAnswer | undefined): DirectoryAccount['mailbox'] {
  if (answer?.ok === false) {
    if (answer.fault.status === 404) return null;
    throw mapFault(answer.fault, { permission: 'MailboxSettings.ReadWrite', write: false });
  }
  const body = bodyOf<{ userPurpose?: string | null; automaticRepliesSetting?: RepliesBody }>(answer, '');
  return { purpose: body.userPurpose ?? null, autoReply: replyOf(body.automaticRepliesSetting) };
}
