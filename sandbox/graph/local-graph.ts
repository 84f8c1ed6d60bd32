import type { LocalGraph, LocalGraphOptions } from '../services/graph.ts';
import type { RegisteredMethod, SeedUsersOptions } from '../services/tenant.ts';
import { createAdministrator } from './administrator.ts';
import { createChangeLog } from './tenant/change-log.ts';
import { createClock } from './tenant/clock.ts';
import { deliver } from './mailbox/deliver.ts';
import { createDeltaRounds } from './tenant/delta-rounds.ts';
import { isRestorable } from './tenant/deleted-users.ts';
import { describeUser } from './users/describe-user.ts';
import { createDirectory } from './tenant/directory.ts';
import { directoryRole } from './tenant/directory-roles.ts';
import { runExchange } from './exchange/run.ts';
import { FAULT_KINDS } from './faults/fault-kinds.ts';
import { createFaults } from './faults/faults.ts';
import { openDoor } from './door/http-door.ts';
import { createJournal } from './door/journal.ts';
import { applyDueGroupLicences } from './licences/group-licences.ts';
import { consumedUnits } from './licences/licences.ts';
import { registerMethod } from './credentials/registered-methods.ts';
import { seedSkus, seedTenant } from './seed.ts';
import { seedUsers } from './seed-users.ts';
import { signIn } from './credentials/sign-in.ts';
import { readSnapshot, restoreSnapshot, takeSnapshot } from './tenant/snapshot.ts';
import { initialDomain, type Delays, type DomainRecord, type Tenant } from './tenant/tenant.ts';
import { createTokens } from './door/tokens.ts';

/**
 * Starts the local Microsoft Graph and its token endpoint on one loopback origin. With a snapshot the tenant continues from
 * it and the options' users, groups and contacts are ignored. All delays are 0 unless the options or the snapshot set them.
 */
export async function startLocalGraph(options: LocalGraphOptions): Promise<LocalGraph> {
  const snapshot = readSnapshot(options.snapshot);
  const listeners = new Set<() => void>();
  const notify = (): void => listeners.forEach((listener) => listener());
  const timers = new Set<NodeJS.Timeout>();
  const tenant = createTenant(options, snapshot, (ms) => {
    if (ms <= 0 || ms > 86_400_000) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      notify();
    }, ms + 1);
    timer.unref();
    timers.add(timer);
  });
  if (snapshot) restoreSnapshot(tenant, snapshot);
  else seedTenant(tenant, options);

  const faults = createFaults();
  const journal = createJournal();
  const { clock, tenantId, domain, secrets } = tenant;
  const { clientId, clientSecret } = options;
  let consented = options.permissions;
  const permissions = (): readonly string[] => consented;
  // A role over an administrative unit is not in the token's `wids` (graph.md 4.3).
  const tenantWide = options.roleScope === undefined ? options.directoryRoles : [];
  const roleTemplates = tenantWide.map((name) => directoryRole(name).roleTemplateId);
  const tokens = createTokens({ clock, tenantId, clientId, secrets });
  const token = { clock, tokens, tenantId, domain, clientId, clientSecret, permissions, roleTemplates, secrets };
  const door = await openDoor({ tenant, tokens, faults, journal, token, onRequest: notify }, options);
  const notifying =
    <A extends readonly unknown[], R>(act: (...args: A) => R) =>
    (...args: A): R => {
      const result = act(...args);
      notify();
      return result;
    };

  const admin = createAdministrator(tenant);
  return {
    origin: door.origin,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    users: () => {
      applyDueGroupLicences(tenant);
      return [...tenant.directory.users.all()].map((user) => describeUser(tenant, user));
    },
    deletedUsers: () =>
      [...tenant.directory.deletedUsers.all()]
        .filter((user) => isRestorable(tenant, user))
        .map((user) => describeUser(tenant, user)),
    skus: () =>
      [...tenant.skus.values()].map(({ skuId, skuPartNumber, enabled }) => ({
        skuId,
        skuPartNumber,
        enabled,
        consumed: consumedUnits(tenant, skuId),
      })),
    journal: () => journal.entries(),
    clearJournal: notifying(() => journal.clear()),
    signIn: notifying((userPrincipalName: string, password: string, newPassword?: string) =>
      signIn(tenant, { userPrincipalName, password, ...(newPassword === undefined ? {} : { newPassword }) }),
    ),
    registerMethod: notifying((who: string, kind: RegisteredMethod) => registerMethod(tenant, { who, kind })),
    secretsSeen: () => [...secrets],
    faultKinds: FAULT_KINDS.map(({ id, service, label }) => ({ id, service, label })),
    faults: () => faults.active(),
    addFault: notifying((fault: { kind: string; match: string; times?: number }) => faults.add(fault)),
    clearFaults: notifying(() => faults.clear()),
    moveClock: notifying((ms: number) => clock.move(ms)),
    now: () => clock.now(),
    consentTo: notifying((granted: readonly string[]) => {
      consented = granted;
    }),
    setSeats: notifying((skuPartNumber: string, enabled: number) => setSeats(tenant, skuPartNumber, enabled)),
    setDelays: notifying((delays: Partial<Delays>) => {
      Object.assign(tenant.delays, delays);
    }),
    seedUsers: notifying((count: number, wish: SeedUsersOptions = {}) => seedUsers(tenant, { ...wish, count })),
    exchange: { run: notifying((line: string) => runExchange(tenant, line)) },
    admin: {
      createUser: notifying(admin.createUser),
      guard: notifying(admin.guard),
      change: notifying(admin.change),
      rename: notifying(admin.rename),
      block: notifying(admin.block),
      unblock: notifying(admin.unblock),
      addLicence: notifying(admin.addLicence),
      removeLicence: notifying(admin.removeLicence),
      setMember: notifying(admin.setMember),
      setLicenceError: notifying(admin.setLicenceError),
      setProvisioningError: notifying(admin.setProvisioningError),
      addForwardingRule: notifying(admin.addForwardingRule),
      deleteUser: notifying(admin.deleteUser),
      purgeUser: notifying(admin.purgeUser),
    },
    deliver: (address: string) => deliver(tenant, address),
    snapshot: () => takeSnapshot(tenant),
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      await door.stop();
    },
  };
}

function createTenant(
  options: LocalGraphOptions,
  snapshot: ReturnType<typeof readSnapshot>,
  wakeIn: (ms: number) => void,
): Tenant {
  const clock = createClock(snapshot?.clockOffsetMs);
  const changes = createChangeLog(clock);
  const domain = options.domain.toLowerCase();
  const domainRecords = domainsOf(options, domain);
  const delays = {
    mailboxMs: options.mailboxMs ?? 0,
    replicationMs: options.replicationMs ?? 0,
    addressMs: options.addressMs ?? options.replicationMs ?? 0,
    scopeMs: 0,
    groupLicenceMs: options.groupLicenceMs ?? 0,
    ...snapshot?.delays,
  };
  return {
    tenantId: options.tenantId.toLowerCase(),
    domain,
    domains: domainRecords.filter(({ isVerified }) => isVerified).map(({ name }) => name),
    domainRecords,
    directoryRoles: options.directoryRoles,
    roleScope: options.roleScope?.map((address) => address.toLowerCase()) ?? null,
    addressPolicy: options.addressPolicy ?? false,
    exchange: { connected: false },
    passPolicy: { ...PASS_POLICY, ...options.passPolicy },
    hasPremium: options.hasPremium ?? true,
    clock,
    directory: createDirectory({
      clock,
      lagMs: () => delays.replicationMs,
      changes,
      ...(options.unseen === undefined ? {} : { unseen: options.unseen }),
    }),
    changes,
    deltaRounds: createDeltaRounds(options.deltaPageSize ?? 200),
    skus: new Map([...seedSkus(options), ...(snapshot?.skus ?? [])].map((sku) => [sku.skuId, sku])),
    delays,
    licensing: new Map(),
    secrets: new Set([options.clientSecret]),
    wakeIn,
  };
}

/** The policy of a tenant that enabled the Temporary Access Pass and changed nothing else (graph.md 1.10). */
const PASS_POLICY = { state: 'enabled', minimum: 60, maximum: 480, isUsableOnce: false, groups: [] } as const;

function domainsOf(options: LocalGraphOptions, domain: string): readonly DomainRecord[] {
  const given = new Map((options.domains ?? []).map((one) => [one.name.toLowerCase(), one]));
  return [...new Set([domain, initialDomain(domain), ...given.keys()])].map((name) => ({
    authenticationType: 'Managed',
    isVerified: true,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
    ...given.get(name),
    name,
  }));
}

function setSeats(tenant: Tenant, skuPartNumber: string, enabled: number): void {
  const sku = [...tenant.skus.values()].find((one) => one.skuPartNumber === skuPartNumber);
  if (!sku) throw new TypeError(`no such product: ${skuPartNumber}`);
  tenant.skus.set(sku.skuId, { ...sku, enabled });
}
