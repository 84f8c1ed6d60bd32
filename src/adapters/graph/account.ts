import { hasMailboxPlan } from '#domain/account/mail-plans.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { userPath, type BatchAnswer, type GraphClient } from './calls/client.ts';
import { replyOf, type RepliesBody } from './mailbox/automatic-replies.ts';
import { isMailboxUnknown, type Needs } from './calls/errors.ts';
import { GROUP_SELECT, groupOf, type GroupBody } from './groups/group-shape.ts';
import { bodyOf, everyPage, valuesOf } from './calls/pages.ts';
import { createRoleReading } from './tenant/roles.ts';
import { givesMailbox, type Sku } from './licences/seats.ts';
import { addressesOf, USER_SELECT, userOf, type UserBody } from './users/user-shape.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };
const MEMBERSHIPS = 'Directory.Read.All';
const ACCOUNT_SELECT = `${USER_SELECT},givenName,surname,jobTitle,department,mobilePhone,businessPhones,userType,onPremisesSyncEnabled,proxyAddresses,licenseAssignmentStates,showInAddressList,isManagementRestricted`;

interface AccountBody extends UserBody {
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly mobilePhone: string | null;
  readonly businessPhones?: readonly string[];
  readonly userType: string | null;
  readonly onPremisesSyncEnabled: boolean | null;
  readonly isManagementRestricted?: boolean | null;
  readonly proxyAddresses?: readonly string[];
  readonly licenseAssignmentStates?: readonly AssignmentState[] | null;
  readonly showInAddressList?: boolean | null;
}

/** One assignment of a licence: direct, or by a group (`assignedByGroup`). */
interface AssignmentState {
  readonly skuId: string;
  readonly assignedByGroup?: string | null;
  readonly disabledPlans?: readonly string[] | null;
  readonly state?: string | null;
  readonly error?: string | null;
}

/**
 * For objects that the token may not read, Graph still tells type and id (limited information for inaccessible
 * members).
 */
interface Membership extends GroupBody {
  readonly '@odata.type': string;
}

/** Reads an account in one `$batch`, with further pages for memberships beyond the first 999. */
export function createAccountReading(
  graph: GraphClient,
  settings: { readonly stampAttribute: number },
): Pick<Directory, 'account'> {
  const roles = createRoleReading();
  return {
    account: async (userId) => {
      const user = userPath(userId);
      const [found, mailbox, direct, through, skus, ...held] = await graph.batch('account', READ, [
        `${user}?$select=${ACCOUNT_SELECT}`,
        `${user}/mailboxSettings`,
        `${user}/memberOf?$select=${GROUP_SELECT}&$top=999`,
        `${user}/transitiveMemberOf?$select=id&$top=999`,
        '/subscribedSkus',
        ...roles.urls(userId),
      ]);
      if (found?.ok === false && found.fault.status === 404) return null;
      const body = bodyOf<AccountBody>(found, READ.permission);
      const memberships = await everyPage<Membership>(graph, { first: direct, permission: MEMBERSHIPS });
      const all = await everyPage<Membership>(graph, { first: through, permission: MEMBERSHIPS });
      const { assigned, eligible } = roles.of(held);
      const groups = memberships.filter((one) => is(one, 'group')).map(groupOf);
      const offered = valuesOf<Sku>(skus, 'Directory.Read.All');
      return {
        ...userOf(body, settings.stampAttribute),
        ...personOf(body),
        // Members of a role-assignable group are protected like administrators, whatever role the group has.
        hasRole:
          assigned ||
          all.some((one) => is(one, 'directoryRole')) ||
          groups.some(({ kind }) => kind === 'role_assignable'),
        isEligible: eligible,
        licences: licencesOf(body, offered),
        hasMailboxLicence: givesMailbox(body.assignedLicenses ?? [], offered),
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
  | 'givenName'
  | 'surname'
  | 'jobTitle'
  | 'department'
  | 'mobilePhone'
  | 'businessPhone'
  | 'isGuest'
  | 'isSynced'
  | 'isListed'
  | 'isRestricted'
  | 'addresses'
>;

function personOf(body: AccountBody): Person {
  return {
    givenName: body.givenName,
    surname: body.surname,
    jobTitle: body.jobTitle,
    department: body.department,
    mobilePhone: body.mobilePhone,
    businessPhone: body.businessPhones?.[0] ?? null,
    isGuest: body.userType?.toLowerCase() === 'guest',
    isSynced: body.onPremisesSyncEnabled === true,
    isListed: body.showInAddressList ?? null,
    isRestricted: body.isManagementRestricted === true,
    addresses: addressesOf(body.proxyAddresses ?? []),
  };
}

/** A licence without a state counts as direct: that is how Graph showed them before groups could give licences. */
function licencesOf(body: AccountBody, skus: readonly Sku[]): DirectoryAccount['licences'] {
  const states = body.licenseAssignmentStates ?? [];
  const held = [...(body.assignedLicenses ?? []), ...states].map(({ skuId }) => skuId.toLowerCase());
  return [...new Set(held)].map((skuId) => {
    const sku = skus.find((one) => one.skuId.toLowerCase() === skuId);
    const own = states.filter((state) => state.skuId.toLowerCase() === skuId);
    const groupIds = own.flatMap(({ assignedByGroup }) => (assignedByGroup ? [assignedByGroup.toLowerCase()] : []));
    const direct = own.find(({ assignedByGroup }) => !assignedByGroup);
    const assigned = body.assignedLicenses?.find((one) => one.skuId.toLowerCase() === skuId);
    const disabled = (assigned ?? direct ?? own[0])?.disabledPlans ?? [];
    const errors = own.map(({ error }) => error ?? 'None').filter((error) => error !== 'None');
    return {
      skuId,
      skuPartNumber: sku?.skuPartNumber ?? skuId,
      disabledPlans: (direct ?? assigned)?.disabledPlans ?? [],
      isDirect: direct !== undefined || own.length === 0,
      groupIds,
      mailbox: hasMailboxPlan(plansOf(sku).filter((plan) => !disabled.includes(plan))),
      // One working assignment is enough.
      error: errors.length === own.length ? (errors[0] ?? null) : null,
    };
  });
}

function plansOf(sku: Sku | undefined): readonly string[] {
  return (sku?.servicePlans ?? []).map(({ servicePlanId }) => servicePlanId);
}

/** Every 404 here is about the mailbox: the user was found (facts: graph.md 1.4). */
function mailboxOf(answer: BatchAnswer | undefined): DirectoryAccount['mailbox'] {
  if (answer?.ok === false && answer.fault.status === 404) return null;
  if (answer?.ok === false && isMailboxUnknown(answer.fault)) return 'unknown';
  const body = bodyOf<{ userPurpose?: string | null; automaticRepliesSetting?: RepliesBody }>(
    answer,
    'MailboxSettings.ReadWrite',
  );
  return { purpose: body.userPurpose ?? null, autoReply: replyOf(body.automaticRepliesSetting) };
}
