import type { Call, Route } from '../calls/call.ts';
import { isRestorable, purgeExpired } from '../tenant/deleted-users.ts';
import type { DeltaPlace, DeltaRound } from '../tenant/delta-rounds.ts';
import { readDeltaToken, readSkipToken, resyncRequired, writeDeltaToken, writeSkipToken } from './delta-tokens.ts';
import { userEntity } from './user-entity.ts';
import { GraphError, unsupportedQuery } from '../wire/graph-error.ts';
import { represent, selectedNames } from '../queries/odata-list.ts';
import type { Json, UserRecord } from '../tenant/records.ts';
import type { Reply } from '../wire/reply.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { faultyUser } from '../faults/work-faults.ts';

const KNOWN = ['$select', '$deltatoken', '$skiptoken'];
/** Properties that are kept outside the directory's main store and have no change tracking (graph.md 1.12). */
const UNTRACKED = [
  'aboutMe',
  'birthday',
  'interests',
  'mailboxSettings',
  'mySite',
  'schools',
  'signInActivity',
  'skills',
];

/**
 * The delta query: all users in the first round, only the changed ones in later rounds. Each page has an `@odata.nextLink`,
 * the last an `@odata.deltaLink`. A deleted user is `@removed`, with reason `changed` while restorable and `deleted` after
 * that. An expired token gives 410 (graph.md 1.12).
 */
export const deltaUsers: Route = {
  method: 'GET',
  path: '/users/delta',
  options: null,
  handle(tenant, call) {
    refuseOptions(call);
    purgeExpired(tenant);
    const [skip, delta] = [call.query.get('$skiptoken'), call.query.get('$deltatoken') ?? ''];
    if (call.fault === 'delta-expired') throw resyncRequired(call);
    if (skip !== null) {
      const at = readSkipToken(tenant, call);
      return page(tenant, call, at);
    }
    const round = delta === '' || delta === 'latest' ? firstRound(tenant, call) : laterRound(tenant, call);
    return page(tenant, call, { round, from: 0, afterEmpty: false });
  },
};

function firstRound(tenant: Tenant, call: Call): DeltaRound {
  const latest = call.query.get('$deltatoken') === 'latest';
  return {
    ids: latest ? [] : [...tenant.directory.users.seenAll()].map((user) => user.id),
    select: call.query.get('$select') ? selectedNames(call, userEntity(tenant)) : null,
    position: tenant.changes.position(),
    startedAtMs: tenant.clock.ms(),
    full: true,
  };
}

function laterRound(tenant: Tenant, call: Call): DeltaRound {
  const token = readDeltaToken(tenant, call);
  return {
    ids: tenant.changes.since(token.position),
    select: token.select,
    position: tenant.changes.position(),
    startedAtMs: tenant.clock.ms(),
    full: false,
  };
}

function page(tenant: Tenant, call: Call, place: DeltaPlace): Reply {
  const { round, from } = place;
  const empty = call.fault === 'delta-empty-page' && !place.afterEmpty;
  const to = empty ? from : Math.min(from + tenant.deltaRounds.pageSize, round.ids.length);
  const value = round.ids.slice(from, to).map((id) => faultyUser(call.fault, describe(tenant, round, id)));
  const [first] = value;
  const more = empty || to < round.ids.length;
  const link = more
    ? {
        '@odata.nextLink': `${call.linkOrigin}/v1.0/users/delta?$skiptoken=${writeSkipToken(tenant, { ...place, from: to, afterEmpty: empty })}`,
      }
    : { '@odata.deltaLink': `${call.linkOrigin}/v1.0/users/delta?$deltatoken=${writeDeltaToken(tenant, round)}` };
  if (call.fault === 'page-without-value') return { status: 200, body: { status: 'ok' } };
  const suffix = round.select ? `(${round.select.join(',')})` : '';
  return {
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#users${suffix}`,
      ...link,
      value: call.fault === 'delta-repeats' && first ? [...value, first] : value,
    },
  };
}

function describe(tenant: Tenant, round: DeltaRound, id: string): { readonly [property: string]: Json } {
  const { users, deletedUsers } = tenant.directory;
  const user: UserRecord | undefined = users.seen(id);
  if (user) {
    const entity = userEntity(tenant);
    const all = represent(entity, user, [...(round.select ?? entity.defaults), 'id']);
    return round.full ? Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) : all;
  }
  const deleted = deletedUsers.seen(id);
  return { id, '@removed': { reason: deleted && isRestorable(tenant, deleted) ? 'changed' : 'deleted' } };
}

function refuseOptions(call: Call): void {
  const names = [...call.query.keys()].filter((name) => name.startsWith('$'));
  const unknown = names.find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw unsupportedQuery(`'${unknown}' is not supported for change tracking of users.`);
  const token = call.query.get('$skiptoken') ?? call.query.get('$deltatoken') ?? '';
  if (names.includes('$select') && token !== '' && token !== 'latest') {
    throw unsupportedQuery('The selection is fixed by the first request: a link is followed as it is.');
  }
  const select = (call.query.get('$select') ?? '').split(',').map((name) => name.trim().toLowerCase());
  const untracked = UNTRACKED.find((name) => select.includes(name.toLowerCase()));
  if (untracked !== undefined) {
    throw new GraphError(501, 'NotImplemented', `Change tracking is not supported for the property '${untracked}'.`);
  }
}
