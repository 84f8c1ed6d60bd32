import type { Route } from '../calls/call.ts';
import { malformed, GraphError } from '../wire/graph-error.ts';
import { assignLicense } from '../licences/assign-license.ts';
import { createUser } from '../users/create-user.ts';
import { deleteUser } from '../users/delete-user.ts';
import { listDeletedUsers, readDeletedItem, restoreDeletedItem } from '../users/deleted-items.ts';
import { deltaUsers } from '../users/delta-users.ts';
import { addMember, deleteMemberItself, removeMember } from '../groups/group-members.ts';
import { listContacts, listGroups, readGroup } from '../groups/groups.ts';
import { listSubscribedSkus } from '../licences/licences.ts';
import { readMailboxSettings, updateMailboxSettings } from '../mailbox/mailbox-settings.ts';
import { listMemberOf, listOwnedObjects, listTransitiveMemberOf } from '../groups/memberships.ts';
import { createInboxRule, deleteInboxRule, listInboxRules, updateInboxRule } from '../mailbox/message-rules.ts';
import { listAuthenticationMethods } from '../credentials/authentication-methods.ts';
import { listDomains, readDomain } from '../users/domains.ts';
import { listUsers, readUser } from '../users/read-users.ts';
import { reprocessLicenseAssignment } from '../licences/reprocess-licences.ts';
import { revokeSignInSessions } from '../users/revoke-sessions.ts';
import { createPass, deletePass, listPasses, readPassPolicy } from '../credentials/temporary-access-pass.ts';
import { listRoleAssignments, listRoleEligibilities } from '../groups/role-assignments.ts';
import { updateUser } from '../users/update-user.ts';

/** Everything that the local Graph serves. The first that fits wins, so `/users/delta` stands before `/users/{id}`. */
export const ROUTES: readonly Route[] = [
  deltaUsers,
  listUsers,
  createUser,
  readUser,
  updateUser,
  deleteUser,
  assignLicense,
  listMemberOf,
  listTransitiveMemberOf,
  reprocessLicenseAssignment,
  listOwnedObjects,
  revokeSignInSessions,
  readMailboxSettings,
  updateMailboxSettings,
  listInboxRules,
  createInboxRule,
  updateInboxRule,
  deleteInboxRule,
  listAuthenticationMethods,
  listPasses,
  createPass,
  deletePass,
  readPassPolicy,
  listDeletedUsers,
  readDeletedItem,
  restoreDeletedItem,
  listSubscribedSkus,
  listGroups,
  readGroup,
  addMember,
  removeMember,
  deleteMemberItself,
  listContacts,
  listDomains,
  readDomain,
  listRoleAssignments,
  listRoleEligibilities,
];

const SPLIT = ROUTES.map((route) => ({ route, segments: route.path.split('/').slice(1) }));

export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The operation for a method and a path without `/v1.0`, whose literal segments match in any case. Refuses an unknown path
 * with 400 BadRequest and a known path with another method with 405, as Graph does.
 */
export function findRoute(method: string, path: string): FoundRoute {
  const segments = splitPath(path);
  let known = false;
  for (const { route, segments: pattern } of SPLIT) {
    const params = matchSegments(pattern, segments);
    if (!params) continue;
    known = true;
    if (route.method === method) return { route, params };
  }
  if (known) {
    throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  }
  if (segments[0]?.toLowerCase() === 'me')
    throw malformed('/me request is only valid with delegated authentication flow.');
  throw malformed(`Resource not found for the segment '${firstUnknown(segments)}'.`);
}

function splitPath(path: string): readonly string[] {
  return path.split('/').slice(1).map(decode);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw malformed('The URL path is not correctly encoded.');
  }
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (expected.startsWith('{')) {
      if (segment === '') return null;
      params[expected.slice(1, -1)] = segment;
    } else if (expected.toLowerCase() !== segment.toLowerCase()) return null;
  }
  return params;
}

function firstUnknown(segments: readonly string[]): string {
  let candidates = SPLIT.map(({ segments: pattern }) => pattern);
  for (const [index, segment] of segments.entries()) {
    candidates = candidates.filter((pattern) => {
      const expected = pattern[index];
      return expected !== undefined && (expected.startsWith('{') || expected.toLowerCase() === segment.toLowerCase());
    });
    if (candidates.length === 0) return segment;
  }
  return segments.at(-1) ?? '';
}
