import type { ChangeLog } from './change-log.ts';
import type { Clock } from './clock.ts';
import type { DeltaRounds } from './delta-rounds.ts';
import type { Directory } from './directory.ts';
import type { SkuRecord } from './records.ts';

/** Everything that an operation works on. */
export interface Tenant {
  readonly tenantId: string;
  /** The default domain; new names must end in one of `domains`, which are the verified ones. */
  readonly domain: string;
  readonly domains: readonly string[];
  readonly domainRecords: readonly DomainRecord[];
  /** Directory roles of the app's service principal. */
  readonly directoryRoles: readonly string[];
  /** Names of the users in the administrative unit that those roles are held over; null for the whole tenant. */
  readonly roleScope: readonly string[] | null;
  /** Exchange writes the primary addresses by its policy, until somebody writes a mailbox's whole list. */
  readonly addressPolicy: boolean;
  /** The one session of Exchange Online PowerShell. */
  readonly exchange: { connected: boolean };
  readonly passPolicy: PassPolicy;
  /** Whether the tenant has Entra ID P2, without which nobody can be eligible for a role. */
  readonly hasPremium: boolean;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly skus: Map<string, SkuRecord>;
  readonly delays: Delays;
  /** When the licences of a user by a group are looked at again, by the two ids. */
  readonly licensing: Map<string, number>;
  /** What has changed among users, for delta queries. */
  readonly changes: ChangeLog;
  readonly deltaRounds: DeltaRounds;
  /** Passwords, passes and tokens that went through; memory only. */
  readonly secrets: Set<string>;
  /** Has listeners told after so many milliseconds, for what changes by time alone. */
  wakeIn(ms: number): void;
}

/** Who gets a Temporary Access Pass, and for how many minutes. */
interface PassPolicy {
  readonly state: 'enabled' | 'disabled';
  readonly minimum: number;
  readonly maximum: number;
  readonly isUsableOnce: boolean;
  readonly groups: readonly string[];
}

export interface DomainRecord {
  readonly name: string;
  readonly authenticationType: 'Managed' | 'Federated';
  readonly isVerified: boolean;
  readonly supportedServices: readonly string[];
}

export interface Delays {
  mailboxMs: number;
  replicationMs: number;
  /** From a new userPrincipalName to the addresses that follow it. */
  addressMs: number;
  /** From a mailbox that is made to the application's scope that takes it in: until then Exchange refuses. */
  scopeMs: number;
  /** From joining or leaving a group to the licences that it gives. */
  groupLicenceMs: number;
}

/** `institucion.edu.co` → `institucion.onmicrosoft.com`, the domain that every tenant is born with. */
export function initialDomain(domain: string): string {
  return `${domain.split('.')[0] ?? 'tenant'}.onmicrosoft.com`;
}
